// SPDX-License-Identifier: Apache-2.0
#include "core/log/MessageRows.h"

#include "core/log/Deliveries.h"
#include "core/log/InboundRows.h"
#include "core/log/MessageReader.h"
#include "core/log/ProblemJson.h"
#include "core/message/MessageContentJson.h"
#include "core/store/StoreConnection.h"

#include <QCoreApplication>
#include <QSqlQuery>

namespace ChannelConsole {

using namespace Qt::StringLiterals;

namespace {

QDateTime timeOf(const QVariant &milliseconds)
{
    return QDateTime::fromMSecsSinceEpoch(milliseconds.toLongLong(), Qt::UTC);
}

QVariant nullable(const std::optional<int> &number)
{
    return number ? QVariant(*number) : QVariant();
}

std::optional<int> optionalNumber(const QVariant &value)
{
    return value.isNull() ? std::nullopt : std::optional(value.toInt());
}

Problem notThere(qint64 id)
{
    return {.kind = ProblemKind::Refused,
        .side = Side::ThisComputer,
        .text = QCoreApplication::translate("MessageLog", "This message is not in the log any more."),
        .remedy = QCoreApplication::translate("MessageLog", "It was removed together with its assistant."),
        .details = u"message %1"_s.arg(id)};
}

Result<void> readEvents(StoreConnection &connection, qint64 id, LogDetail &detail)
{
    return connection.select(u"SELECT time_ms, status, note, reported_ms, problem FROM message_event "
                             "WHERE message_id = ? ORDER BY id"_s,
        {id}, [&detail](const QSqlQuery &row) {
            LogEvent event{.time = timeOf(row.value(0)),
                .status = row.value(1).toString(),
                .note = row.value(2).toString(),
                .problem = problemFromJson(row.value(4).toString())};
            if (!row.value(3).isNull())
                event.reported = timeOf(row.value(3));
            detail.events.append(event);
        });
}

/// The latest that was said of a message that did not arrive, or of which nobody knows.
std::optional<Problem> problemOf(const LogDetail &detail, const std::optional<Problem> &ofSend)
{
    const QString &status = detail.entry.status;
    if (status == MessageStatus::kDelivered || status == MessageStatus::kRead)
        return std::nullopt;
    for (auto event = detail.events.crbegin(); event != detail.events.crend(); ++event) {
        if (event->problem)
            return event->problem;
    }
    return ofSend;
}

/// Empty as well where a later version wrote what this one cannot read: the rest of the row is still shown.
std::optional<MessageContent> storedContent(const QString &json)
{
    if (json.isEmpty())
        return std::nullopt;
    const Result<MessageContent> content = contentFromJson(json.toUtf8());
    return content ? std::optional(content.value()) : std::nullopt;
}

Result<void> readExchange(StoreConnection &connection, qint64 id, LogDetail &detail)
{
    return connection.select(
        u"SELECT request, reply, connected_ms, encrypted_ms, first_byte_ms, total_ms, problem, content "
        "FROM message_exchange WHERE message_id = ?"_s,
        {id}, [&detail](const QSqlQuery &row) {
            detail.request = row.value(0).toString();
            detail.reply = row.value(1).toString();
            detail.timings = {.connectedMs = optionalNumber(row.value(2)),
                .encryptedMs = optionalNumber(row.value(3)),
                .firstByteMs = optionalNumber(row.value(4)),
                .totalMs = optionalNumber(row.value(5))};
            detail.problem = problemFromJson(row.value(6).toString());
            detail.content = storedContent(row.value(7).toString());
        });
}

} // namespace

Result<qint64> insertMessage(StoreConnection &connection, const LogEntry &entry)
{
    const Result<void> done = connection.execute(
        u"INSERT INTO message (message_id, time_ms, assistant_id, direction, partner_id, sandbox, "
        u"business_number, "
        "user_number, type, text, status, partner_message_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"_s,
        {entry.messageId, entry.time.toMSecsSinceEpoch(), entry.assistantId.toString(QUuid::WithoutBraces),
            directionName(entry.direction), entry.partnerId, int(entry.sandbox), entry.businessNumber,
            entry.userNumber, entry.type, entry.text, entry.status, entry.partnerMessageId});
    if (!done)
        return done.error();
    return connection.lastInsertId();
}

Result<void> insertEvent(StoreConnection &connection, qint64 id, const LogEvent &event)
{
    return connection.execute(
        u"INSERT INTO message_event (message_id, time_ms, status, note) VALUES (?, ?, ?, ?)"_s,
        {id, event.time.toMSecsSinceEpoch(), event.status, event.note});
}

Result<bool> insertReport(StoreConnection &connection, qint64 id, const LogEvent &event, const QString &key,
    std::optional<qint64> callId)
{
    const Result<void> done = connection.execute(u"INSERT INTO message_event (message_id, time_ms, status, "
                                                 u"note, reported_ms, problem, event_key, call_id) "
                                                 "VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING"_s,
        {id, event.time.toMSecsSinceEpoch(), event.status, event.note,
            event.reported ? QVariant(event.reported->toMSecsSinceEpoch()) : QVariant(),
            event.problem ? QVariant(problemToJson(*event.problem)) : QVariant(), key,
            callId ? QVariant(*callId) : QVariant()});
    if (!done)
        return done.error();
    const bool isNew = connection.changedRows() > 0;
    if (isNew && event.problem) {
        const Result<void> noted = noteErrorCode(connection, id, event.problem->partnerCode);
        if (!noted)
            return noted.error();
    }
    return isNew;
}

Result<void> insertRequest(StoreConnection &connection, qint64 id, const LogRequest &request)
{
    return connection.execute(
        u"INSERT INTO message_exchange (message_id, request, reply, content) VALUES (?, ?, '', ?)"_s,
        {id, request.request,
            request.content ? QVariant(QString::fromUtf8(contentToJson(*request.content))) : QVariant()});
}

Result<void> storeOutcome(
    StoreConnection &connection, qint64 id, const LogOutcome &outcome, const QDateTime &now)
{
    const Result<std::optional<LogEntry>> before = firstMessage(connection, u" WHERE id = ?"_s, {id});
    if (!before)
        return before.error();
    if (!before.value())
        return notThere(id);
    const QString status = statusAfterOutcome(before.value()->status, outcome.status);
    Result<void> done = connection.execute(
        u"UPDATE message SET status = ?, partner_message_id = iif(? = '', partner_message_id, ?) WHERE id = ?"_s,
        {status, outcome.partnerMessageId, outcome.partnerMessageId, id});
    if (done) {
        const HttpTimings &timings = outcome.timings;
        done = connection.execute(
            u"UPDATE message_exchange SET reply = ?, connected_ms = ?, encrypted_ms = ?, "
            "first_byte_ms = ?, total_ms = ?, problem = ? WHERE message_id = ?"_s,
            {outcome.reply, nullable(timings.connectedMs), nullable(timings.encryptedMs),
                nullable(timings.firstByteMs), nullable(timings.totalMs),
                outcome.problem ? QVariant(problemToJson(*outcome.problem)) : QVariant(), id});
    }
    if (done)
        done = insertEvent(connection, id, {.time = now, .status = outcome.status, .note = outcome.note});
    if (done && outcome.problem)
        done = noteErrorCode(connection, id, outcome.problem->partnerCode);
    return done;
}

Result<void> noteErrorCode(StoreConnection &connection, qint64 id, const QString &code)
{
    if (code.isEmpty())
        return {};
    return connection.execute(u"INSERT INTO message_error (message_ref, code, moment) "
                              "SELECT id, ?, time_ms FROM message WHERE id = ? ON CONFLICT DO NOTHING"_s,
        {code, id});
}

Result<QList<LogEntry>> messages(StoreConnection &connection, const QString &tail, const QVariantList &bound)
{
    return readMessages(connection, u"message"_s + tail, bound);
}

Result<std::optional<LogEntry>> firstMessage(
    StoreConnection &connection, const QString &tail, const QVariantList &bound)
{
    const Result<QList<LogEntry>> found = messages(connection, tail + u" LIMIT 1"_s, bound);
    if (!found)
        return found.error();
    if (found.value().isEmpty())
        return std::optional<LogEntry>();
    return std::optional(found.value().constFirst());
}

Result<LogDetail> messageDetail(StoreConnection &connection, qint64 id)
{
    const Result<std::optional<LogEntry>> entry = firstMessage(connection, u" WHERE id = ?"_s, {id});
    if (!entry)
        return entry.error();
    if (!entry.value())
        return notThere(id);
    LogDetail detail{.entry = *entry.value()};
    if (Result<void> read = readEvents(connection, id, detail); !read)
        return read.error();
    if (Result<void> read = readExchange(connection, id, detail); !read)
        return read.error();
    detail.problem = problemOf(detail, detail.problem);
    if (detail.entry.direction == Direction::Inbound) {
        const Result<std::optional<InboundContent>> inbound = inboundContent(connection, id);
        if (!inbound)
            return inbound.error();
        detail.inbound = inbound.value();
    }
    return detail;
}

} // namespace ChannelConsole
