// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/channel/AssistantStore.h"
#include "core/log/keeping/LogKeeping.h"
#include "core/message/ScriptRunner.h"
#include "core/message/TemplateCatalogue.h"
#include "core/sandbox/Forge.h"
#include "ui/Services.h"
#include "webhook/ChannelServices.h"

#include <QWidget>

namespace ChannelConsole {

/// ChannelServices as a page asks for them.
class ServicesFixture final : public ChannelServices
{
public:
    ServicesFixture()
        : keeping(core.stored.store.get(), &core.log, &calls, &core.clock)
        , forge(&assistants, &endpoints, &core.log, &core.client, &core.clock)
        , templates(
              core.stored.store.get(), &assistants, &core.client, &core.vault, &core.sandbox, &core.clock)
        , services{.assistants = &assistants,
              .log = &core.log,
              .keeping = &keeping,
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

    LogKeeping keeping;
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
