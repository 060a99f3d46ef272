// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/Result.h"
#include "core/Steps.h"

#include <QFuture>
#include <QObject>
#include <QPromise>
#include <QSqlDatabase>
#include <QThread>
#include <QVariant>

#include <functional>
#include <memory>

class QSqlQuery;

namespace ChannelConsole {

/// One open connection, for use on the store's thread from within Store::run().
class StoreConnection final
{
public:
    explicit StoreConnection(QSqlDatabase database);

    /// Runs one statement. The problem is classified: StoreFull, StoreReadOnly, StoreCorrupt, StoreFailed.
    [[nodiscard]] Result<void> execute(const QString &sql, const QVariantList &bound = {});
    /// Like execute(), handing each row to `row`.
    [[nodiscard]] Result<void> select(
        const QString &sql, const QVariantList &bound, const std::function<void(const QSqlQuery &)> &row);
    [[nodiscard]] qint64 lastInsertId() const;
    /// All of `work` or nothing: commits (durably: synchronous=FULL) if it succeeds, rolls back otherwise.
    [[nodiscard]] Result<void> transaction(const std::function<Result<void>()> &work);

private:
    QSqlDatabase m_database;
    QVariant m_lastInsertId;
};

/// The program's one SQLite file, on a thread of its own: WAL, synchronous=FULL, foreign keys, numbered migrations, directory 0700
/// and files 0600. Holds a lock file, so that a second instance is told apart from a damaged file.
class Store final : public QObject
{
    Q_OBJECT
public:
    explicit Store(QObject *parent = nullptr);
    ~Store() override; ///< finishes what was handed in, then closes

    /// Creates or opens `directory`/channel-console.db and migrates it. StoreTooNew, StoreInUse, StoreCorrupt and
    /// StoreReadOnly leave the file as it was. Before migrating an older file a copy is put beside it.
    [[nodiscard]] QFuture<Result<void>> open(const QString &directory);

    /// Runs `work` on the store's thread, in the order of the calls. Completes exactly once; StoreFailed if the store is not open.
    template<typename T>
    [[nodiscard]] QFuture<Result<T>> run(std::function<Result<T>(StoreConnection &)> work)
    {
        auto promise = std::make_shared<QPromise<Result<T>>>();
        promise->start();
        QFuture<Result<T>> future = promise->future();
        post([promise, work = std::move(work)](StoreConnection *connection, const Problem &whyNot) {
            if (connection)
                promise->addResult(work(*connection));
            else
                promise->addResult(Result<T>(whyNot));
            promise->finish();
        });
        return future;
    }

    static constexpr int kSchemaVersion = 1;

private:
    using Work = std::function<void(StoreConnection *, const Problem &)>;
    void post(Work work);

    class Worker;
    QThread m_thread;
    Worker *m_worker;
};

} // namespace ChannelConsole
