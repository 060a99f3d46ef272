// SPDX-License-Identifier: Apache-2.0
#include "core/log/glance/GlanceRows.h"

#include "core/log/MessageSearch.h"
#include "core/log/ProblemJson.h"
#include "core/log/SearchText.h"
#include "core/store/StoreConnection.h"

#include <QSqlQuery>

namespace ChannelConsole {

using namespace Qt::StringLiterals;

namespace {

/// Stages that a message had reached before it failed; its status does not tell any more.
const QString kReachedBefore
    = u"(SELECT max(CASE e.status WHEN 'accepted' THEN 1 WHEN 'sent' THEN 2 ELSE 0 END) "
      "FROM message_event e WHERE e.message_id = message.id)"_s;
const QString kCodes
    = u"(SELECT group_concat(c.code, char(10)) FROM message_error c WHERE c.message_ref = message.id)"_s;

QDateTime timeOf(const QVariant &milliseconds)
{
    return QDateTime::fromMSecsSinceEpoch(milliseconds.toLongLong(), Qt::UTC);
}

QStringList codesOf(const QVariant &column)
{
    return column.toString().split(u'\n', Qt::SkipEmptyParts);
}

bool isSearch(const MessageFilter &filter)
{
    return !SearchText(filter.text).isEmpty();
}

bool isWithin(const LogAnchor &place, const std::optional<LogAnchor> &downTo)
{
    return !downTo || std::pair(place.time, place.id) >= std::pair(downTo->time, downTo->id);
}

/// The filter ends where the stretch does, so that the index is not walked beyond.
MessageFilter downTo(MessageFilter filter, const GlanceStretch &stretch)
{
    if (stretch.downTo && (!filter.from.isValid() || filter.from < stretch.downTo->time))
        filter.from = stretch.downTo->time;
    return filter;
}

Result<GlancePiece> walkedPiece(StoreConnection &connection, const MessageFilter &filter,
    const GlanceStretch &stretch, const QList<QDateTime> &bounds, int limit)
{
    MessageSelection selection
        = selectionOf({.filter = downTo(filter, stretch), .olderThan = stretch.olderThan});
    if (stretch.downTo) {
        selection.clauses.append(u"(time_ms, id) >= (?, ?)"_s);
        selection.bound << stretch.downTo->time.toMSecsSinceEpoch() << stretch.downTo->id;
    }
    selection.bound.append(limit);
    const QString columns
        = u"time_ms, id, direction = 'inbound', partner_id, status, CASE status WHEN 'failed' THEN "_s
        + kReachedBefore + u" END, CASE WHEN status IN ('failed', 'rejected', 'unknown') THEN "_s + kCodes
        + u" END"_s;
    GlancePiece piece;
    GlanceRow last;
    const Result<void> read = connection.select(u"SELECT "_s + columns + u" FROM "_s + selection.from
            + selection.where() + selection.order + u" LIMIT ?"_s,
        selection.bound, [&](const QSqlQuery &row) {
            last = {.place = {.time = timeOf(row.value(0)), .id = row.value(1).toLongLong()},
                .direction = row.value(2).toBool() ? Direction::Inbound : Direction::Outbound,
                .partnerId = row.value(3).toString(),
                .status = row.value(4).toString(),
                .reachedBefore = row.value(5).toInt(),
                .codes = codesOf(row.value(6))};
            piece.tally.add(last, bounds);
            ++piece.rows;
        });
    if (!read)
        return read.error();
    if (piece.rows == limit)
        piece.last = last.place;
    return piece;
}

/// What only its other tables tell of a message that needs attention.
Result<void> readTrouble(StoreConnection &connection, qint64 id, GlanceRow &row)
{
    return connection.select(
        u"SELECT "_s + kReachedBefore + u", "_s + kCodes + u" FROM message WHERE id = ?"_s, {id},
        [&row](const QSqlQuery &columns) {
            row.reachedBefore = row.status == MessageStatus::kFailed ? columns.value(0).toInt() : 0;
            row.codes = codesOf(columns.value(1));
        });
}

/// Where a text is looked for the log's own search finds the rows.
Result<GlancePiece> searchedPiece(StoreConnection &connection, const MessageFilter &filter,
    const GlanceStretch &stretch, const QList<QDateTime> &bounds, int limit)
{
    const Result<LogPage> page = messagePage(
        connection, {.filter = downTo(filter, stretch), .olderThan = stretch.olderThan, .limit = limit});
    if (!page)
        return page.error();
    const MessageFilter problems{.onlyProblems = true};
    GlancePiece piece;
    for (const LogEntry &entry : page.value().entries) {
        GlanceRow row{.place = {.time = entry.time, .id = entry.id},
            .direction = entry.direction,
            .partnerId = entry.partnerId,
            .status = entry.status};
        if (!isWithin(row.place, stretch.downTo))
            return piece;
        if (matchesRow(problems, entry)) {
            if (const Result<void> read = readTrouble(connection, entry.id, row); !read)
                return read.error();
        }
        piece.tally.add(row, bounds);
        ++piece.rows;
        if (page.value().more)
            piece.last = row.place;
    }
    return piece;
}

/// What it means, in our words and the partner's. First what people can read: a partner that says more than a
/// name for its code says more than we, who may know no more than that it was not delivered.
QString reasonOf(const Problem &problem)
{
    if (problem.text.isEmpty() || problem.partnerText.isEmpty() || problem.text == problem.partnerText)
        return problem.text.isEmpty() ? problem.partnerText : problem.text;
    const bool isSentence = problem.partnerText.contains(u' ');
    return (isSentence ? problem.partnerText : problem.text) + u" ("_s
        + (isSentence ? problem.text : problem.partnerText) + u')';
}

} // namespace

Result<GlancePiece> glancePiece(StoreConnection &connection, const MessageFilter &filter,
    const GlanceStretch &stretch, const QList<QDateTime> &bounds, int limit)
{
    return isSearch(filter) ? searchedPiece(connection, filter, stretch, bounds, limit)
                            : walkedPiece(connection, filter, stretch, bounds, limit);
}

Result<std::optional<MessageSpan>> messageSpan(StoreConnection &connection, const MessageFilter &filter)
{
    MessageSpan span;
    for (const auto &[direction, end] :
        {std::pair(Qt::AscendingOrder, &span.oldest), std::pair(Qt::DescendingOrder, &span.newest)}) {
        const MessageSelection selection = selectionOf({.filter = filter, .order = {.direction = direction}});
        const Result<void> read = connection.select(
            u"SELECT time_ms FROM "_s + selection.from + selection.where() + selection.order + u" LIMIT 1"_s,
            selection.bound, [end = end](const QSqlQuery &row) { *end = timeOf(row.value(0)); });
        if (!read)
            return read.error();
    }
    // One may have gone meanwhile.
    if (!span.oldest.isValid() || !span.newest.isValid())
        return std::optional<MessageSpan>();
    return std::optional(span);
}

Result<GlanceTimes> deliveryTimes(StoreConnection &connection, const MessageFilter &filter,
    const std::optional<LogAnchor> &olderThan, int limit)
{
    GlanceTimes times;
    LogAnchor last;
    const auto take = [&](const LogAnchor &place, const QString &partnerId, const QVariant &delivered) {
        last = place;
        ++times.rows;
        // The partner's clock may be behind ours: not before it was sent.
        if (!delivered.isNull())
            times.milliseconds[partnerId].append(
                qMax(qint64(0), delivered.toLongLong() - place.time.toMSecsSinceEpoch()));
    };
    const QString delivered = u"(SELECT min(coalesce(e.reported_ms, e.time_ms)) FROM message_event e "
                              "WHERE e.message_id = message.id AND e.status = 'delivered')"_s;
    MessageFilter outbound = filter;
    outbound.direction = Direction::Outbound;
    if (isSearch(filter)) {
        const Result<LogPage> page
            = messagePage(connection, {.filter = outbound, .olderThan = olderThan, .limit = limit});
        if (!page)
            return page.error();
        for (const LogEntry &entry : page.value().entries) {
            const Result<void> read
                = connection.select(u"SELECT "_s + delivered + u" FROM message WHERE id = ?"_s, {entry.id},
                    [&](const QSqlQuery &row) {
                        take({.time = entry.time, .id = entry.id}, entry.partnerId, row.value(0));
                    });
            if (!read)
                return read.error();
        }
    } else {
        MessageSelection selection = selectionOf({.filter = outbound, .olderThan = olderThan});
        selection.bound.append(limit);
        const Result<void> read = connection.select(u"SELECT time_ms, id, partner_id, "_s + delivered
                + u" FROM "_s + selection.from + selection.where() + selection.order + u" LIMIT ?"_s,
            selection.bound, [&](const QSqlQuery &row) {
                take({.time = timeOf(row.value(0)), .id = row.value(1).toLongLong()}, row.value(2).toString(),
                    row.value(3));
            });
        if (!read)
            return read.error();
    }
    if (times.rows == limit)
        times.last = last;
    return times;
}

Result<QString> reasonText(StoreConnection &connection, const GlanceTally::Reason &reason)
{
    const auto &[partnerId, code] = reason;
    qint64 id = 0;
    Result<void> read = connection.select(
        u"SELECT message_ref FROM message_error INDEXED BY message_error_by_code CROSS JOIN message ON id = "
        "message_ref WHERE code = ? AND partner_id = ? ORDER BY moment DESC, message_ref DESC LIMIT 1"_s,
        {code, partnerId}, [&id](const QSqlQuery &row) { id = row.value(0).toLongLong(); });
    QString text;
    const auto take = [&text, &code = code](const QSqlQuery &row) {
        const std::optional<Problem> problem = problemFromJson(row.value(0).toString());
        if (problem && problem->partnerCode == code && text.isEmpty())
            text = reasonOf(*problem);
    };
    if (read)
        read = connection.select(u"SELECT problem FROM message_event WHERE message_id = ? AND problem IS NOT "
                                 "NULL ORDER BY id DESC"_s,
            {id}, take);
    if (read)
        read = connection.select(u"SELECT problem FROM message_exchange WHERE message_id = ?"_s, {id}, take);
    if (!read)
        return read.error();
    return text;
}

} // namespace ChannelConsole
