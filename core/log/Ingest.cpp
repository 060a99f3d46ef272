// SPDX-License-Identifier: Apache-2.0
#include "core/log/Ingest.h"

#include "core/log/Deliveries.h"
#include "core/log/InboundRows.h"
#include "core/log/MessageRows.h"
#include "core/store/StoreConnection.h"

#include <QSqlQuery>

#include <algorithm>

namespace ChannelConsole {

using namespace Qt::StringLiterals;

namespace {

QString assistantOf(const IngestOrigin &origin)
{
    return origin.assistantId.toString(QUuid::WithoutBraces);
}

LogEntry entryOf(const IngestOrigin &origin, const InboundMessage &message)
{
    // By our clock like everything else in the log; the partner's stands in the timeline.
    return {.time = origin.received.toUTC(),
        .assistantId = origin.assistantId,
        .direction = Direction::Inbound,
        .partnerId = origin.partnerId,
        .sandbox = origin.sandbox,
        .businessNumber = message.businessNumber,
        .userNumber = message.userNumber,
        .type = message.type,
        .text = message.text,
        .status = MessageStatus::kReceived,
        .partnerMessageId = message.partnerMessageId};
}

Result<bool> isLogged(StoreConnection &connection, const IngestOrigin &origin, const QString &key)
{
    bool found = false;
    const Result<void> read = connection.select(
        u"SELECT 1 FROM inbound_key WHERE assistant_id = ? AND partner_id = ? AND key = ?"_s,
        {assistantOf(origin), origin.partnerId, key}, [&found](const QSqlQuery &) { found = true; });
    if (!read)
        return read.error();
    return found;
}

/// The row, or nothing if the message was logged before.
Result<std::optional<LogEntry>> ingestMessage(
    StoreConnection &connection, const IngestOrigin &origin, const InboundMessage &message)
{
    const Result<bool> logged = isLogged(connection, origin, message.key);
    if (!logged)
        return logged.error();
    if (logged.value())
        return std::optional<LogEntry>();
    LogEntry entry = entryOf(origin, message);
    const Result<qint64> id = insertMessage(connection, entry);
    if (!id)
        return id.error();
    entry.id = id.value();
    Result<void> done = insertInbound(connection, entry.id,
        {.callId = origin.callId,
            .profileName = message.profileName,
            .replyTo = message.replyTo,
            .content = message.content,
            .media = message.media,
            .payment = message.payment});
    if (done) {
        const Result<bool> told = insertReport(connection, entry.id,
            {.time = entry.time, .status = entry.status, .note = {}, .reported = message.time}, {},
            origin.callId);
        if (!told)
            return told.error();
        done = connection.execute(
            u"INSERT INTO inbound_key (assistant_id, partner_id, key, message_id) VALUES (?, ?, ?, ?)"_s,
            {assistantOf(origin), origin.partnerId, message.key, entry.id});
    }
    if (!done)
        return done.error();
    return std::optional(entry);
}

/// What a report changed.
struct Reported
{
    std::optional<LogEntry> entry; ///< the row with what is new
    bool isNew = false; ///< also true for one that waits for its message
};

Result<Reported> ingestDelivery(
    StoreConnection &connection, const IngestOrigin &origin, const DeliveryEvent &event)
{
    const Delivery delivery{.event = event, .received = origin.received.toUTC(), .callId = origin.callId};
    const Result<std::optional<LogEntry>> message = reportedMessage(connection, origin, event);
    if (!message)
        return message.error();
    if (message.value()) {
        const Result<std::optional<LogEntry>> applied = applyDelivery(connection, *message.value(), delivery);
        if (!applied)
            return applied.error();
        return Reported{.entry = applied.value(), .isNew = applied.value().has_value()};
    }
    const Result<bool> kept
        = keepWaiting(connection, origin.assistantId, origin.partnerId, origin.sandbox, delivery);
    if (!kept)
        return kept.error();
    return Reported{.entry = std::nullopt, .isNew = kept.value()};
}

} // namespace

Result<std::optional<LogEntry>> reportedMessage(
    StoreConnection &connection, const IngestOrigin &origin, const DeliveryEvent &event)
{
    // Ours first: it is known before the partner's is.
    for (const auto &[column, id] : {std::pair(u"message_id"_s, event.ourMessageId),
             std::pair(u"partner_message_id"_s, event.partnerMessageId)}) {
        if (id.isEmpty())
            continue;
        // `<> ''` again, as text: the index leaves such rows out. A `+` keeps SQLite from other indexes,
        // which would go through all of a partner or a direction.
        const Result<std::optional<LogEntry>> found = firstMessage(connection,
            u" WHERE assistant_id = ? AND %1 = ? AND %1 <> '' AND +partner_id = ? AND sandbox = ? AND +direction = 'outbound'"_s
                .arg(column),
            {assistantOf(origin), id, origin.partnerId, int(origin.sandbox)});
        if (!found || found.value())
            return found;
    }
    return std::optional<LogEntry>();
}

Result<Ingested> ingestEvents(
    StoreConnection &connection, const IngestOrigin &origin, const WebhookEvents &events)
{
    Ingested ingested;
    for (const InboundMessage &message : events.messages) {
        const Result<std::optional<LogEntry>> entry = ingestMessage(connection, origin, message);
        if (!entry)
            return entry.error();
        if (entry.value())
            ingested.added.append(*entry.value());
        else
            ++ingested.repeated;
    }
    for (const DeliveryEvent &event : events.deliveries) {
        const Result<Reported> reported = ingestDelivery(connection, origin, event);
        if (!reported)
            return reported.error();
        if (!reported.value().isNew)
            ++ingested.repeated;
        const std::optional<LogEntry> &entry = reported.value().entry;
        if (!entry)
            continue;
        // Each row once, as it stands at the end.
        const auto same = std::find_if(ingested.updated.begin(), ingested.updated.end(),
            [&entry](const LogEntry &other) { return other.id == entry->id; });
        if (same == ingested.updated.end())
            ingested.updated.append(*entry);
        else
            *same = *entry;
    }
    return ingested;
}

} // namespace ChannelConsole
