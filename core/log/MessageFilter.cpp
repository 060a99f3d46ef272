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

bool isProblem(const QString &status)
{
    return status == MessageStatus::kFailed || status == MessageStatus::kRejected
        || status == MessageStatus::kUnknown;
}

} // namespace

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
    MessageSelection selection;
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

MessageSelection selectionOf(const MessageFilter &filter, const std::optional<LogAnchor> &olderThan)
{
    MessageFilter rest = filter;
    const bool byCode = !filter.errorCode.isEmpty();
    rest.errorCode.clear(); // said below
    MessageSelection selection = conditionsOf(rest);
    const QString time = byCode ? u"moment"_s : u"time_ms"_s;
    const QString id = byCode ? u"message_ref"_s : u"id"_s;
    if (byCode) {
        // CROSS JOIN: in this order, whatever SQLite thinks.
        selection.from
            = u"message_error INDEXED BY message_error_by_code CROSS JOIN message ON id = message_ref"_s;
        require(selection, u"code"_s, filter.errorCode);
    } else {
        selection.from = u"message INDEXED BY "_s + indexFor(filter);
    }
    selection.order = u" ORDER BY %1 DESC, %2 DESC"_s.arg(time, id);
    if (filter.from.isValid()) {
        selection.clauses.append(time + u" >= ?"_s);
        selection.bound.append(filter.from.toMSecsSinceEpoch());
    }
    // One upper bound: SQLite narrows the index by a single one.
    if (olderThan && !(filter.until.isValid() && filter.until <= olderThan->time)) {
        selection.clauses.append(u"(%1, %2) < (?, ?)"_s.arg(time, id));
        selection.bound << olderThan->time.toMSecsSinceEpoch() << olderThan->id;
    } else if (filter.until.isValid()) {
        selection.clauses.append(time + u" < ?"_s);
        selection.bound.append(filter.until.toMSecsSinceEpoch());
    }
    return selection;
}

} // namespace ChannelConsole
