// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/channel/AssistantStore.h"
#include "core/webhook/CallIngest.h"
#include "core/webhook/CallLog.h"
#include "core/webhook/WebhookEndpoints.h"
#include "message/SendFixture.h"

namespace ChannelConsole {

/// A webhook endpoint with everything behind it, real but for the keychain and the clock.
class SandboxFixture final
{
public:
    SandboxFixture()
        : assistants(core.stored.store.get(), &core.vault)
        , calls(core.stored.store.get())
        , ingest(core.stored.store.get(), &calls, &core.log)
        , endpoints(core.stored.store.get(), &assistants, &core.vault, &calls, &core.clock)
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

    template <typename Change>
    [[nodiscard]] bool set(const QUuid &assistantId, Change change)
    {
        EndpointSettings settings = endpoints.settings(assistantId);
        settings.port = 0; // a free one
        change(settings);
        const auto saved = endpoints.saveSettings(assistantId, settings);
        return finishes(saved) && saved.result().ok();
    }

    [[nodiscard]] bool start(const QUuid &assistantId)
    {
        if (!set(assistantId, [](EndpointSettings &) {}))
            return false;
        const auto started = endpoints.start(assistantId);
        return finishes(started) && started.result().ok();
    }

    /// Newest first.
    [[nodiscard]] QList<LogEntry> logged(const QUuid &assistantId) const
    {
        const auto page = core.log.page({.assistantId = assistantId});
        return finishes(page) && page.result().ok() ? page.result().value().entries : QList<LogEntry>();
    }

    SendFixture core;
    AssistantStore assistants;
    CallLog calls;
    CallIngest ingest;
    WebhookEndpoints endpoints;
};

} // namespace ChannelConsole
