// SPDX-License-Identifier: Apache-2.0
#include "core/log/SearchMerge.h"

#include "core/store/StoreConnection.h"

#include <QSqlQuery>

namespace ChannelConsole {

using namespace Qt::StringLiterals;

namespace {

QString nameOf(SearchTable table)
{
    return table == SearchTable::Words ? u"message_words"_s : u"message_runs"_s;
}

/// How many rows this connection has changed so far.
Result<qint64> changes(StoreConnection &connection)
{
    qint64 count = 0;
    const Result<void> read = connection.select(u"SELECT total_changes()"_s, {},
        [&count](const QSqlQuery &row) { count = row.value(0).toLongLong(); });
    if (!read)
        return read.error();
    return count;
}

/// What SQLite says a merge changed; less than two rows means that there was nothing to do.
Result<qint64> merge(StoreConnection &connection, SearchTable table, int pages)
{
    qint64 changed = 0;
    const Result<void> done = connection.transaction([&]() -> Result<void> {
        const Result<qint64> before = changes(connection);
        if (!before)
            return before.error();
        Result<void> merged = connection.execute(
            u"INSERT INTO %1 (%1, rank) VALUES ('merge', ?)"_s.arg(nameOf(table)), {pages});
        if (!merged)
            return merged;
        const Result<qint64> after = changes(connection);
        if (!after)
            return after.error();
        changed = after.value() - before.value();
        return {};
    });
    if (!done)
        return done.error();
    return changed;
}

} // namespace

Result<void> beginMerge(StoreConnection &connection, SearchTable table)
{
    // Negative: all parts at once, however few they are.
    const Result<qint64> merged = merge(connection, table, -1);
    if (!merged)
        return merged.error();
    return {};
}

Result<bool> mergeFurther(StoreConnection &connection, SearchTable table, int pages)
{
    constexpr int kNothingToDo = 2;
    const Result<qint64> merged = merge(connection, table, pages);
    if (!merged)
        return merged.error();
    return merged.value() >= kNothingToDo;
}

} // namespace ChannelConsole
