// SPDX-License-Identifier: Apache-2.0
#include "core/log/LogPlaces.h"

#include "core/log/MessageRows.h"
#include "core/log/MessageSearch.h"
#include "core/log/SearchIndex.h"
#include "core/log/SearchText.h"
#include "core/store/StoreConnection.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QSqlQuery>

#include <algorithm>

namespace ChannelConsole {

using namespace Qt::StringLiterals;

namespace {

bool isAscending(const LogQuery &query)
{
    return query.order.direction == Qt::AscendingOrder;
}

/// The same rows, from the other end.
LogQuery backwards(LogQuery query)
{
    query.order = query.order.reversed();
    return query;
}

/// What comes after a place in the order of the query, without the place itself.
LogQuery after(LogQuery query, const LogAnchor &place)
{
    (isAscending(query) ? query.newerThan : query.olderThan) = place;
    return query;
}

/// The same with the place itself: ids are whole numbers.
LogQuery from(const LogQuery &query, LogAnchor place)
{
    place.id += isAscending(query) ? -1 : 1;
    return after(query, place);
}

Result<LogCount> count(StoreConnection &connection, LogQuery query, qint64 bound)
{
    query.skip = bound - 1;
    const Result<QList<LogEntry>> last = foundRows(connection, query, 2);
    if (!last)
        return last.error();
    if (last.value().size() == 2)
        return LogCount{
            .state = LogCount::State::AtLeast, .rows = bound, .last = anchorOf(last.value().constFirst())};
    const Result<qint64> all = countRows(connection, query);
    if (!all)
        return all.error();
    return LogCount{.state = LogCount::State::Exact, .rows = all.value()};
}

Result<LogSurroundings> around(
    StoreConnection &connection, const LogQuery &query, const std::optional<LogAnchor> &place)
{
    LogSurroundings found;
    QList<LogEntry> before;
    if (place) {
        const LogQuery up = after(backwards(query), *place);
        const Result<qint64> counted = countRows(connection, up);
        if (!counted)
            return counted.error();
        found.place = counted.value();
        Result<QList<LogEntry>> rows = foundRows(connection, up, query.limit / 2);
        if (!rows)
            return rows.error();
        before = rows.takeValue();
        std::reverse(before.begin(), before.end());
    }
    const LogQuery down = place ? from(query, *place) : query;
    const Result<QList<LogEntry>> rows = foundRows(connection, down, query.limit - before.size());
    if (!rows)
        return rows.error();
    const Result<qint64> further = countRows(connection, down);
    if (!further)
        return further.error();
    found.rows = found.place + further.value();
    found.first = found.place - before.size();
    found.entries = before + rows.value();
    if (found.first > 0) {
        const Result<QList<LogEntry>> top = foundRows(connection, query, 1);
        if (!top)
            return top.error();
        found.top = anchorOf(top.value().constFirst()); // there are rows before those found
    }
    return found;
}

Result<QSet<qint64>> shown(StoreConnection &connection, const MessageFilter &filter, const QString &ids)
{
    MessageSelection selection = conditionsOf(filter);
    selection.clauses.append(u"id IN (SELECT value FROM json_each(?))"_s);
    selection.bound.append(ids);
    const Result<QList<LogEntry>> rows = messages(connection, selection.where(), selection.bound);
    if (!rows)
        return rows.error();
    const SearchText text(filter.text);
    QSet<qint64> found;
    for (const LogEntry &entry : rows.value()) {
        if (!matchesRow(filter, entry)) // its times, which are not among the conditions
            continue;
        if (text.isEmpty()) {
            found.insert(entry.id);
        } else if (text.isBare()) {
            if (text.matches(entry.text))
                found.insert(entry.id);
        } else {
            const Result<QString> searched = searchedText(connection, entry);
            if (!searched)
                return searched.error();
            if (text.matches(searched.value()))
                found.insert(entry.id);
        }
    }
    return found;
}

template <typename T>
Result<T> atOneMoment(StoreConnection &connection, const std::function<Result<T>()> &look)
{
    Result<T> found{T()};
    const Result<void> done = connection.snapshot([&]() -> Result<void> {
        found = look();
        return found ? Result<void>() : Result<void>(found.error());
    });
    return done ? found : Result<T>(done.error());
}

} // namespace

Result<LogCount> countOnward(StoreConnection &connection, const LogQuery &query, qint64 bound)
{
    return atOneMoment<LogCount>(connection, [&] { return count(connection, query, bound); });
}

Result<LogSurroundings> surroundings(
    StoreConnection &connection, const LogQuery &query, const std::optional<LogAnchor> &place)
{
    const LogQuery whole{.filter = query.filter, .order = query.order, .limit = query.limit};
    return atOneMoment<LogSurroundings>(connection, [&] { return around(connection, whole, place); });
}

Result<QSet<qint64>> shownIds(
    StoreConnection &connection, const MessageFilter &filter, const QList<qint64> &ids)
{
    QJsonArray array;
    for (const qint64 id : ids)
        array.append(id);
    const QString list = QString::fromUtf8(QJsonDocument(array).toJson(QJsonDocument::Compact));
    return atOneMoment<QSet<qint64>>(connection, [&] { return shown(connection, filter, list); });
}

} // namespace ChannelConsole
