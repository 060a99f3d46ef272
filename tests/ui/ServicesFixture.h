// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/channel/AssistantStore.h"
#include "core/message/ScriptRunner.h"
#include "core/message/TemplateCatalogue.h"
#include "core/sandbox/Forge.h"
#include "core/webhook/CallLog.h"
#include "core/webhook/WebhookEndpoints.h"
#include "message/SendFixture.h"
#include "ui/Services.h"

#include <QWidget>

namespace ChannelConsole {

/// What a page may ask, real but for the keychain and the clock; assistants are added as the program adds
/// them.
class ServicesFixture final
{
public:
    ServicesFixture()
        : assistants(core.stored.store.get(), &core.vault)
        , calls(core.stored.store.get())
        , endpoints(core.stored.store.get(), &assistants, &core.vault, &calls, &core.clock)
        , forge(&assistants, &endpoints, &core.log, &core.client, &core.clock)
        , templates(
              core.stored.store.get(), &assistants, &core.client, &core.vault, &core.sandbox, &core.clock)
        , services{.assistants = &assistants,
              .log = &core.log,
              .testSend = core.service.get(),
              .vault = &core.vault,
              .sandbox = &core.sandbox,
              .http = &core.client,
              .calls = &calls,
              .endpoints = &endpoints,
              .forge = &forge,
              .templates = &templates,
              .scripts = &scripts,
              .clock = &core.clock}
    {
    }

    /// A sandbox assistant ready to send through the partner; null if it could not be saved.
    [[nodiscard]] QUuid addSandbox(const QString &partnerId)
    {
        const Sandbox::Starter starter = Sandbox::starter();
        ConfigurationChange change{.configuration = starter.configuration};
        change.configuration.partnerId = partnerId;
        const QHash<QString, QByteArray> secrets = starter.secrets.value(partnerId);
        for (auto secret = secrets.cbegin(); secret != secrets.cend(); ++secret)
            change.newSecrets += {.partnerId = partnerId,
                .fieldId = secret.key(),
                .value = secret.value(),
                .origin = Sandbox::origin(partnerId)};
        return add(starter.assistant, change);
    }

    /// An assistant of a Karix account whose API is the host; null if it could not be saved.
    [[nodiscard]] QUuid addReal(const CountingHost &host, const QString &name = QStringLiteral("Flight desk"))
    {
        ConfigurationChange change{.configuration = emptyConfiguration()};
        change.configuration.partnerId = QStringLiteral("karix");
        PartnerSettings &settings = change.configuration.settings[change.configuration.partnerId];
        settings.numbers = {QStringLiteral("+441134960000"), QStringLiteral("+441134960001")};
        settings.values = {{QStringLiteral("apiUrl"), host.origin()}};
        change.newSecrets = {{.partnerId = change.configuration.partnerId,
            .fieldId = QStringLiteral("accountKey"),
            .value = SendFixture::kRealSecret,
            .origin = host.origin()}};
        return add({.id = change.configuration.assistantId, .name = name}, change);
    }

    /// An assistant with nothing but what `change` puts into its configuration.
    template <typename Change>
    [[nodiscard]] QUuid addWith(Change change)
    {
        ChannelConfiguration configuration = emptyConfiguration();
        change(configuration);
        return add({.id = configuration.assistantId, .name = QStringLiteral("Claims bot")},
            {.configuration = configuration});
    }

    [[nodiscard]] QUuid add(const Assistant &assistant, const ConfigurationChange &change)
    {
        ChannelConfiguration bare = change.configuration;
        bare.assistantId = assistant.id;
        const auto added = assistants.addAssistant(assistant, bare);
        if (!finishes(added) || !added.result().ok())
            return {};
        const auto saved = assistants.saveConfiguration(change);
        return finishes(saved) && saved.result().ok() ? assistant.id : QUuid();
    }

    SendFixture core;
    AssistantStore assistants;
    CallLog calls;
    WebhookEndpoints endpoints;
    Forge forge;
    TemplateCatalogue templates;
    ScriptRunner scripts;
    Services services;

private:
    [[nodiscard]] static ChannelConfiguration emptyConfiguration()
    {
        return {.id = QUuid::createUuid(), .assistantId = QUuid::createUuid()};
    }
};

/// The shown control with this accessible name: how scripts and screen readers find it. Null if there is
/// none.
template <typename Widget>
[[nodiscard]] Widget *named(const QWidget &page, const QString &accessibleName)
{
    for (Widget *widget : page.findChildren<Widget *>()) {
        if (widget->accessibleName() == accessibleName && widget->isVisibleTo(&page))
            return widget;
    }
    return nullptr;
}

} // namespace ChannelConsole
