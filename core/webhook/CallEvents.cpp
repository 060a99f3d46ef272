// SPDX-License-Identifier: Apache-2.0
#include "core/webhook/CallEvents.h"

#include "core/log/MessageRows.h"
#include "core/store/StoreConnection.h"

#include <QSqlQuery>

namespace ChannelConsole {

using namespace Qt::StringLiterals;

namespace {

Result<QList<CallEvent>> messagesOf(StoreConnection &connection, qint64 callId)
{
    const Result<QList<LogEntry>> found = messages(connection,
        u" WHERE id IN (SELECT message_id FROM message_content WHERE call_id = ?) ORDER BY id"_s, {callId});
    if (!found)
        return found.error();
    QList<CallEvent> events;
    for (const LogEntry &entry : found.value())
        events.append(
            {.kind = CallEvent::Kind::Message, .entry = entry, .status = entry.status, .note = entry.text});
    return events;
}

Result<void> addDeliveries(StoreConnection &connection, qint64 callId, QList<CallEvent> &events)
{
    QList<std::pair<qint64, CallEvent>> deliveries;
    const Result<void> read = connection.select(
        u"SELECT message_id, status, note FROM message_event WHERE call_id = ? ORDER BY id"_s, {callId},
        [&deliveries](const QSqlQuery &row) {
            deliveries.append({row.value(0).toLongLong(),
                {.kind = CallEvent::Kind::Delivery,
                    .entry = {},
                    .status = row.value(1).toString(),
                    .note = row.value(2).toString()}});
        });
    if (!read)
        return read;
    for (const auto &[messageId, event] : std::as_const(deliveries)) {
        const Result<std::optional<LogEntry>> entry
            = firstMessage(connection, u" WHERE id = ?"_s, {messageId});
        if (!entry)
            return entry.error();
        // An inbound message has an event of its own arrival, which is no delivery.
        if (!entry.value() || entry.value()->direction == Direction::Inbound)
            continue;
        events.append(event);
        events.last().entry = *entry.value();
    }
    return {};
}

Result<void> addWaiting(StoreConnection &connection, qint64 callId, QList<CallEvent> &events)
{
    return connection.select(
        u"SELECT message_id, partner_message_id FROM waiting_delivery WHERE call_id = ? ORDER BY id"_s,
        {callId}, [&events](const QSqlQuery &row) {
            CallEvent event{.kind = CallEvent::Kind::WaitingDelivery, .entry = {}, .status = {}, .note = {}};
            event.entry.messageId = row.value(0).toString();
            event.entry.partnerMessageId = row.value(1).toString();
            events.append(event);
        });
}

} // namespace

Result<QList<CallEvent>> eventsOfCall(StoreConnection &connection, qint64 callId)
{
    Result<QList<CallEvent>> found = messagesOf(connection, callId);
    if (!found)
        return found;
    QList<CallEvent> events = found.takeValue();
    Result<void> read = addDeliveries(connection, callId, events);
    if (read)
        read = addWaiting(connection, callId, events);
    if (!read)
        return read.error();
    return events;
}

} // namespace ChannelConsole
