// SPDX-License-Identifier: Apache-2.0
#include "core/log/Conversation.h"

#include "core/log/InboundRows.h"
#include "core/log/MessageRows.h"
#include "core/log/ProblemJson.h"
#include "core/log/Replies.h"
#include "core/message/MessageContentJson.h"
#include "core/message/ReplyWindow.h"
#include "core/store/StoreConnection.h"

#include <QSqlQuery>

#include <algorithm>

namespace ChannelConsole {

using namespace Qt::StringLiterals;

namespace {

using Part = ConversationQuery::Part;

/// Calls overtake each other: among so many of the user's last messages is the one that was written last.
constexpr int kOvertaking = 16;

QString pairClause()
{
    // A `+` keeps SQLite from other indexes, which would need sorting.
    return u" INDEXED BY message_by_user_number WHERE user_number = ? AND +assistant_id = ? AND +business_number = ?"_s;
}

QVariantList pairValues(const ConversationPair &pair)
{
    return {pair.userNumber, pair.assistantId.toString(QUuid::WithoutBraces), pair.businessNumber};
}

/// Strictly before or behind a place, or from an end; nearest to it first. One more than asked for tells
/// whether there are others.
Result<QList<LogEntry>> walk(StoreConnection &connection, const ConversationQuery &query,
    const std::optional<LogAnchor> &from, bool newer)
{
    QString tail = pairClause();
    QVariantList bound = pairValues(query.pair);
    if (from) {
        tail += newer ? u" AND (time_ms, id) > (?, ?)"_s : u" AND (time_ms, id) < (?, ?)"_s;
        bound << from->time.toMSecsSinceEpoch() << from->id;
    }
    tail += newer ? u" ORDER BY time_ms, id LIMIT ?"_s : u" ORDER BY time_ms DESC, id DESC LIMIT ?"_s;
    bound << query.limit + 1;
    return messages(connection, tail, bound);
}

/// By the partner's clock, and not later than it came in; see MessageLog::lastInbound().
Result<QDateTime> writtenAt(StoreConnection &connection, const LogEntry &entry)
{
    QDateTime written = entry.time;
    const Result<void> read = connection.select(
        u"SELECT reported_ms FROM message_event WHERE message_id = ? ORDER BY id LIMIT 1"_s, {entry.id},
        [&written](const QSqlQuery &row) {
            if (!row.value(0).isNull())
                written
                    = std::min(written, QDateTime::fromMSecsSinceEpoch(row.value(0).toLongLong(), Qt::UTC));
        });
    if (!read)
        return read.error();
    return written;
}

/// A message from longer ago cannot have kept the window open.
Result<std::optional<QDateTime>> lastInboundBefore(
    StoreConnection &connection, const ConversationPair &pair, const LogEntry &entry)
{
    QVariantList bound = pairValues(pair);
    bound << entry.time.addSecs(-std::chrono::seconds(kReplyWindow).count()).toMSecsSinceEpoch()
          << entry.time.toMSecsSinceEpoch() << entry.id << kOvertaking;
    const Result<QList<LogEntry>> rows = messages(connection,
        pairClause()
            + u" AND +direction = 'inbound' AND time_ms > ? AND (time_ms, id) < (?, ?) ORDER BY time_ms DESC, id DESC LIMIT ?"_s,
        bound);
    if (!rows)
        return rows.error();
    std::optional<QDateTime> last;
    for (const LogEntry &row : rows.value()) {
        const Result<QDateTime> written = writtenAt(connection, row);
        if (!written)
            return written.error();
        last = last ? std::max(*last, written.value()) : written.value();
    }
    return last;
}

Result<void> readInbound(StoreConnection &connection, ConversationMessage &message)
{
    const Result<QDateTime> written = writtenAt(connection, message.entry);
    if (!written)
        return written.error();
    message.written = written.value();
    Result<std::optional<InboundContent>> inbound = inboundContent(connection, message.entry.id);
    if (!inbound)
        return inbound.error();
    message.inbound = inbound.takeValue();
    if (!message.inbound)
        return {};
    if (!message.entry.text.isEmpty())
        message.inbound->content.clear(); // may be long, and is not shown
    const Result<std::optional<LogEntry>> answered
        = messageAnsweredBy(connection, message.entry.assistantId, message.inbound->replyTo);
    if (!answered)
        return answered.error();
    message.answers = answered.value();
    return {};
}

bool didNotArrive(const QString &status)
{
    return status == MessageStatus::kFailed || status == MessageStatus::kRejected
        || status == MessageStatus::kUnknown;
}

Result<void> readOutbound(StoreConnection &connection, ConversationMessage &message)
{
    const bool wanted = didNotArrive(message.entry.status);
    Result<void> read
        = connection.select(u"SELECT content, problem FROM message_exchange WHERE message_id = ?"_s,
            {message.entry.id}, [&message, wanted](const QSqlQuery &row) {
                // What a later version wrote is not read by this one: the text of the row stands in.
                const QByteArray json = row.value(0).toString().toUtf8();
                if (const Result<MessageContent> content = contentFromJson(json); !json.isEmpty() && content)
                    message.content = content.value();
                if (wanted)
                    message.problem = problemFromJson(row.value(1).toString());
            });
    if (!read || !wanted)
        return read;
    return connection.select(
        u"SELECT problem FROM message_event WHERE message_id = ? AND problem IS NOT NULL "
        "ORDER BY id DESC LIMIT 1"_s,
        {message.entry.id}, [&message](const QSqlQuery &row) {
            if (std::optional<Problem> problem = problemFromJson(row.value(0).toString()))
                message.problem = std::move(problem);
        });
}

Result<ConversationMessage> readMessage(StoreConnection &connection, const LogEntry &entry)
{
    ConversationMessage message{.entry = entry};
    const Result<void> read = entry.direction == Direction::Inbound ? readInbound(connection, message)
                                                                    : readOutbound(connection, message);
    if (!read)
        return read.error();
    return message;
}

/// The rows of a page in their order, and whether there are others at either end.
struct Rows
{
    QList<LogEntry> entries; ///< oldest first
    bool older = false;
    bool newer = false;
};

/// Takes the one row too many off; true if there was one.
bool cutTo(QList<LogEntry> &rows, int limit)
{
    const bool more = rows.size() > limit;
    if (more)
        rows.resize(limit);
    return more;
}

Result<Rows> olderRows(
    StoreConnection &connection, const ConversationQuery &query, const std::optional<LogAnchor> &from)
{
    Result<QList<LogEntry>> found = walk(connection, query, from, false);
    if (!found)
        return found.error();
    Rows rows{.entries = found.takeValue(), .newer = from.has_value()};
    rows.older = cutTo(rows.entries, query.limit);
    std::reverse(rows.entries.begin(), rows.entries.end());
    return rows;
}

Result<Rows> newerRows(
    StoreConnection &connection, const ConversationQuery &query, const std::optional<LogAnchor> &from)
{
    Result<QList<LogEntry>> found = walk(connection, query, from, true);
    if (!found)
        return found.error();
    Rows rows{.entries = found.takeValue(), .older = from.has_value()};
    rows.newer = cutTo(rows.entries, query.limit);
    return rows;
}

Result<Rows> rowsAround(StoreConnection &connection, const ConversationQuery &query)
{
    const Result<std::optional<LogEntry>> middle
        = firstMessage(connection, u" WHERE id = ?"_s, {query.anchor.id});
    if (!middle)
        return middle.error();
    if (!middle.value() || !query.pair.has(*middle.value()))
        return olderRows(connection, query, std::nullopt);
    ConversationQuery half = query;
    half.limit = qMax(1, query.limit / 2);
    const LogAnchor place{.time = middle.value()->time, .id = middle.value()->id};
    Result<Rows> before = olderRows(connection, half, place);
    if (!before)
        return before;
    const Result<Rows> behind = newerRows(connection, half, place);
    if (!behind)
        return behind;
    Rows rows = before.takeValue();
    rows.entries << *middle.value() << behind.value().entries;
    rows.newer = behind.value().newer;
    return rows;
}

Result<Rows> rowsOf(StoreConnection &connection, const ConversationQuery &query)
{
    switch (query.part) {
    case Part::Newest:
        return olderRows(connection, query, std::nullopt);
    case Part::Oldest:
        return newerRows(connection, query, std::nullopt);
    case Part::Before:
        return olderRows(connection, query, query.anchor);
    case Part::After:
        return newerRows(connection, query, query.anchor);
    case Part::Around:
        return rowsAround(connection, query);
    }
    Q_UNREACHABLE();
}

Result<ConversationPage> readPage(StoreConnection &connection, const ConversationQuery &query)
{
    const Result<Rows> rows = rowsOf(connection, query);
    if (!rows)
        return rows.error();
    ConversationPage page{
        .messages = {}, .older = rows.value().older, .newer = rows.value().newer, .lastInbound = {}};
    for (const LogEntry &entry : rows.value().entries) {
        Result<ConversationMessage> message = readMessage(connection, entry);
        if (!message)
            return message.error();
        page.messages.append(message.takeValue());
    }
    if (page.older && !page.messages.isEmpty()) {
        const Result<std::optional<QDateTime>> last
            = lastInboundBefore(connection, query.pair, page.messages.constFirst().entry);
        if (!last)
            return last.error();
        page.lastInbound = last.value();
    }
    return page;
}

} // namespace

bool ConversationPair::has(const LogEntry &entry) const
{
    return entry.userNumber == userNumber && entry.businessNumber == businessNumber
        && entry.assistantId == assistantId;
}

Result<ConversationPage> conversationPage(StoreConnection &connection, const ConversationQuery &query)
{
    std::optional<ConversationPage> page;
    // One moment: a status that changes between two reads would stand beside the problem of another.
    const Result<void> done = connection.snapshot([&]() -> Result<void> {
        Result<ConversationPage> read = readPage(connection, query);
        if (!read)
            return read.error();
        page = read.takeValue();
        return {};
    });
    if (!done)
        return done.error();
    return *page;
}

Result<QList<ConversationMessage>> conversationMessages(StoreConnection &connection, const QList<qint64> &ids)
{
    QList<ConversationMessage> all;
    const Result<void> done = connection.snapshot([&]() -> Result<void> {
        for (const qint64 id : ids) {
            const Result<std::optional<LogEntry>> entry = firstMessage(connection, u" WHERE id = ?"_s, {id});
            if (!entry)
                return entry.error();
            if (!entry.value())
                continue;
            Result<ConversationMessage> message = readMessage(connection, *entry.value());
            if (!message)
                return message.error();
            all.append(message.takeValue());
        }
        return {};
    });
    if (!done)
        return done.error();
    return all;
}

} // namespace ChannelConsole
