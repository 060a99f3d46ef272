// SPDX-License-Identifier: Apache-2.0
#include "core/log/UnindexedRows.h"

#include "core/log/MessageReader.h"
#include "core/log/SearchIndex.h"
#include "core/log/SearchText.h"
#include "core/store/StoreConnection.h"

#include <QSqlQuery>

namespace ChannelConsole {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kRowsAtOnce = 1000;

bool isInRange(const LogEntry &entry, const LogQuery &query)
{
    const LogAnchor anchor = anchorOf(entry);
    return !(query.filter.from.isValid() && entry.time < query.filter.from)
        && !(query.filter.until.isValid() && entry.time >= query.filter.until)
        && !(query.olderThan && !isOlder(query.order, anchor, *query.olderThan))
        && !(query.newerThan && !isOlder(query.order, *query.newerThan, anchor));
}

/// What is new or has changed since it was indexed. There are few as a rule: the index follows soon.
Result<QList<LogEntry>> changedRows(
    StoreConnection &connection, const SearchText &text, const LogQuery &query)
{
    QList<LogEntry> found;
    MessageSelection selection = conditionsOf(query.filter);
    selection.from = u"message_unindexed CROSS JOIN message ON id = message_unindexed.message_ref"_s;
    selection.clauses.append(u"message_unindexed.message_ref > ?"_s);
    selection.order = u" ORDER BY message_unindexed.message_ref"_s;
    selection.bound.append(0);
    bool more = true;
    while (more) {
        const Result<QList<LogEntry>> rows = selectedRows(connection, selection, kRowsAtOnce);
        if (!rows)
            return rows;
        for (const LogEntry &entry : rows.value()) {
            if (!isInRange(entry, query))
                continue;
            const Result<QString> searched = searchedText(connection, entry);
            if (!searched)
                return searched.error();
            if (text.matches(searched.value()))
                found.append(entry);
        }
        more = rows.value().size() == kRowsAtOnce;
        if (more)
            selection.bound.last() = rows.value().constLast().id;
    }
    return found;
}

/// Further on, after the last row that was seen.
void moveOn(LogQuery &query, const LogEntry &last)
{
    (query.order.direction == Qt::AscendingOrder ? query.newerThan : query.olderThan) = anchorOf(last);
}

/// Of the rows up to `until`, from before there was an index, those that it has not reached. Up to `limit`.
Result<QList<LogEntry>> oldRows(
    StoreConnection &connection, const SearchText &text, LogQuery query, qint64 until, qint64 limit)
{
    QList<LogEntry> found;
    bool more = true;
    while (more && found.size() < limit) {
        MessageSelection selection = selectionOf(query);
        selection.clauses
            << u"id <= ?"_s
            << u"NOT EXISTS (SELECT 1 FROM message_search WHERE message_search.message_ref = id)"_s
            << u"NOT EXISTS (SELECT 1 FROM message_unindexed WHERE message_unindexed.message_ref = id)"_s;
        selection.bound.append(until);
        const Result<QList<LogEntry>> rows = selectedRows(connection, selection, kRowsAtOnce);
        if (!rows)
            return rows;
        for (const LogEntry &entry : rows.value()) {
            if (found.size() < limit && text.matches(searchedColumns(entry)))
                found.append(entry);
        }
        more = rows.value().size() == kRowsAtOnce;
        if (more)
            moveOn(query, rows.value().constLast());
    }
    return found;
}

} // namespace

const QString kIsUnindexed
    = u"EXISTS (SELECT 1 FROM message_unindexed) OR EXISTS (SELECT 1 FROM message_fill WHERE old_until > 0)"_s;

Result<Unindexed> readUnindexed(StoreConnection &connection)
{
    Unindexed found;
    const Result<void> read
        = connection.select(u"SELECT old_until, EXISTS (SELECT 1 FROM message_unindexed) FROM message_fill"_s,
            {}, [&found](const QSqlQuery &row) {
                found = {.changed = row.value(1).toBool(), .oldUntil = row.value(0).toLongLong()};
            });
    if (!read)
        return read.error();
    return found;
}

Result<QList<LogEntry>> unindexedRows(StoreConnection &connection, const SearchText &text,
    const LogQuery &query, const Unindexed &rest, qint64 most)
{
    QList<LogEntry> found;
    if (rest.changed) {
        Result<QList<LogEntry>> changed = changedRows(connection, text, query);
        if (!changed)
            return changed;
        found = changed.takeValue();
    }
    if (rest.oldUntil > 0) {
        const Result<QList<LogEntry>> old = oldRows(connection, text, query, rest.oldUntil, most);
        if (!old)
            return old;
        found += old.value();
    }
    return found;
}

} // namespace ChannelConsole
