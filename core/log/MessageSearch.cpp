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

bool isNewer(const LogEntry &one, const LogEntry &other)
{
    return std::pair(one.time, one.id) > std::pair(other.time, other.id);
}

/// A LIKE pattern for "contains": what the user typed has no wildcards.
QString containing(QString text)
{
    text.replace(u'\\', u"\\\\"_s).replace(u'%', u"\\%"_s).replace(u'_', u"\\_"_s);
    return u'%' + text + u'%';
}

/// Along the order of the log.
MessageSelection walk(const MessageFilter &filter, const std::optional<LogAnchor> &olderThan)
{
    MessageSelection selection = selectionOf(filter, olderThan);
    if (const SearchText text(filter.text); !text.isEmpty() && text.isBare()) {
        selection.clauses.append(u"text LIKE ? ESCAPE '\\'"_s);
        selection.bound.append(containing(text.typed()));
    }
    return selection;
}

/// Along the search index, which is in the order of the log too. Not what has changed since it was indexed.
MessageSelection search(
    const SearchText &text, const MessageFilter &filter, const std::optional<LogAnchor> &olderThan)
{
    MessageSelection selection = conditionsOf(filter);
    const QString words = text.wordsExpression();
    const QString runs = text.runsExpression();
    const QString first = words.isEmpty() ? u"message_runs"_s : u"message_words"_s;
    const QString place = first + u".rowid"_s;
    selection.from = first
        + u" CROSS JOIN message_search ON place = %1 CROSS JOIN message ON id = message_search.message_ref"_s
              .arg(place);
    selection.order = u" ORDER BY %1 DESC"_s.arg(place);
    selection.clauses.append(u"%1 MATCH ?"_s.arg(first));
    selection.bound.append(words.isEmpty() ? runs : words);
    if (!words.isEmpty() && !runs.isEmpty()) {
        selection.clauses.append(u"place IN (SELECT rowid FROM message_runs WHERE message_runs MATCH ?)"_s);
        selection.bound.append(runs);
    }
    selection.clauses.append(u"NOT EXISTS (SELECT 1 FROM message_unindexed WHERE "
                             "message_unindexed.message_ref = message_search.message_ref)"_s);
    if (filter.from.isValid()) {
        selection.clauses.append(place + u" >= ?"_s);
        selection.bound.append(searchPlace({.time = filter.from, .id = 0}));
    }
    std::optional<LogAnchor> before = olderThan;
    if (filter.until.isValid() && !(before && before->time < filter.until))
        before = LogAnchor{.time = filter.until, .id = 0};
    if (before) {
        selection.clauses.append(place + u" < ?"_s);
        selection.bound.append(searchPlace(*before));
    }
    return selection;
}

Result<QList<LogEntry>> rowsOf(StoreConnection &connection, MessageSelection selection, qint64 limit)
{
    selection.bound.append(limit);
    return readMessages(
        connection, selection.from + selection.where() + selection.order + u" LIMIT ?"_s, selection.bound);
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

bool isInRange(const LogEntry &entry, const MessageFilter &filter, const std::optional<LogAnchor> &olderThan)
{
    return !(filter.from.isValid() && entry.time < filter.from)
        && !(filter.until.isValid() && entry.time >= filter.until)
        && !(olderThan && std::pair(entry.time, entry.id) >= std::pair(olderThan->time, olderThan->id));
}

/// What is new or has changed since it was indexed. There are few as a rule: the index follows soon.
Result<QList<LogEntry>> changedRows(StoreConnection &connection, const SearchText &text,
    const MessageFilter &filter, const std::optional<LogAnchor> &olderThan)
{
    QList<LogEntry> found;
    MessageSelection selection = conditionsOf(filter);
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
            if (!isInRange(entry, filter, olderThan))
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

/// Of the rows from before there was an index, those that it has not reached. Up to `limit`.
Result<QList<LogEntry>> oldRows(StoreConnection &connection, const SearchText &text,
    const MessageFilter &filter, std::optional<LogAnchor> olderThan, qint64 limit)
{
    qint64 until = 0;
    const Result<void> read = connection.select(u"SELECT old_until FROM message_fill"_s, {},
        [&until](const QSqlQuery &row) { until = row.value(0).toLongLong(); });
    if (!read)
        return read.error();
    QList<LogEntry> found;
    bool more = until > 0;
    while (more && found.size() < limit) {
        MessageSelection selection = selectionOf(filter, olderThan);
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
            olderThan = LogAnchor{.time = rows.value().constLast().time, .id = rows.value().constLast().id};
    }
    return found;
}

/// The newest `limit` rows that have the text, from all three places.
Result<QList<LogEntry>> searchedRows(StoreConnection &connection, const SearchText &text,
    const MessageFilter &filter, const std::optional<LogAnchor> &olderThan, qint64 limit)
{
    Result<QList<LogEntry>> indexed = rowsOf(connection, search(text, filter, olderThan), limit);
    if (!indexed)
        return indexed;
    QList<LogEntry> all = indexed.takeValue();
    MessageFilter newer = filter;
    if (all.size() == limit && !all.isEmpty())
        newer.from = all.constLast().time; // what is older is not on this page
    const Result<QList<LogEntry>> changed = changedRows(connection, text, newer, olderThan);
    if (!changed)
        return changed;
    const Result<QList<LogEntry>> old = oldRows(connection, text, newer, olderThan, limit);
    if (!old)
        return old;
    all += changed.value() + old.value();
    std::sort(all.begin(), all.end(), isNewer);
    return all.mid(0, limit);
}

Result<qint64> countSearched(
    StoreConnection &connection, const SearchText &text, const MessageFilter &filter, qint64 limit)
{
    const Result<qint64> indexed = countOf(connection, search(text, filter, std::nullopt), limit);
    if (!indexed || (limit != kNoLimit && indexed.value() >= limit))
        return indexed;
    const Result<QList<LogEntry>> changed = changedRows(connection, text, filter, std::nullopt);
    if (!changed)
        return changed.error();
    const qint64 most = limit == kNoLimit ? std::numeric_limits<qint64>::max() : limit;
    const Result<QList<LogEntry>> old = oldRows(connection, text, filter, std::nullopt, most);
    if (!old)
        return old.error();
    return std::min(most, indexed.value() + changed.value().size() + old.value().size());
}

} // namespace

Result<LogPage> messagePage(StoreConnection &connection, const LogQuery &query)
{
    const MessageFilter &filter = query.filter;
    const SearchText text(filter.text);
    // One more than asked for tells whether there are older ones.
    const qint64 limit = query.limit + 1;
    LogPage page;
    // One moment: between two reads a row may go into the index, and would be in neither.
    const Result<void> done = connection.snapshot([&]() -> Result<void> {
        Result<QList<LogEntry>> found = text.isEmpty() || text.isBare()
            ? rowsOf(connection, walk(filter, query.olderThan), limit)
            : searchedRows(connection, text, filter, query.olderThan, limit);
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
    const MessageFilter &filter = query.filter;
    const SearchText text(filter.text);
    const qint64 limit = most.value_or(kNoLimit);
    qint64 count = 0;
    const Result<void> done = connection.snapshot([&]() -> Result<void> {
        const Result<qint64> counted = text.isEmpty() || text.isBare()
            ? countOf(connection, walk(filter, std::nullopt), limit)
            : countSearched(connection, text, filter, limit);
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
