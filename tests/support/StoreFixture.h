// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/Store.h"
#include "support/Await.h"

#include <QDir>
#include <QTemporaryDir>
#include <QUuid>

#include <memory>

namespace ChannelConsole {

/// A real store in a folder of its own. `isOpen` is false if it could not be opened.
class StoreFixture final
{
public:
    StoreFixture() { reopen(); }

    /// Closes it and opens it again: what another start of the program would find.
    void reopen()
    {
        store.reset();
        store = std::make_unique<Store>();
        const QFuture<Result<void>> opened = store->open(directory());
        isOpen = finishes(opened) && opened.result().ok();
    }

    [[nodiscard]] QString directory() const { return m_folder.filePath(QStringLiteral("data")); }
    [[nodiscard]] QString databasePath() const { return directory() + QStringLiteral("/channel-console.db"); }

    /// A bare row, for tests of what belongs to an assistant (a message cannot be logged without one).
    [[nodiscard]] bool addAssistantRow(const QUuid &id)
    {
        const auto added = store->run<void>([id](StoreConnection &connection) {
            return connection.execute(
                QStringLiteral(
                    "INSERT INTO assistant (id, position, name, stream_id, platform_host, environment, "
                    "webhook_template, sandbox) VALUES (?, 0, 'Flight desk', '', '', '', '', 0)"),
                {id.toString(QUuid::WithoutBraces)});
        });
        return finishes(added) && added.result().ok();
    }

private:
    QTemporaryDir m_folder; // before the store: it is removed after the store was closed

public:
    std::unique_ptr<Store> store;
    bool isOpen = false;
};

} // namespace ChannelConsole
