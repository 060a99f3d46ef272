// SPDX-License-Identifier: Apache-2.0
#include "core/log/Deliveries.h"

#include "core/log/DeliveryJson.h"
#include "core/log/MessageRows.h"
#include "core/store/StoreConnection.h"

#include <QSqlQuery>

namespace ChannelConsole {

using namespace Qt::StringLiterals;

namespace {

/// How far a message is; -1 for a state that is no step on its way.
int stepOf(const QString &status)
{
    static const QStringList kSteps{MessageStatus::kSending, MessageStatus::kUnknown,
        MessageStatus::kAccepted, MessageStatus::kSent, MessageStatus::kDelivered, MessageStatus::kRead};
    return static_cast<int>(kSteps.indexOf(status));
}

Result<LogEntry> rowOf(StoreConnection &connection, qint64 id)
{
    const Result<std::optional<LogEntry>> entry = firstMessage(connection, u" WHERE id = ?"_s, {id});
    if (!entry)
        return entry.error();
    Q_ASSERT(entry.value()); // the caller has just written it, in this transaction
    return *entry.value();
}

/// What goes into the timeline: our word where there is one, the partner's beside it or instead.
LogEvent eventOf(const Delivery &delivery)
{
    const DeliveryEvent &event = delivery.event;
    return {.time = delivery.received,
        .status = event.status.isEmpty() ? event.partnerStatus : event.status,
        .note = event.status.isEmpty() ? QString() : event.partnerStatus,
        .reported = event.time,
        .problem = event.problem};
}

} // namespace

QString statusAfter(const QString &status, const QString &reported)
{
    const int now = stepOf(status);
    if (now < 0)
        return status;
    if (reported == MessageStatus::kFailed)
        return now < stepOf(MessageStatus::kDelivered) ? reported : status;
    return stepOf(reported) > now ? reported : status;
}

QString statusAfterOutcome(const QString &status, const QString &outcome)
{
    if (status == MessageStatus::kSending || status == MessageStatus::kUnknown)
        return outcome;
    // An answer that says no to what was only reported as accepted is the newer word; what WhatsApp has, or
    // what failed on the way, had been taken.
    const bool answerIsYesOrUnknown = stepOf(outcome) >= 0;
    if (!answerIsYesOrUnknown && status == MessageStatus::kAccepted)
        return outcome;
    return answerIsYesOrUnknown ? statusAfter(status, outcome) : status;
}

QString deliveryKey(const DeliveryEvent &event)
{
    const QString time = event.time ? QString::number(event.time->toMSecsSinceEpoch()) : QString();
    const QString code = event.problem ? event.problem->partnerCode : QString();
    return QStringList{event.partnerStatus.toLower(), time, code}.join(u'\n');
}

Result<std::optional<LogEntry>> applyDelivery(
    StoreConnection &connection, const LogEntry &entry, const Delivery &delivery)
{
    const Result<bool> isNew
        = insertReport(connection, entry.id, eventOf(delivery), deliveryKey(delivery.event), delivery.callId);
    if (!isNew)
        return isNew.error();
    if (!isNew.value())
        return std::optional<LogEntry>();
    LogEntry after = entry;
    after.status = statusAfter(entry.status, delivery.event.status);
    // A send whose answer never came learns the partner's id here.
    if (after.partnerMessageId.isEmpty())
        after.partnerMessageId = delivery.event.partnerMessageId;
    if (after.status != entry.status || after.partnerMessageId != entry.partnerMessageId) {
        const Result<void> stored
            = connection.execute(u"UPDATE message SET status = ?, partner_message_id = ? WHERE id = ?"_s,
                {after.status, after.partnerMessageId, after.id});
        if (!stored)
            return stored.error();
    }
    return std::optional(after);
}

Result<bool> keepWaiting(StoreConnection &connection, const QUuid &assistantId, const QString &partnerId,
    bool sandbox, const Delivery &delivery)
{
    const Result<void> kept = connection.execute(
        u"INSERT INTO waiting_delivery (assistant_id, partner_id, sandbox, partner_message_id, message_id, "
        u"call_id, "
        "received_ms, event_key, event) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING"_s,
        {assistantId.toString(QUuid::WithoutBraces), partnerId, int(sandbox), delivery.event.partnerMessageId,
            delivery.event.ourMessageId, delivery.callId ? QVariant(*delivery.callId) : QVariant(),
            delivery.received.toMSecsSinceEpoch(), deliveryKey(delivery.event),
            deliveryToJson(delivery.event)});
    if (!kept)
        return kept.error();
    if (connection.changedRows() == 0)
        return false;
    const Result<void> pruned = connection.execute(
        u"DELETE FROM waiting_delivery WHERE id <= ?"_s, {connection.lastInsertId() - kWaitingDeliveries});
    if (!pruned)
        return pruned.error();
    return true;
}

Result<LogEntry> applyWaiting(StoreConnection &connection, qint64 id)
{
    const Result<LogEntry> entry = rowOf(connection, id);
    return entry ? applyWaiting(connection, entry.value()) : entry;
}

Result<LogEntry> applyWaiting(StoreConnection &connection, const LogEntry &message)
{
    LogEntry entry = message;
    struct Waiting
    {
        qint64 id = 0;
        Delivery delivery;
    };
    QList<Waiting> all;
    const Result<void> read = connection.select(
        // Two look-ups, each by its index: an OR would go through everything that waits.
        u"SELECT id, received_ms, call_id, event FROM waiting_delivery WHERE partner_id = ? AND sandbox = ? "
        u"AND id IN ("
        "SELECT id FROM waiting_delivery WHERE assistant_id = ? AND message_id = ? AND message_id <> '' "
        "UNION "
        "SELECT id FROM waiting_delivery WHERE assistant_id = ? AND partner_message_id = ? AND "
        "partner_message_id <> '') ORDER BY id"_s,
        {message.partnerId, int(message.sandbox), message.assistantId.toString(QUuid::WithoutBraces),
            message.messageId, message.assistantId.toString(QUuid::WithoutBraces), message.partnerMessageId},
        [&all](const QSqlQuery &row) {
            const QVariant callId = row.value(2);
            all.append({.id = row.value(0).toLongLong(),
                .delivery = {.event = deliveryFromJson(row.value(3).toString()),
                    .received = QDateTime::fromMSecsSinceEpoch(row.value(1).toLongLong(), Qt::UTC),
                    .callId = callId.isNull() ? std::nullopt : std::optional(callId.toLongLong())}});
        });
    if (!read)
        return read.error();
    for (const Waiting &waiting : all) {
        const Result<std::optional<LogEntry>> after
            = applyDelivery(connection, entry, waiting.delivery);
        if (!after)
            return after.error();
        if (after.value())
            entry = *after.value();
        const Result<void> removed
            = connection.execute(u"DELETE FROM waiting_delivery WHERE id = ?"_s, {waiting.id});
        if (!removed)
            return removed.error();
    }
    return entry;
}

} // namespace ChannelConsole
