// SPDX-License-Identifier: Apache-2.0
#include "core/log/PartnerLogMerge.h"

#include "core/log/Deliveries.h"
#include "core/log/Ingest.h"
#include "core/log/MessageRows.h"
#include "core/store/StoreConnection.h"

#include <QCoreApplication>
#include <QSqlQuery>

#include <algorithm>

namespace ChannelConsole {

using namespace Qt::StringLiterals;

namespace {

Problem assistantGone()
{
    return {.kind = ProblemKind::Refused,
        .text = QCoreApplication::translate("MessageLog", "The assistant is not there any more."),
        .remedy = QCoreApplication::translate("MessageLog", "Choose another one.")};
}

void noteUpdated(Ingested *changes, const LogEntry &entry)
{
    for (QList<LogEntry> *list : {&changes->added, &changes->updated}) {
        const auto same = std::find_if(
            list->begin(), list->end(), [&entry](const LogEntry &other) { return other.id == entry.id; });
        if (same != list->end()) {
            *same = entry;
            return;
        }
    }
    changes->updated.append(entry);
}

/// Merges one page, and counts.
class Merge final
{
public:
    Merge(StoreConnection &connection, const PartnerLogOrigin &origin, const QDateTime &now)
        : m_connection(connection)
        , m_origin(origin)
        , m_now(now)
    {
    }

    [[nodiscard]] Result<void> take(const PartnerLogRow &row)
    {
        const Result<std::optional<LogEntry>> known
            = reportedMessage(m_connection, ingestOrigin(m_now), row.event);
        if (!known)
            return known.error();
        if (known.value())
            return takeReport(*known.value(), row.event);
        if (!m_origin.addsMessages)
            return takeWaiting(row.event);
        const QDateTime time = row.sentAt.value_or(row.event.time.value_or(m_now));
        if (!isOurs(row.event.businessNumber) || isTooOld(time)) {
            ++m_merged.counts.leftOut;
            return {};
        }
        return add(row, time);
    }

    [[nodiscard]] Result<void> take(const InboundMessage &message)
    {
        const QDateTime time = message.time.value_or(m_now);
        if (!isOurs(message.businessNumber) || isTooOld(time)) {
            ++m_merged.counts.leftOut;
            return {};
        }
        const Result<Ingested> ingested
            = ingestEvents(m_connection, ingestOrigin(time), {.messages = {message}});
        if (!ingested)
            return ingested.error();
        if (ingested.value().added.isEmpty()) {
            ++m_merged.counts.known;
            return {};
        }
        ++m_merged.counts.added;
        m_merged.changes.added += ingested.value().added;
        return insertEvent(m_connection, ingested.value().added.constFirst().id,
            {.time = m_now, .status = MessageStatus::kReceived, .note = whereRead()});
    }

    void skip(qsizetype notUnderstood) { m_merged.counts.notUnderstood += static_cast<int>(notUnderstood); }
    [[nodiscard]] PartnerLogMerged result() const { return m_merged; }

private:
    [[nodiscard]] IngestOrigin ingestOrigin(const QDateTime &received) const
    {
        return {.assistantId = m_origin.assistantId,
            .partnerId = m_origin.partnerId,
            .sandbox = m_origin.sandbox,
            .received = received,
            .callId = std::nullopt};
    }

    [[nodiscard]] bool isOurs(const QString &businessNumber) const
    {
        return businessNumber.isEmpty() || m_origin.businessNumbers.contains(businessNumber);
    }

    [[nodiscard]] bool isTooOld(const QDateTime &time) const
    {
        return m_origin.since.isValid() && time < m_origin.since;
    }

    [[nodiscard]] QString whereRead() const
    {
        return QCoreApplication::translate("MessageLog", "read from %1's own log").arg(m_origin.partnerName);
    }

    [[nodiscard]] Delivery deliveryOf(const DeliveryEvent &event) const
    {
        return {.event = event, .received = m_now, .callId = std::nullopt};
    }

    [[nodiscard]] Result<void> takeReport(const LogEntry &entry, const DeliveryEvent &event)
    {
        const Result<bool> known = isKnown(entry, event);
        if (!known)
            return known.error();
        const Result<std::optional<LogEntry>> after = known.value()
            ? Result<std::optional<LogEntry>>(std::optional<LogEntry>())
            : applyDelivery(m_connection, entry, deliveryOf(event));
        if (!after)
            return after.error();
        if (!after.value()) {
            ++m_merged.counts.known;
            return {};
        }
        ++m_merged.counts.events;
        noteUpdated(&m_merged.changes, *after.value());
        return {};
    }

    /// Beyond the keys, which hold the partner's own word: a log may call what was posted by another one.
    [[nodiscard]] Result<bool> isKnown(const LogEntry &entry, const DeliveryEvent &event)
    {
        const QString told = event.status.isEmpty() ? event.partnerStatus : event.status;
        if (told.isEmpty())
            return true;
        // That it was taken is no news of a message that was.
        if (told == MessageStatus::kAccepted)
            return statusAfter(entry.status, told) == entry.status;
        bool found = false;
        // A message is delivered, read or failed once: of another moment it is the same, told again. Of a
        // word we do not know nobody can tell.
        const Result<void> read = m_connection.select(
            u"SELECT 1 FROM message_event WHERE message_id = ? AND status = ? AND (? OR reported_ms IS ?)"_s,
            {entry.id, told, int(!event.status.isEmpty()),
                event.time ? QVariant(event.time->toMSecsSinceEpoch()) : QVariant()},
            [&found](const QSqlQuery &) { found = true; });
        if (!read)
            return read.error();
        return found;
    }

    [[nodiscard]] Result<void> takeWaiting(const DeliveryEvent &event)
    {
        const Result<bool> kept = keepWaiting(
            m_connection, m_origin.assistantId, m_origin.partnerId, m_origin.sandbox, deliveryOf(event));
        if (!kept)
            return kept.error();
        ++(kept.value() ? m_merged.counts.leftOut : m_merged.counts.known);
        return {};
    }

    [[nodiscard]] Result<void> add(const PartnerLogRow &row, const QDateTime &time)
    {
        LogEntry entry{.time = time.toUTC(),
            .assistantId = m_origin.assistantId,
            .direction = Direction::Outbound,
            .partnerId = m_origin.partnerId,
            .sandbox = m_origin.sandbox,
            .businessNumber = row.event.businessNumber,
            .userNumber = row.event.userNumber,
            .type = row.type,
            .text = row.text,
            .status = MessageStatus::kAccepted, // it is in the partner's log, so it was taken
            .partnerMessageId = row.event.partnerMessageId};
        const Result<qint64> id = insertMessage(m_connection, entry);
        if (!id)
            return id.error();
        entry.id = id.value();
        const Result<bool> told = insertReport(m_connection, entry.id,
            {.time = m_now, .status = entry.status, .note = whereRead(), .reported = row.sentAt}, {},
            std::nullopt);
        if (!told)
            return told.error();
        if (!row.event.status.isEmpty() || !row.event.partnerStatus.isEmpty()) {
            const Result<std::optional<LogEntry>> applied
                = applyDelivery(m_connection, entry, deliveryOf(row.event));
            if (!applied)
                return applied.error();
        }
        const Result<LogEntry> after
            = applyWaiting(m_connection, entry.id); // what was posted about it before
        if (!after)
            return after.error();
        ++m_merged.counts.added;
        m_merged.changes.added.append(after.value());
        return {};
    }

    StoreConnection &m_connection;
    const PartnerLogOrigin &m_origin;
    const QDateTime m_now;
    PartnerLogMerged m_merged;
};

Result<void> checkAssistant(StoreConnection &connection, const QUuid &assistantId)
{
    bool found = false;
    const Result<void> read = connection.select(u"SELECT 1 FROM assistant WHERE id = ?"_s,
        {assistantId.toString(QUuid::WithoutBraces)}, [&found](const QSqlQuery &) { found = true; });
    if (!read || found)
        return read;
    return assistantGone();
}

} // namespace

PartnerLogCounts &PartnerLogCounts::operator+=(const PartnerLogCounts &other)
{
    added += other.added;
    events += other.events;
    known += other.known;
    leftOut += other.leftOut;
    notUnderstood += other.notUnderstood;
    return *this;
}

Result<PartnerLogMerged> mergePartnerLog(StoreConnection &connection, const PartnerLogOrigin &origin,
    const PartnerLogPage &page, const QDateTime &now)
{
    if (const Result<void> there = checkAssistant(connection, origin.assistantId); !there)
        return there.error();
    Merge merge(connection, origin, now);
    for (const PartnerLogRow &row : page.rows) {
        if (const Result<void> taken = merge.take(row); !taken)
            return taken.error();
    }
    for (const InboundMessage &message : page.messages) {
        if (const Result<void> taken = merge.take(message); !taken)
            return taken.error();
    }
    merge.skip(page.notUnderstood.size());
    return merge.result();
}

} // namespace ChannelConsole
