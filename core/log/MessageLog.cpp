// SPDX-License-Identifier: Apache-2.0
#include "core/log/MessageLog.h"

#include "core/Clock.h"
#include "core/Continuation.h"
#include "core/log/Deliveries.h"
#include "core/log/LogPlaces.h"
#include "core/log/MessageRows.h"
#include "core/log/MessageSearch.h"
#include "core/log/SearchTrail.h"
#include "core/store/Store.h"

#include <QCoreApplication>
#include <QSqlQuery>

namespace ChannelConsole {

using namespace Qt::StringLiterals;

namespace {

const QString kNewestFirst = u" ORDER BY time_ms DESC, id DESC"_s;

LogOutcome interrupted()
{
    return {.status = MessageStatus::kUnknown,
        .note = QCoreApplication::translate("MessageLog", "The program ended before the answer came."),
        .problem = Problem{.kind = ProblemKind::OutcomeUnknown,
            .side = Side::ThisComputer,
            .text = QCoreApplication::translate("MessageLog",
                "The program ended while this message was being sent. It may or may not have gone out."),
            .remedy = QCoreApplication::translate("MessageLog",
                "Look on the user's phone or in the messaging partner's portal before sending it again.")}};
}

/// Stores the outcome, then what was reported before it, and reads the row back, for the signal.
Result<LogEntry> settle(
    StoreConnection &connection, qint64 id, const LogOutcome &outcome, const QDateTime &now)
{
    if (Result<void> stored = storeOutcome(connection, id, outcome, now); !stored)
        return stored.error();
    return applyWaiting(connection, id);
}

/// A transaction that has something to say.
template <typename T>
Result<T> inTransaction(StoreConnection &connection, const std::function<Result<T>()> &work)
{
    std::optional<T> value;
    const Result<void> done = connection.transaction([&]() -> Result<void> {
        Result<T> result = work();
        if (!result)
            return result.error();
        value = result.takeValue();
        return {};
    });
    if (!done)
        return done.error();
    return *value;
}

/// The message with its first event and its request: the row as stored.
Result<LogEntry> store(StoreConnection &connection, const LogEntry &entry, const LogRequest &request)
{
    return inTransaction<LogEntry>(connection, [&]() -> Result<LogEntry> {
        const Result<qint64> id = insertMessage(connection, entry);
        if (!id)
            return id.error();
        const LogEvent first{.time = entry.time, .status = entry.status, .note = {}};
        Result<void> done = insertEvent(connection, id.value(), first);
        if (done)
            done = insertRequest(connection, id.value(), request);
        if (!done)
            return done.error();
        return applyWaiting(connection, id.value());
    });
}

/// Settles every message that is still "sending".
Result<QList<LogEntry>> settleAll(StoreConnection &connection, const QDateTime &now)
{
    return inTransaction<QList<LogEntry>>(connection, [&]() -> Result<QList<LogEntry>> {
        const Result<QList<LogEntry>> cutOff
            = messages(connection, u" WHERE status = ?"_s, {MessageStatus::kSending});
        if (!cutOff)
            return cutOff.error();
        QList<LogEntry> settled;
        for (const LogEntry &entry : cutOff.value()) {
            const Result<LogEntry> changed = settle(connection, entry.id, interrupted(), now);
            if (!changed)
                return changed.error();
            settled.append(changed.value());
        }
        return settled;
    });
}

} // namespace

MessageLog::MessageLog(Store *store, const Clock *clock, QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_clock(clock)
    , m_trail(new SearchTrail(store, this))
{
}

QFuture<Result<int>> MessageLog::settleInterrupted()
{
    const auto work
        = [now = m_clock->now()](StoreConnection &connection) { return settleAll(connection, now); };
    return continued(m_store->run<QList<LogEntry>>(work), this,
        [this](const Result<QList<LogEntry>> &settled) -> Result<int> {
            if (!settled)
                return settled.error();
            for (const LogEntry &entry : settled.value())
                emit updated(entry);
            m_trail->nudge(); // also what an earlier version, or a crash, left
            return static_cast<int>(settled.value().size());
        });
}

QFuture<Result<qint64>> MessageLog::append(const LogEntry &entry, const LogRequest &request)
{
    const auto work
        = [entry, request](StoreConnection &connection) { return store(connection, entry, request); };
    return continued(
        m_store->run<LogEntry>(work), this, [this](const Result<LogEntry> &stored) -> Result<qint64> {
            if (!stored)
                return stored.error();
            m_trail->nudge();
            emit appended(stored.value());
            return stored.value().id;
        });
}

QFuture<Result<void>> MessageLog::recordOutcome(qint64 id, const LogOutcome &outcome)
{
    const auto work = [id, outcome, now = m_clock->now()](StoreConnection &connection) {
        return inTransaction<LogEntry>(connection, [&] { return settle(connection, id, outcome, now); });
    };
    return continued(
        m_store->run<LogEntry>(work), this, [this](const Result<LogEntry> &changed) -> Result<void> {
            if (!changed)
                return changed.error();
            m_trail->nudge();
            emit updated(changed.value());
            return {};
        });
}

void MessageLog::noteRemoval()
{
    m_trail->nudge();
    emit removed();
}

void MessageLog::announce(const Ingested &ingested)
{
    m_trail->nudge();
    if (!ingested.added.isEmpty() || !ingested.updated.isEmpty())
        emit this->ingested(ingested.added, ingested.updated);
}

QFuture<Result<LogPage>> MessageLog::page(const LogQuery &query) const
{
    return m_store->read<LogPage>(
        [query](StoreConnection &connection) { return messagePage(connection, query); });
}

QFuture<Result<LogDetail>> MessageLog::detail(qint64 id) const
{
    return m_store->read<LogDetail>(
        [id](StoreConnection &connection) { return messageDetail(connection, id); });
}

QFuture<Result<qint64>> MessageLog::count(const LogQuery &query) const
{
    return m_store->read<qint64>(
        [query](StoreConnection &connection) { return countMessages(connection, query); });
}

QFuture<Result<LogCount>> MessageLog::countUpTo(const LogQuery &query, qint64 bound) const
{
    return m_store->read<LogCount>(
        [query, bound](StoreConnection &connection) { return countOnward(connection, query, bound); });
}

QFuture<Result<LogSurroundings>> MessageLog::around(
    const LogQuery &query, const std::optional<LogAnchor> &place) const
{
    return m_store->read<LogSurroundings>(
        [query, place](StoreConnection &connection) { return surroundings(connection, query, place); });
}

QFuture<Result<QSet<qint64>>> MessageLog::shownOf(const MessageFilter &filter, const QList<qint64> &ids) const
{
    return m_store->read<QSet<qint64>>(
        [filter, ids](StoreConnection &connection) { return shownIds(connection, filter, ids); });
}

QFuture<Result<bool>> MessageLog::hasSentTo(const QUuid &assistantId, const QString &userNumber) const
{
    return m_store->read<bool>([assistantId, userNumber](StoreConnection &connection) -> Result<bool> {
        const Result<std::optional<LogEntry>> sent = firstMessage(connection,
            // A `+` keeps SQLite from going through all of the assistant, or of a direction.
            u" WHERE +assistant_id = ? AND user_number = ? AND +direction = 'outbound' AND status NOT IN (?, ?)"_s,
            {assistantId.toString(QUuid::WithoutBraces), userNumber, MessageStatus::kFailed,
                MessageStatus::kCancelled});
        if (!sent)
            return sent.error();
        return sent.value().has_value();
    });
}

QFuture<Result<std::optional<QDateTime>>> MessageLog::lastInbound(
    const QUuid &assistantId, const QString &businessNumber, const QString &userNumber) const
{
    return m_store->read<std::optional<QDateTime>>(
        [assistantId, businessNumber, userNumber](
            StoreConnection &connection) -> Result<std::optional<QDateTime>> {
            std::optional<QDateTime> last;
            // The first event of an inbound message tells when the partner says it was written; a clock that
            // is ahead does not prolong anything.
            const Result<void> read = connection.select(
                u"SELECT max(min(m.time_ms, coalesce((SELECT e.reported_ms FROM message_event e WHERE "
                u"e.message_id = m.id "
                "ORDER BY e.id LIMIT 1), m.time_ms))) FROM message m WHERE +m.assistant_id = ? AND "
                "m.user_number = ? AND +m.business_number = ? AND +m.direction = 'inbound'"_s,
                {assistantId.toString(QUuid::WithoutBraces), userNumber, businessNumber},
                [&last](const QSqlQuery &row) {
                    if (!row.value(0).isNull())
                        last = QDateTime::fromMSecsSinceEpoch(row.value(0).toLongLong(), Qt::UTC);
                });
            if (!read)
                return read.error();
            return last;
        });
}

QFuture<Result<std::optional<LogEntry>>> MessageLog::latest(const QUuid &assistantId) const
{
    return m_store->read<std::optional<LogEntry>>([assistantId](StoreConnection &connection) {
        return firstMessage(connection, u" WHERE assistant_id = ?"_s + kNewestFirst,
            {assistantId.toString(QUuid::WithoutBraces)});
    });
}

} // namespace ChannelConsole
