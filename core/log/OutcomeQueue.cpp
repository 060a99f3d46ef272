// SPDX-License-Identifier: Apache-2.0
#include "core/log/OutcomeQueue.h"

#include "core/log/Deliveries.h"
#include "core/log/MessageRows.h"
#include "core/store/Store.h"

#include <QPromise>

#include <utility>

namespace ChannelConsole {

namespace {

/// A frame at 60 Hz: nobody sees it sooner.
constexpr int kGatherMs = 16;

/// All in one transaction. A row that is gone is refused and concerns no other; any other failure is the
/// store's, and nothing of it stands.
Result<QList<Result<LogEntry>>> settleTogether(
    StoreConnection &connection, const QList<PendingOutcome> &outcomes)
{
    QList<Result<LogEntry>> rows;
    const Result<void> done = connection.transaction([&]() -> Result<void> {
        for (const PendingOutcome &pending : outcomes) {
            Result<LogEntry> row = settle(connection, pending.id, pending.outcome, pending.learnt);
            if (!row && row.error().kind != ProblemKind::Refused)
                return row.error();
            rows.append(std::move(row));
        }
        return {};
    });
    if (!done)
        return done.error();
    return rows;
}

void finish(const PendingOutcome &pending, const Result<LogEntry> &row)
{
    pending.written->addResult(row);
    pending.written->finish();
}

void write(StoreConnection &connection, const QList<PendingOutcome> &outcomes)
{
    const Result<QList<Result<LogEntry>>> rows = settleTogether(connection, outcomes);
    if (rows) {
        for (qsizetype i = 0; i < outcomes.size(); ++i)
            finish(outcomes.at(i), rows.value().at(i));
        return;
    }
    if (outcomes.size() == 1) {
        finish(outcomes.constFirst(), rows.error());
        return;
    }
    // One of them may be at fault: the others shall not suffer for it.
    for (const PendingOutcome &pending : outcomes)
        write(connection, {pending});
}

} // namespace

Result<LogEntry> settle(
    StoreConnection &connection, qint64 id, const LogOutcome &outcome, const QDateTime &learnt)
{
    if (Result<void> stored = storeOutcome(connection, id, outcome, learnt); !stored)
        return stored.error();
    return applyWaiting(connection, id);
}

OutcomeQueue::OutcomeQueue(Store *store, QObject *parent)
    : QObject(parent)
    , m_store(store)
{
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &OutcomeQueue::writeAll);
}

OutcomeQueue::~OutcomeQueue()
{
    writeAll();
}

QFuture<Result<LogEntry>> OutcomeQueue::add(qint64 id, const LogOutcome &outcome, const QDateTime &learnt)
{
    const PendingOutcome pending{.id = id,
        .outcome = outcome,
        .learnt = learnt,
        .written = std::make_shared<QPromise<Result<LogEntry>>>()};
    pending.written->start();
    m_pending.append(pending);
    if (!m_timer.isActive())
        m_timer.start(kGatherMs);
    return pending.written->future();
}

void OutcomeQueue::writeAll()
{
    if (m_pending.isEmpty())
        return;
    m_store->perform(
        [outcomes = std::exchange(m_pending, {})](StoreConnection *connection, const Problem &whyNot) {
            if (connection) {
                write(*connection, outcomes);
                return;
            }
            for (const PendingOutcome &pending : outcomes)
                finish(pending, whyNot);
        });
}

} // namespace ChannelConsole
