// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/channel/AssistantStore.h"
#include "core/webhook/CallLog.h"
#include "core/webhook/WebhookEndpoints.h"
#include "message/SendFixture.h"

namespace ChannelConsole {

/// Assistants, their calls and their endpoints, real but for the keychain and the clock; assistants are added
/// as the program adds them.
class ChannelServices
{
public:
    ChannelServices()
        : assistants(core.stored.store.get(), &core.vault)
        , calls(core.stored.store.get())
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

    SendFixture core;
    AssistantStore assistants;
    CallLog calls;
    WebhookEndpoints endpoints;
};

} // namespace ChannelConsole
