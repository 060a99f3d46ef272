// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/channel/AssistantStore.h"
#include "core/secret/SecretVault.h"
#include "core/store/Store.h"
#include "support/Await.h"
#include "support/FakeSecretStore.h"

#include <QTemporaryDir>

#include <chrono>
#include <memory>

namespace ChannelConsole {

/// A real database in a folder of its own and a keychain that can be told to fail, with two real assistants
/// and one of the sandbox.
class ConfigurationFixture final
{
public:
    [[nodiscard]] bool open()
    {
        return directory.isValid() && succeeds(store.open(directory.path())) && succeeds(assistants.load())
            && add(desk) && add(claims) && add(sandbox);
    }

    template <typename Future>
    [[nodiscard]] static bool succeeds(const Future &future)
    {
        return finishes(future) && future.result().ok();
    }

    [[nodiscard]] ChannelConfiguration stored() const { return assistants.configuration(desk.id); }

    /// Every write is refused in this way from now on.
    void refuseWrites(SecretError error)
    {
        keychain.fault = [error](const QString &job, const QString &, int) -> std::optional<SecretFailure> {
            if (job != QStringLiteral("write"))
                return std::nullopt;
            return SecretFailure{.error = error, .details = QStringLiteral("told to")};
        };
    }

    QTemporaryDir directory;
    Store store;
    FakeSecretStore keychain;
    SecretVault vault{&keychain};
    AssistantStore assistants{&store, &vault};
    const Assistant desk = make("Flight desk", false);
    const Assistant claims = make("Claims bot", false);
    const Assistant sandbox = make("Practice", true);

private:
    static Assistant make(const char *name, bool isSandbox)
    {
        Assistant assistant;
        assistant.id = QUuid::createUuid();
        assistant.name = QString::fromLatin1(name);
        assistant.streamId = QStringLiteral("st-2724c525-8a2b-5d9f-9a00-0123456789ab");
        assistant.sandbox = isSandbox;
        return assistant;
    }

    [[nodiscard]] bool add(const Assistant &assistant)
    {
        ChannelConfiguration configuration;
        configuration.id = QUuid::createUuid();
        configuration.assistantId = assistant.id;
        return succeeds(assistants.addAssistant(assistant, configuration));
    }
};

} // namespace ChannelConsole
