// SPDX-License-Identifier: Apache-2.0
#include "core/log/MessageSearch.h"

#include "core/log/MessageReader.h"
#include "core/log/SearchIndex.h"
#include "core/log/SearchText.h"
#include "core/store/StoreConnection.h"

#include <QSqlQuery>

#include <algorithm>
#include <limits>

namespace ChannelConsole {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kNoLimit = -1;
constexpr qint64 kRowsAtOnce = 1000;

/// What is to be looked through row by row, because the index does not have it as it is now. As a rule
/// nothing, and then the search is the index's alone.
struct Unindexed
{
    bool changed = false; ///< there are new or changed messages
    qint64 oldUntil = 0; ///< of those from before there was an index, the last that it may lack
};

Result<Unindexed> unindexed(StoreConnection &connection)
{
    Unindexed found;
    const Result<void> read
        = connection.select(u"SELECT EXISTS (SELECT 1 FROM message_unindexed), old_until FROM message_fill"_s,
            {}, [&found](const QSqlQuery &row) {
                found = {.changed = row.value(0).toBool(), .oldUntil = row.value(1).toLongLong()};
            });
    if (!read)
        return read.error();
    return found;
}

/// A LIKE pattern for "contains": what the user typed has no wildcards.
QString containing(QString text)
{
    text.replace(u'\\', u"\\\\"_s).replace(u'%', u"\\%"_s).replace(u'_', u"\\_"_s);
    return u'%' + text + u'%';
}

/// Along the order of the log.
MessageSelection walk(const LogQuery &query)
{
    MessageSelection selection = selectionOf(query);
    if (const SearchText text(query.filter.text); !text.isEmpty() && text.isBare()) {
        selection.clauses.append(u"text LIKE ? ESCAPE '\\'"_s);
        selection.bound.append(containing(text.typed()));
    }
    return selection;
}

/// Along the search index, which is in the order of the log too; by status the rows found are sorted. Not
/// what has changed since it was indexed.
MessageSelection search(const SearchText &text, const LogQuery &query, const Unindexed &rest)
{
    const MessageFilter &filter = query.filter;
    MessageSelection selection = conditionsOf(filter);
    const QString words = text.wordsExpression();
    const QString runs = text.runsExpression();
    const QString first = words.isEmpty() ? u"message_runs"_s : u"message_words"_s;
    const QString place = first + u".rowid"_s;
    selection.from = first
        + u" CROSS JOIN message_search ON place = %1 CROSS JOIN message ON id = message_search.message_ref"_s
              .arg(place);
    selection.clauses.append(u"%1 MATCH ?"_s.arg(first));
    selection.bound.append(words.isEmpty() ? runs : words);
    if (!words.isEmpty() && !runs.isEmpty()) {
        selection.clauses.append(u"place IN (SELECT rowid FROM message_runs WHERE message_runs MATCH ?)"_s);
        selection.bound.append(runs);
    }
    if (rest.changed)
        selection.clauses.append(u"NOT EXISTS (SELECT 1 FROM message_unindexed WHERE "
                                 "message_unindexed.message_ref = message_search.message_ref)"_s);
    const auto bound = [&](const QString &comparison, const LogAnchor &anchor) {
        selection.clauses.append(u"%1 %2 ?"_s.arg(place, comparison));
        selection.bound.append(searchPlace(anchor));
    };
    if (filter.from.isValid())
        bound(u">="_s, {.time = filter.from, .id = 0});
    if (query.order.by == LogSort::Status) {
        const MessageSelection walked
            = selectionOf({.order = query.order, .olderThan = query.olderThan, .newerThan = query.newerThan});
        selection.order = walked.order;
        selection.clauses += walked.clauses;
        selection.bound += walked.bound;
        if (filter.until.isValid())
            bound(u"<"_s, {.time = filter.until, .id = 0});
        return selection;
    }
    selection.order
        = u" ORDER BY "_s + place + (query.order.direction == Qt::AscendingOrder ? u" ASC"_s : u" DESC"_s);
    if (query.newerThan)
        bound(u">"_s, *query.newerThan);
    std::optional<LogAnchor> before = query.olderThan;
    if (filter.until.isValid() && !(before && before->time < filter.until))
        before = LogAnchor{.time = filter.until, .id = 0};
    if (before)
        bound(u"<"_s, *before);
    return selection;
}

Result<QList<LogEntry>> rowsOf(
    StoreConnection &connection, MessageSelection selection, qint64 limit, qint64 skip = 0)
{
    selection.bound << limit << skip;
    return readMessages(connection,
        selection.from + selection.where() + selection.order + u" LIMIT ? OFFSET ?"_s, selection.bound);
}

Result<qint64> countOf(StoreConnection &connection, MessageSelection selection, qint64 limit)
{
    qint64 count = 0;
    selection.bound.append(limit);
    const Result<void> read = connection.select(
        u"SELECT count(*) FROM (SELECT 1 FROM "_s + selection.from + selection.where() + u" LIMIT ?)"_s,
        selection.bound, [&count](const QSqlQuery &row) { count = row.value(0).toLongLong(); });
    if (!read)
        return read.error();
    return count;
}

bool isInRange(const LogEntry &entry, const LogQuery &query)
{
    const LogAnchor anchor = anchorOf(entry);
    return !(query.filter.from.isValid() && entry.time < query.filter.from)
        && !(query.filter.until.isValid() && entry.time >= query.filter.until)
        && !(query.olderThan && !isOlder(query.order, anchor, *query.olderThan))
        && !(query.newerThan && !isOlder(query.order, *query.newerThan, anchor));
}

/// A search is several selects, and between two of them a row may go into the index: it would be in neither.
Result<void> atOneMoment(
    StoreConnection &connection, const LogQuery &query, const std::function<Result<void>()> &read)
{
    return query.filter.text.isEmpty() ? read() : connection.snapshot(read);
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
        const Result<QList<LogEntry>> rows = rowsOf(connection, selection, kRowsAtOnce);
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
        const Result<QList<LogEntry>> rows = rowsOf(connection, selection, kRowsAtOnce);
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

/// What the index does not know: all that has changed, and up to `most` rows from before it.
Result<QList<LogEntry>> otherRows(StoreConnection &connection, const SearchText &text, const LogQuery &query,
    const Unindexed &rest, qint64 most)
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

void sort(QList<LogEntry> &entries, const LogOrder &order)
{
    std::sort(entries.begin(), entries.end(), [&order](const LogEntry &one, const LogEntry &other) {
        return order.direction == Qt::AscendingOrder ? isOlder(order, anchorOf(one), anchorOf(other))
                                                     : isOlder(order, anchorOf(other), anchorOf(one));
    });
}

/// Rows far down. Of those passed over as many as there are others may come from elsewhere than the index:
/// it is walked that much less far, and what is passed over too is cut off.
Result<QList<LogEntry>> searchedRowsAfter(StoreConnection &connection, const SearchText &text,
    const LogQuery &query, const Unindexed &rest, qint64 limit)
{
    Result<QList<LogEntry>> others = otherRows(connection, text, query, rest, query.skip + limit);
    if (!others)
        return others;
    QList<LogEntry> all = others.takeValue();
    const qint64 from = std::max<qint64>(0, query.skip - all.size());
    const qint64 passed = query.skip - from;
    const Result<QList<LogEntry>> indexed
        = rowsOf(connection, search(text, query, rest), passed + limit, from);
    if (!indexed)
        return indexed;
    all += indexed.value();
    sort(all, query.order);
    return all.mid(passed, limit);
}

/// The first `limit` rows that have the text, from all three places.
Result<QList<LogEntry>> searchedRows(
    StoreConnection &connection, const SearchText &text, const LogQuery &query, qint64 limit)
{
    const Result<Unindexed> rest = unindexed(connection);
    if (!rest)
        return rest.error();
    if (query.skip > 0)
        return searchedRowsAfter(connection, text, query, rest.value(), limit);
    Result<QList<LogEntry>> indexed = rowsOf(connection, search(text, query, rest.value()), limit);
    if (!indexed)
        return indexed;
    QList<LogEntry> all = indexed.takeValue();
    LogQuery nearer = query;
    if (all.size() == limit && !all.isEmpty() && query.order == LogOrder{})
        nearer.filter.from = all.constLast().time; // what is older is not on this page
    const Result<QList<LogEntry>> others = otherRows(connection, text, nearer, rest.value(), limit);
    if (!others)
        return others;
    if (others.value().isEmpty())
        return all; // in order already
    all += others.value();
    sort(all, query.order);
    return all.mid(0, limit);
}

Result<qint64> countSearched(
    StoreConnection &connection, const SearchText &text, const LogQuery &query, qint64 limit)
{
    const Result<Unindexed> rest = unindexed(connection);
    if (!rest)
        return rest.error();
    const Result<qint64> indexed = countOf(connection, search(text, query, rest.value()), limit);
    if (!indexed || (limit != kNoLimit && indexed.value() >= limit))
        return indexed;
    const qint64 most = limit == kNoLimit ? std::numeric_limits<qint64>::max() : limit;
    const Result<QList<LogEntry>> others = otherRows(connection, text, query, rest.value(), most);
    if (!others)
        return others.error();
    return std::min(most, indexed.value() + others.value().size());
}

} // namespace

Result<QList<LogEntry>> foundRows(StoreConnection &connection, const LogQuery &query, qint64 limit)
{
    const SearchText text(query.filter.text);
    return text.isEmpty() || text.isBare() ? rowsOf(connection, walk(query), limit, query.skip)
                                           : searchedRows(connection, text, query, limit);
}

Result<qint64> countRows(StoreConnection &connection, const LogQuery &query, std::optional<qint64> most)
{
    const SearchText text(query.filter.text);
    const qint64 limit = most.value_or(kNoLimit);
    return text.isEmpty() || text.isBare() ? countOf(connection, walk(query), limit)
                                           : countSearched(connection, text, query, limit);
}

Result<LogPage> messagePage(StoreConnection &connection, const LogQuery &query)
{
    LogPage page;
    const Result<void> done = atOneMoment(connection, query, [&]() -> Result<void> {
        // One more than asked for tells whether there are further ones.
        Result<QList<LogEntry>> found = foundRows(connection, query, query.limit + 1);
        if (!found)
            return found.error();
        page.entries = found.takeValue();
        return {};
    });
    if (!done)
        return done.error();
    page.more = page.entries.size() > query.limit;
    if (page.more)
        page.entries.removeLast();
    return page;
}

Result<qint64> countMessages(StoreConnection &connection, const LogQuery &query, std::optional<qint64> most)
{
    qint64 count = 0;
    const LogQuery all{.filter = query.filter};
    const Result<void> done = atOneMoment(connection, all, [&]() -> Result<void> {
        const Result<qint64> counted = countRows(connection, all, most);
        if (!counted)
            return counted.error();
        count = counted.value();
        return {};
    });
    if (!done)
        return done.error();
    return count;
}

} // namespace ChannelConsole
