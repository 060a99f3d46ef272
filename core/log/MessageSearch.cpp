// SPDX-License-Identifier: Apache-2.0
#include "core/log/MessageSearch.h"

#include "core/log/MessageReader.h"
#include "core/log/SearchIndex.h"
#include "core/log/SearchText.h"
#include "core/log/UnindexedRows.h"
#include "core/store/StoreConnection.h"

#include <QSqlQuery>

#include <algorithm>
#include <limits>

namespace ChannelConsole {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kNoLimit = -1;

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

/// The search index has two tables; each leads to the messages in the order of the log.
struct IndexTable
{
    QString messages; ///< after FROM
    QString matches;
    QString place;
    QString newestFirst;
    QString oldestFirst;
};
const IndexTable kWords{.messages = u"message_words CROSS JOIN message_search ON place = message_words.rowid "
                                    "CROSS JOIN message ON id = message_search.message_ref"_s,
    .matches = u"message_words MATCH ?"_s,
    .place = u"message_words.rowid"_s,
    .newestFirst = u" ORDER BY message_words.rowid DESC"_s,
    .oldestFirst = u" ORDER BY message_words.rowid ASC"_s};
const IndexTable kRuns{.messages = u"message_runs CROSS JOIN message_search ON place = message_runs.rowid "
                                   "CROSS JOIN message ON id = message_search.message_ref"_s,
    .matches = u"message_runs MATCH ?"_s,
    .place = u"message_runs.rowid"_s,
    .newestFirst = u" ORDER BY message_runs.rowid DESC"_s,
    .oldestFirst = u" ORDER BY message_runs.rowid ASC"_s};

/// Along the search index, which is in the order of the log too; by status the rows found are sorted. Not
/// what has changed since it was indexed.
MessageSelection search(const SearchText &text, const LogQuery &query, const Unindexed &rest)
{
    const MessageFilter &filter = query.filter;
    MessageSelection selection = conditionsOf(filter);
    const QString words = text.wordsExpression();
    const QString runs = text.runsExpression();
    const IndexTable &table = words.isEmpty() ? kRuns : kWords;
    selection.from = table.messages;
    selection.clauses.append(table.matches);
    selection.bound.append(words.isEmpty() ? runs : words);
    if (!words.isEmpty() && !runs.isEmpty()) {
        selection.clauses.append(u"place IN (SELECT rowid FROM message_runs WHERE message_runs MATCH ?)"_s);
        selection.bound.append(runs);
    }
    if (rest.changed)
        selection.clauses.append(u"NOT EXISTS (SELECT 1 FROM message_unindexed WHERE "
                                 "message_unindexed.message_ref = message_search.message_ref)"_s);
    const auto bound = [&](const QString &comparison, const LogAnchor &anchor) {
        selection.clauses.append(table.place + u' ' + comparison + u" ?"_s);
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
    selection.order = query.order.direction == Qt::AscendingOrder ? table.oldestFirst : table.newestFirst;
    if (query.newerThan)
        bound(u">"_s, *query.newerThan);
    std::optional<LogAnchor> before = query.olderThan;
    if (filter.until.isValid() && !(before && before->time < filter.until))
        before = LogAnchor{.time = filter.until, .id = 0};
    if (before)
        bound(u"<"_s, *before);
    return selection;
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
    Result<QList<LogEntry>> others = unindexedRows(connection, text, query, rest, query.skip + limit);
    if (!others)
        return others;
    QList<LogEntry> all = others.takeValue();
    const qint64 from = std::max<qint64>(0, query.skip - all.size());
    const qint64 passed = query.skip - from;
    const Result<QList<LogEntry>> indexed
        = selectedRows(connection, search(text, query, rest), passed + limit, from);
    if (!indexed)
        return indexed;
    all += indexed.value();
    sort(all, query.order);
    return all.mid(passed, limit);
}

/// The first `limit` rows that have the text, from all three places.
Result<QList<LogEntry>> searchedRows(StoreConnection &connection, const SearchText &text,
    const LogQuery &query, const Unindexed &rest, qint64 limit)
{
    if (query.skip > 0)
        return searchedRowsAfter(connection, text, query, rest, limit);
    Result<QList<LogEntry>> indexed = selectedRows(connection, search(text, query, rest), limit);
    if (!indexed)
        return indexed;
    QList<LogEntry> all = indexed.takeValue();
    LogQuery nearer = query;
    if (all.size() == limit && !all.isEmpty() && query.order == LogOrder{})
        nearer.filter.from = all.constLast().time; // what is older is not on this page
    const Result<QList<LogEntry>> others = unindexedRows(connection, text, nearer, rest, limit);
    if (!others)
        return others;
    if (others.value().isEmpty())
        return all; // in order already
    all += others.value();
    sort(all, query.order);
    return all.mid(0, limit);
}

Result<qint64> countSearched(StoreConnection &connection, const SearchText &text, const LogQuery &query,
    const Unindexed &rest, qint64 limit)
{
    const Result<qint64> indexed = countOf(connection, search(text, query, rest), limit);
    if (!indexed || (limit != kNoLimit && indexed.value() >= limit))
        return indexed;
    const qint64 most = limit == kNoLimit ? std::numeric_limits<qint64>::max() : limit;
    const Result<QList<LogEntry>> others = unindexedRows(connection, text, query, rest, most);
    if (!others)
        return others.error();
    return std::min(most, indexed.value() + others.value().size());
}

/// Whether there is something to look up in the index.
bool isSearch(const SearchText &text)
{
    return !text.isEmpty() && !text.isBare();
}

Result<QList<LogEntry>> rowsOf(StoreConnection &connection, const SearchText &text, const LogQuery &query,
    const Unindexed &rest, qint64 limit)
{
    return isSearch(text) ? searchedRows(connection, text, query, rest, limit)
                          : selectedRows(connection, walk(query), limit, query.skip);
}

Result<qint64> countOf(StoreConnection &connection, const SearchText &text, const LogQuery &query,
    const Unindexed &rest, std::optional<qint64> most)
{
    const qint64 limit = most.value_or(kNoLimit);
    return isSearch(text) ? countSearched(connection, text, query, rest, limit)
                          : countOf(connection, walk(query), limit);
}

Result<Unindexed> restOf(StoreConnection &connection, const SearchText &text)
{
    return isSearch(text) ? readUnindexed(connection) : Unindexed{};
}

/// A search is several selects, and between two of them a row may go into the index: it would be in neither.
template <typename T>
Result<T> atOneMoment(StoreConnection &connection, const SearchText &text,
    const std::function<Result<T>(const Unindexed &rest)> &read)
{
    if (!isSearch(text))
        return read({});
    Result<T> found = T();
    const Result<void> done = connection.snapshot([&]() -> Result<void> {
        const Result<Unindexed> rest = readUnindexed(connection);
        if (!rest)
            return rest.error();
        found = read(rest.value());
        return {};
    });
    return done ? found : done.error();
}

/// As a rule the index has everything, and then one select is the whole search: it tells so with each row.
/// Nothing, if that is not so, or if there was no row to tell.
Result<std::optional<QList<LogEntry>>> rowsIfAllIndexed(
    StoreConnection &connection, const SearchText &text, const LogQuery &query, qint64 limit)
{
    Result<MarkedRows> indexed
        = markedRows(connection, search(text, query, {}), kIsUnindexed, limit, query.skip);
    if (!indexed)
        return indexed.error();
    MarkedRows found = indexed.takeValue();
    if (found.rows.isEmpty() || found.isMarked)
        return std::optional<QList<LogEntry>>();
    return std::optional(std::move(found.rows));
}

/// `rows`: one more than the page shows tells whether there are further ones.
LogPage pageOf(QList<LogEntry> rows, int limit)
{
    LogPage page{.entries = std::move(rows)};
    page.more = page.entries.size() > limit;
    if (page.more)
        page.entries.removeLast();
    return page;
}

} // namespace

Result<QList<LogEntry>> foundRows(StoreConnection &connection, const LogQuery &query, qint64 limit)
{
    const SearchText text(query.filter.text);
    const Result<Unindexed> rest = restOf(connection, text);
    return rest ? rowsOf(connection, text, query, rest.value(), limit) : rest.error();
}

Result<qint64> countRows(StoreConnection &connection, const LogQuery &query, std::optional<qint64> most)
{
    const SearchText text(query.filter.text);
    const Result<Unindexed> rest = restOf(connection, text);
    return rest ? countOf(connection, text, query, rest.value(), most) : rest.error();
}

Result<LogPage> messagePage(StoreConnection &connection, const LogQuery &query)
{
    const SearchText text(query.filter.text);
    const qint64 limit = query.limit + 1;
    if (isSearch(text)) {
        Result<std::optional<QList<LogEntry>>> all = rowsIfAllIndexed(connection, text, query, limit);
        if (!all)
            return all.error();
        if (std::optional<QList<LogEntry>> rows = all.takeValue())
            return pageOf(std::move(*rows), query.limit);
    }
    return atOneMoment<LogPage>(connection, text, [&](const Unindexed &rest) -> Result<LogPage> {
        Result<QList<LogEntry>> found = rowsOf(connection, text, query, rest, limit);
        if (!found)
            return found.error();
        return pageOf(found.takeValue(), query.limit);
    });
}

Result<qint64> countMessages(StoreConnection &connection, const LogQuery &query, std::optional<qint64> most)
{
    const LogQuery all{.filter = query.filter};
    const SearchText text(query.filter.text);
    return atOneMoment<qint64>(
        connection, text, [&](const Unindexed &rest) { return countOf(connection, text, all, rest, most); });
}

} // namespace ChannelConsole
