// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/channel/AssistantStore.h"
#include "core/secret/SecretVault.h"
#include "support/FakeSecretStore.h"
#include "support/StoreFixture.h"

#include <QSqlQuery>

namespace ChannelConsole {

/// Assistants on a real database and a keychain in memory, which outlives restarts as a real one does.
class ChannelFixture final
{
public:
    ChannelFixture() { start(); }

    /// Another start of the program: what was kept until quit is gone.
    void restart()
    {
        assistants.reset();
        vault.reset();
        m_store.reopen();
        start();
    }

    [[nodiscard]] Store &store() { return *m_store.store; }
    [[nodiscard]] QString directory() const { return m_store.directory(); }

    [[nodiscard]] bool execute(const QString &sql)
    {
        const auto done
            = store().run<void>([sql](StoreConnection &connection) { return connection.execute(sql); });
        return finishes(done) && done.result().ok();
    }

    /// The first column of every row.
    [[nodiscard]] QStringList column(const QString &sql)
    {
        const auto read = store().run<QStringList>([sql](StoreConnection &connection) -> Result<QStringList> {
            QStringList values;
            const Result<void> done = connection.select(
                sql, {}, [&values](const QSqlQuery &row) { values.append(row.value(0).toString()); });
            if (!done)
                return done.error();
            return values;
        });
        return finishes(read) && read.result().ok() ? read.result().value()
                                                    : QStringList{QStringLiteral("unreadable")};
    }

    /// Names that something uses, and names the journal has.
    [[nodiscard]] QStringList adopted()
    {
        return column(QStringLiteral("SELECT name FROM secret_entry WHERE place = 'keychain' ORDER BY name"));
    }
    [[nodiscard]] QStringList journal() { return column(QStringLiteral("SELECT name FROM secret_journal")); }

    FakeSecretStore keychain;
    std::unique_ptr<SecretVault> vault;
    std::unique_ptr<AssistantStore> assistants;
    bool isReady = false;

private:
    void start()
    {
        vault = std::make_unique<SecretVault>(&keychain);
        assistants = std::make_unique<AssistantStore>(m_store.store.get(), vault.get());
        const auto loaded = assistants->load();
        isReady = m_store.isOpen && finishes(loaded) && loaded.result().ok();
    }

    StoreFixture m_store;
};

} // namespace ChannelConsole
