// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/log/MessageLog.h"

#include <QTimer>

#include <memory>

template <typename T>
class QPromise;

namespace ChannelConsole {

class StoreConnection;

/// Stores how a send ended, then what was reported before that was known, and reads the row back. Within a
/// transaction of the caller's, on the store's writing thread.
[[nodiscard]] Result<LogEntry> settle(
    StoreConnection &connection, qint64 id, const LogOutcome &outcome, const QDateTime &learnt);

/// One that waits to be written.
struct PendingOutcome
{
    qint64 id = 0; ///< of the row
    LogOutcome outcome;
    QDateTime learnt; ///< UTC
    std::shared_ptr<QPromise<Result<LogEntry>>> written;
};

/// Writes how sends ended, those of a few milliseconds in one commit. Nobody waits for an outcome to be on
/// the disk (it is shown already, and a crash leaves the row "sending", which becomes "unknown"), while the
/// next message cannot go out before its own row is there: so that one goes first. On the log's thread.
class OutcomeQueue final : public QObject
{
    Q_OBJECT
public:
    /// `store` must outlive it.
    explicit OutcomeQueue(Store *store, QObject *parent = nullptr);
    ~OutcomeQueue() override; ///< hands the rest over to the store, which finishes it

    /// The row as it is then, once that is durable. Completes on the store's thread.
    [[nodiscard]] QFuture<Result<LogEntry>> add(
        qint64 id, const LogOutcome &outcome, const QDateTime &learnt);

private:
    void writeAll();

    Store *m_store;
    QList<PendingOutcome> m_pending;
    QTimer m_timer;
};

} // namespace ChannelConsole
