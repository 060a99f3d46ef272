// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/Result.h"
#include "core/Steps.h"
#include "core/store/StoreConnection.h"

#include <QFuture>
#include <QObject>
#include <QPromise>

#include <atomic>
#include <functional>
#include <memory>

namespace ChannelConsole {

class StoreThread;
class StoreWorker;

/// The program's one SQLite file, on threads of its own: WAL, synchronous=FULL, foreign keys, numbered
/// migrations, directory 0700 and files 0600. Holds a lock file, so that a second instance is told apart from
/// a damaged file.
class Store final : public QObject
{
    Q_OBJECT
public:
    explicit Store(QObject *parent = nullptr);
    /// With another folder of migrations: how tests make older and newer files.
    explicit Store(const QString &migrations, QObject *parent = nullptr);
    ~Store() override; ///< finishes what was handed in, then closes

    /// Creates or opens `directory`/channel-console.db and migrates it. StoreTooNew, StoreInUse, StoreCorrupt
    /// and StoreReadOnly leave the file as it was. Before migrating an older file a copy is put beside it.
    [[nodiscard]] QFuture<Result<void>> open(const QString &directory);

    /// Runs `work` on the store's writing thread, in the order of the calls. Completes exactly once, there;
    /// with the reason if the store is not open.
    template <typename T>
    [[nodiscard]] QFuture<Result<T>> run(std::function<Result<T>(StoreConnection &)> work)
    {
        return hand<T>(&Store::postWrite, std::move(work));
    }

    /// For looking only, on a thread and connection of their own: however long it takes, no write waits for
    /// it. Sees every write whose future has finished.
    template <typename T>
    [[nodiscard]] QFuture<Result<T>> read(std::function<Result<T>(StoreConnection &)> work)
    {
        return hand<T>(&Store::postRead, std::move(work));
    }

    using Work = std::function<void(StoreConnection *, const Problem &whyNot)>;
    /// Like run(), for who goes on on the writing thread itself: `work` gets no connection, and the reason,
    /// if the store is not open. It is not called at all if the store is destroyed before.
    void perform(Work work) { postWrite(std::move(work)); }

    /// How many pieces of work were handed to the writing thread up to now: who has a lot to write and no
    /// hurry tells by it whether others write too, and gives way. Any thread.
    [[nodiscard]] quint64 handedForWriting() const { return m_handed.load(std::memory_order_relaxed); }

    static constexpr int kSchemaVersion = 4;

signals:
    /// While open() is under way: the file is of an older version, and is now copied and migrated. With many
    /// messages that takes many seconds. Comes on the thread this object lives on.
    void upgrading();

private:
    template <typename T>
    [[nodiscard]] QFuture<Result<T>> hand(
        void (Store::*post)(Work), std::function<Result<T>(StoreConnection &)> work)
    {
        auto promise = std::make_shared<QPromise<Result<T>>>();
        promise->start();
        QFuture<Result<T>> future = promise->future();
        (this->*post)([promise, work = std::move(work)](StoreConnection *connection, const Problem &whyNot) {
            if (connection)
                promise->addResult(work(*connection));
            else
                promise->addResult(Result<T>(whyNot));
            promise->finish();
        });
        return future;
    }
    void postWrite(Work work);
    void postRead(Work work);

    QString m_migrations;
    std::atomic<quint64> m_handed = 0;
    std::unique_ptr<StoreWorker> m_writer;
    std::unique_ptr<StoreWorker> m_reader;
    std::unique_ptr<StoreThread> m_writingThread;
    std::unique_ptr<StoreThread> m_readingThread;
};

} // namespace ChannelConsole
