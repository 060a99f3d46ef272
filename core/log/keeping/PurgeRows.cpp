// SPDX-License-Identifier: Apache-2.0
#include "core/log/keeping/PurgeRows.h"

#include "core/store/StoreConnection.h"

#include <QSqlQuery>

namespace ChannelConsole {

using namespace Qt::StringLiterals;

namespace {

// The index is named rather than left to SQLite (MessageFilter.h says why).
const QString kDoomed = u"FROM message INDEXED BY message_by_assistant WHERE assistant_id = ? AND "
                        "(time_ms, id) < (?, ?)"_s;
const QString kDoomedCalls
    = u"FROM webhook_call INDEXED BY webhook_call_by_time WHERE assistant_id = ? AND time_ms < ?"_s;
// Few, and told by an index of their own; in the other index they could only be told one by one.
const QString kWaitingCalls = u"FROM webhook_call INDEXED BY webhook_call_waiting WHERE state = 'waiting' "
                              "AND assistant_id = ? AND time_ms < ?"_s;

QString plain(const QUuid &id)
{
    return id.toString(QUuid::WithoutBraces);
}

QDateTime moment(qint64 milliseconds)
{
    return QDateTime::fromMSecsSinceEpoch(milliseconds, Qt::UTC);
}

QVariantList boundOf(const PurgeBounds &bounds, const LogAnchor &anchor)
{
    return {plain(bounds.assistantId), anchor.time.toMSecsSinceEpoch(), anchor.id};
}

QVariantList boundOf(const PurgeBounds &bounds, const QDateTime &before)
{
    return {plain(bounds.assistantId), before.toMSecsSinceEpoch()};
}

/// The columns of the first row, if there is one.
Result<std::optional<QList<qint64>>> numbers(
    StoreConnection &connection, const QString &sql, const QVariantList &bound)
{
    std::optional<QList<qint64>> found;
    const Result<void> read = connection.select(sql, bound, [&found](const QSqlQuery &row) {
        QList<qint64> columns;
        for (int column = 0; !row.value(column).isNull(); ++column)
            columns.append(row.value(column).toLongLong());
        if (!columns.isEmpty())
            found = columns;
    });
    if (!read)
        return read.error();
    return found;
}

/// The later of both limits counts: what either does not keep goes.
template <typename T>
void raise(std::optional<T> &bound, const T &other, bool (*isLater)(const T &, const T &))
{
    if (!bound || isLater(other, *bound))
        bound = other;
}

bool isLaterPlace(const LogAnchor &one, const LogAnchor &other)
{
    return std::pair(one.time, one.id) > std::pair(other.time, other.id);
}

bool isLaterTime(const QDateTime &one, const QDateTime &other)
{
    return one > other;
}

Result<qint64> count(StoreConnection &connection, const QString &tail, const QVariantList &bound)
{
    const auto counted = numbers(connection, u"SELECT count(*) "_s + tail, bound);
    if (!counted)
        return counted.error();
    return counted.value() ? counted.value()->constFirst() : 0;
}

Result<void> spanOf(
    StoreConnection &connection, const QString &tail, const QVariantList &bound, PurgePreview *preview)
{
    for (const auto &[order, end] : {std::pair(u" ORDER BY time_ms LIMIT 1"_s, &preview->oldest),
             std::pair(u" ORDER BY time_ms DESC LIMIT 1"_s, &preview->newest)}) {
        const auto found = numbers(connection, u"SELECT time_ms "_s + tail + order, bound);
        if (!found)
            return found.error();
        if (found.value())
            *end = moment(found.value()->constFirst());
    }
    return {};
}

} // namespace

Result<PurgeBounds> purgeBounds(
    StoreConnection &connection, const QUuid &assistantId, const RetentionRule &rule, const QDateTime &now)
{
    PurgeBounds bounds{.assistantId = assistantId};
    if (rule.days) {
        bounds.older = now.addDays(-*rule.days);
        bounds.messages = LogAnchor{.time = *bounds.older, .id = 0};
        bounds.calls = bounds.older;
    }
    if (rule.rows) {
        // The oldest that is kept, of messages and of calls.
        const QVariantList bound{plain(assistantId), *rule.rows - 1};
        const auto message = numbers(connection,
            u"SELECT time_ms, id FROM message INDEXED BY message_by_assistant WHERE assistant_id = ? "
            "ORDER BY time_ms DESC, id DESC LIMIT 1 OFFSET ?"_s,
            bound);
        if (!message)
            return message.error();
        if (message.value()) {
            const LogAnchor kept{.time = moment(message.value()->at(0)), .id = message.value()->at(1)};
            raise(bounds.messages, kept, &isLaterPlace);
        }
        const auto call = numbers(connection,
            u"SELECT time_ms FROM webhook_call INDEXED BY webhook_call_by_time WHERE assistant_id = ? "
            "ORDER BY time_ms DESC LIMIT 1 OFFSET ?"_s,
            bound);
        if (!call)
            return call.error();
        if (call.value())
            raise(bounds.calls, moment(call.value()->constFirst()), &isLaterTime);
    }
    return bounds;
}

Result<PurgePreview> countPurge(StoreConnection &connection, const PurgeBounds &bounds)
{
    PurgePreview preview;
    const Result<void> done = connection.snapshot([&]() -> Result<void> {
        const Result<FileSpace> space = fileSpace(connection);
        if (!space)
            return space.error();
        preview.space = space.value();
        if (bounds.calls) {
            const QVariantList bound = boundOf(bounds, *bounds.calls);
            const Result<qint64> all = count(connection, kDoomedCalls, bound);
            if (!all)
                return all.error();
            const Result<qint64> waiting = count(connection, kWaitingCalls, bound);
            if (!waiting)
                return waiting.error();
            preview.calls = all.value() - waiting.value();
            if (Result<void> read = spanOf(connection, kDoomedCalls, bound, &preview); !read)
                return read;
        }
        if (bounds.messages) {
            const QVariantList bound = boundOf(bounds, *bounds.messages);
            const Result<qint64> all = count(connection, kDoomed, bound);
            if (!all)
                return all.error();
            preview.messages = all.value();
            if (Result<void> read = spanOf(connection, kDoomed, bound, &preview); !read)
                return read;
        }
        return {};
    });
    if (!done)
        return done.error();
    return preview;
}

Result<BatchDone> purgeMessages(
    StoreConnection &connection, const PurgeBounds &bounds, int rows, qint64 *calls)
{
    if (!bounds.messages)
        return BatchDone{};
    const QString oldest = u"(SELECT id "_s + kDoomed + u" ORDER BY time_ms, id LIMIT ?)"_s;
    const QVariantList bound = boundOf(bounds, *bounds.messages) + QVariantList{rows};
    BatchDone batch;
    qint64 callsGone = 0;
    const Result<void> done = connection.transaction([&]() -> Result<void> {
        // Their raw calls say the same and more. One that is not read yet brought none of them.
        Result<void> deleted = connection.execute(
            u"DELETE FROM webhook_call WHERE id IN (SELECT call_id FROM message_content WHERE message_id IN "_s
                + oldest + u") AND state <> 'waiting'"_s,
            bound);
        if (!deleted)
            return deleted;
        callsGone = connection.changedRows();
        deleted = connection.execute(u"DELETE FROM message WHERE id IN "_s + oldest, bound);
        if (deleted)
            batch.count = connection.changedRows();
        return deleted;
    });
    if (!done)
        return done.error();
    *calls += callsGone;
    batch.more = batch.count == rows;
    return batch;
}

Result<BatchDone> purgeCalls(StoreConnection &connection, const PurgeBounds &bounds, int rows)
{
    if (!bounds.calls)
        return BatchDone{};
    BatchDone batch;
    const Result<void> done = connection.transaction([&]() -> Result<void> {
        Result<void> deleted = connection.execute(u"DELETE FROM webhook_call WHERE id IN (SELECT id "_s
                + kDoomedCalls + u" AND state <> 'waiting' ORDER BY time_ms LIMIT ?)"_s,
            boundOf(bounds, *bounds.calls) + QVariantList{rows});
        if (deleted)
            batch.count = connection.changedRows();
        return deleted;
    });
    if (!done)
        return done.error();
    batch.more = batch.count == rows;
    return batch;
}

Result<BatchDone> purgeRest(StoreConnection &connection, const PurgeBounds &bounds, int rows)
{
    BatchDone batch;
    const auto remove = [&](const QString &sql, const QVariantList &bound) -> Result<void> {
        Result<void> deleted = connection.execute(sql, bound + QVariantList{rows});
        batch.more = batch.more || (deleted && connection.changedRows() == rows);
        return deleted;
    };
    const Result<void> done = connection.transaction([&]() -> Result<void> {
        Result<void> deleted = remove(u"DELETE FROM webhook_commit WHERE last_id IN (SELECT last_id FROM "
                                      u"webhook_commit WHERE last_id < "
                                      "(SELECT coalesce(min(id), 0) FROM webhook_call) LIMIT ?)"_s,
            {});
        if (!deleted || !bounds.older)
            return deleted;
        deleted = remove(u"DELETE FROM waiting_delivery WHERE id IN (SELECT id FROM waiting_delivery WHERE "
                         u"assistant_id = ? "
                         "AND received_ms < ? LIMIT ?)"_s,
            boundOf(bounds, *bounds.older));
        if (!deleted)
            return deleted;
        return remove(
            u"DELETE FROM stand_in_reply WHERE (assistant_id, user_number, day) IN (SELECT assistant_id, "
            "user_number, day FROM stand_in_reply WHERE assistant_id = ? AND day < ? LIMIT ?)"_s,
            {plain(bounds.assistantId), bounds.older->toUTC().date().toString(Qt::ISODate)});
    });
    if (!done)
        return done.error();
    return batch;
}

} // namespace ChannelConsole
