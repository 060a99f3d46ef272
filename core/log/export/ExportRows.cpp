// SPDX-License-Identifier: Apache-2.0
#include "core/log/export/ExportRows.h"

#include "core/log/MessageSearch.h"
#include "core/log/ProblemJson.h"
#include "core/store/StoreConnection.h"

#include <QHash>
#include <QSqlQuery>
#include <QStringList>

namespace ChannelConsole {

using namespace Qt::StringLiterals;

namespace {

QDateTime timeOf(const QVariant &milliseconds)
{
    return QDateTime::fromMSecsSinceEpoch(milliseconds.toLongLong(), Qt::UTC);
}

/// One statement for a whole page: the ids as a JSON list, because their number differs.
QString idsOf(const QList<ExportRow> &rows)
{
    QStringList ids;
    for (const ExportRow &row : rows)
        ids.append(QString::number(row.entry.id));
    return u'[' + ids.join(u',') + u']';
}

using RowById = QHash<qint64, ExportRow *>;

Result<void> readEvents(StoreConnection &connection, const QString &ids, const RowById &rows)
{
    return connection.select(u"SELECT e.message_id, e.time_ms, e.status, e.note, e.reported_ms, e.problem "
                             "FROM json_each(?) CROSS JOIN message_event e ON e.message_id = value "
                             "ORDER BY e.message_id, e.id"_s,
        {ids}, [&rows](const QSqlQuery &row) {
            LogEvent event{.time = timeOf(row.value(1)),
                .status = row.value(2).toString(),
                .note = row.value(3).toString(),
                .problem = problemFromJson(row.value(5).toString())};
            if (!row.value(4).isNull())
                event.reported = timeOf(row.value(4));
            rows.value(row.value(0).toLongLong())->events.append(event);
        });
}

Result<void> readRest(StoreConnection &connection, const QString &ids, const RowById &rows)
{
    Result<void> read = connection.select(
        u"SELECT x.message_id, x.problem FROM json_each(?) CROSS JOIN message_exchange x ON x.message_id = "
        "value WHERE x.problem IS NOT NULL"_s,
        {ids}, [&rows](const QSqlQuery &row) {
            rows.value(row.value(0).toLongLong())->problem = problemFromJson(row.value(1).toString());
        });
    if (!read)
        return read;
    return connection.select(
        u"SELECT c.message_id, c.profile_name FROM json_each(?) CROSS JOIN message_content c ON "
        "c.message_id = value"_s,
        {ids}, [&rows](const QSqlQuery &row) {
            rows.value(row.value(0).toLongLong())->profileName = row.value(1).toString();
        });
}

/// As LogDetail has it: none once it arrived, else what was said last.
void settleProblem(ExportRow &row)
{
    if (row.entry.status == MessageStatus::kDelivered || row.entry.status == MessageStatus::kRead) {
        row.problem.reset();
        return;
    }
    for (const LogEvent &event : row.events) {
        if (event.problem)
            row.problem = event.problem;
    }
}

} // namespace

Result<ExportPage> exportPage(StoreConnection &connection, const LogQuery &query)
{
    const Result<LogPage> page = messagePage(connection, query);
    if (!page)
        return page.error();
    ExportPage found{.rows = {}, .more = page.value().more};
    found.rows.reserve(page.value().entries.size());
    for (const LogEntry &entry : page.value().entries)
        found.rows.append({.entry = entry, .assistant = {}, .profileName = {}, .events = {}, .problem = {}});
    RowById byId;
    for (ExportRow &row : found.rows)
        byId.insert(row.entry.id, &row);
    const QString ids = idsOf(found.rows);
    Result<void> read = readEvents(connection, ids, byId);
    if (read)
        read = readRest(connection, ids, byId);
    if (!read)
        return read.error();
    for (ExportRow &row : found.rows)
        settleProblem(row);
    return found;
}

Result<ExportCount> countPiece(StoreConnection &connection, const MessageFilter &filter,
    const std::optional<LogAnchor> &olderThan, int limit)
{
    MessageSelection selection = selectionOf({.filter = filter, .olderThan = olderThan});
    selection.bound.append(limit);
    ExportCount count;
    LogAnchor last;
    const Result<void> read = connection.select(
        u"SELECT time_ms, id FROM "_s + selection.from + selection.where() + selection.order + u" LIMIT ?"_s,
        selection.bound, [&](const QSqlQuery &row) {
            last = {.time = timeOf(row.value(0)), .id = row.value(1).toLongLong()};
            ++count.rows;
        });
    if (!read)
        return read.error();
    if (count.rows == limit)
        count.last = last;
    return count;
}

} // namespace ChannelConsole
