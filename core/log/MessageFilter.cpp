// SPDX-License-Identifier: Apache-2.0
#include "core/log/MessageFilter.h"

#include "core/log/MessageLog.h"

namespace ChannelConsole {

using namespace Qt::StringLiterals;

namespace {

/// As the partial indexes have it, word for word: SQLite uses them only where it sees that one implies the
/// other.
const QString kIsProblem = u"status IN ('failed', 'rejected', 'unknown')"_s;

void require(MessageSelection &selection, const QString &column, const QString &value)
{
    if (value.isEmpty())
        return;
    selection.clauses.append(column + u" = ?"_s);
    selection.bound.append(value);
}

/// The one that leaves the fewest rows in most logs: there are more numbers than problems, more problems than
/// types, and only a few partners.
QString indexFor(const MessageFilter &filter)
{
    if (!filter.userNumber.isEmpty())
        return u"message_by_user_number"_s;
    if (filter.onlyProblems)
        return filter.assistantId ? u"message_problems_by_assistant"_s : u"message_problems"_s;
    if (!filter.status.isEmpty())
        return filter.assistantId ? u"message_by_assistant_and_status"_s : u"message_by_status"_s;
    if (!filter.type.isEmpty())
        return u"message_by_type"_s;
    if (!filter.businessNumber.isEmpty())
        return u"message_by_business_number"_s;
    if (filter.assistantId)
        return u"message_by_assistant"_s;
    if (filter.direction)
        return u"message_by_direction"_s;
    if (!filter.partnerId.isEmpty())
        return u"message_by_partner"_s;
    return u"message_by_time"_s;
}

/// In the order of the status, whatever it may be. Where an index leaves few rows those are sorted.
QString statusIndexFor(const MessageFilter &filter)
{
    if (!filter.userNumber.isEmpty())
        return u"message_by_user_number"_s;
    return filter.assistantId ? u"message_by_assistant_and_status"_s : u"message_by_status"_s;
}

bool isProblem(const QString &status)
{
    return status == MessageStatus::kFailed || status == MessageStatus::kRejected
        || status == MessageStatus::kUnknown;
}

/// The columns of an order, for comparing with an anchor: SQLite narrows an index by them.
struct OrderKey
{
    QString time;
    QString id;
    bool byStatus = false;

    void bound(MessageSelection &selection, const QString &comparison, const LogAnchor &anchor) const
    {
        const QString status = byStatus ? u"status, "_s : QString();
        const QString place = byStatus ? u"?, "_s : QString();
        selection.clauses.append(
            u'(' + status + time + u", "_s + id + u") "_s + comparison + u" ("_s + place + u"?, ?)"_s);
        if (byStatus)
            selection.bound.append(anchor.status);
        selection.bound << anchor.time.toMSecsSinceEpoch() << anchor.id;
    }

    [[nodiscard]] QString orderBy(Qt::SortOrder direction) const
    {
        const QString word = direction == Qt::AscendingOrder ? u" ASC"_s : u" DESC"_s;
        const QString first = byStatus ? QString(u"status"_s + word + u", "_s) : QString();
        return u" ORDER BY "_s + first + time + word + u", "_s + id + word;
    }
};

} // namespace

LogOrder LogOrder::reversed() const
{
    return {
        .by = by, .direction = direction == Qt::AscendingOrder ? Qt::DescendingOrder : Qt::AscendingOrder};
}

LogAnchor anchorOf(const LogEntry &entry)
{
    return {.time = entry.time, .id = entry.id, .status = entry.status};
}

bool isOlder(const LogOrder &order, const LogAnchor &one, const LogAnchor &other)
{
    if (order.by == LogSort::Status && one.status != other.status)
        return one.status.toUtf8() < other.status.toUtf8(); // as SQLite compares
    return std::pair(one.time, one.id) < std::pair(other.time, other.id);
}

bool matchesRow(const MessageFilter &filter, const LogEntry &entry)
{
    const auto is
        = [](const QString &wanted, const QString &value) { return wanted.isEmpty() || wanted == value; };
    return !(filter.from.isValid() && entry.time < filter.from)
        && !(filter.until.isValid() && entry.time >= filter.until)
        && (!filter.assistantId || *filter.assistantId == entry.assistantId)
        && (!filter.direction || *filter.direction == entry.direction)
        && is(filter.partnerId, entry.partnerId) && is(filter.businessNumber, entry.businessNumber)
        && is(filter.userNumber, entry.userNumber) && is(filter.type, entry.type)
        && is(filter.status, entry.status) && (!filter.onlyProblems || isProblem(entry.status));
}

QString directionName(Direction direction)
{
    return direction == Direction::Inbound ? u"inbound"_s : u"outbound"_s;
}

QString MessageSelection::where() const
{
    return clauses.isEmpty() ? QString() : u" WHERE "_s + clauses.join(u" AND "_s);
}

MessageSelection conditionsOf(const MessageFilter &filter)
{
    MessageSelection selection{.known = filter};
    if (filter.assistantId)
        require(selection, u"assistant_id"_s, filter.assistantId->toString(QUuid::WithoutBraces));
    require(selection, u"partner_id"_s, filter.partnerId);
    if (filter.direction)
        require(selection, u"direction"_s, directionName(*filter.direction));
    require(selection, u"business_number"_s, filter.businessNumber);
    require(selection, u"user_number"_s, filter.userNumber);
    require(selection, u"type"_s, filter.type);
    require(selection, u"status"_s, filter.status);
    if (filter.onlyProblems)
        selection.clauses.append(kIsProblem);
    if (!filter.errorCode.isEmpty()) {
        selection.clauses.append(
            u"EXISTS (SELECT 1 FROM message_error WHERE message_error.message_ref = id AND code = ?)"_s);
        selection.bound.append(filter.errorCode);
    }
    return selection;
}

MessageSelection selectionOf(const LogQuery &query)
{
    const MessageFilter &filter = query.filter;
    const bool byTime = query.order.by == LogSort::Time;
    MessageFilter rest = filter;
    const bool byCode = !filter.errorCode.isEmpty();
    rest.errorCode.clear(); // said below
    MessageSelection selection = conditionsOf(rest);
    const QString time = byCode ? u"moment"_s : u"time_ms"_s;
    const OrderKey key{.time = time, .id = byCode ? u"message_ref"_s : u"id"_s, .byStatus = !byTime};
    if (byCode) {
        // CROSS JOIN: in this order, whatever SQLite thinks.
        selection.from
            = u"message_error INDEXED BY message_error_by_code CROSS JOIN message ON id = message_ref"_s;
        require(selection, u"code"_s, filter.errorCode);
    } else {
        selection.from = u"message INDEXED BY "_s + (byTime ? indexFor(filter) : statusIndexFor(filter));
    }
    selection.order = key.orderBy(query.order.direction);
    // One bound at each end: SQLite narrows the index by a single one.
    const std::optional<LogAnchor> &newerThan = query.newerThan;
    const std::optional<LogAnchor> &olderThan = query.olderThan;
    if (newerThan)
        key.bound(selection, u">"_s, *newerThan);
    if (filter.from.isValid() && !(byTime && newerThan && newerThan->time >= filter.from)) {
        selection.clauses.append(time + u" >= ?"_s);
        selection.bound.append(filter.from.toMSecsSinceEpoch());
    }
    const bool untilIsNearer
        = byTime && olderThan && filter.until.isValid() && filter.until <= olderThan->time;
    if (olderThan && !untilIsNearer)
        key.bound(selection, u"<"_s, *olderThan);
    if (filter.until.isValid() && !(byTime && olderThan && !untilIsNearer)) {
        selection.clauses.append(time + u" < ?"_s);
        selection.bound.append(filter.until.toMSecsSinceEpoch());
    }
    return selection;
}

} // namespace ChannelConsole
