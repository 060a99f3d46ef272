// SPDX-License-Identifier: Apache-2.0
#include "core/log/Replies.h"

#include "core/log/MessageRows.h"
#include "core/store/StoreConnection.h"

namespace ChannelConsole {

using namespace Qt::StringLiterals;

Result<std::optional<LogEntry>> messageAnsweredBy(
    StoreConnection &connection, const QUuid &assistantId, const QString &replyTo)
{
    if (replyTo.isEmpty())
        return std::optional<LogEntry>();
    // `<> ''` as text: the index leaves such rows out.
    return firstMessage(connection,
        u" INDEXED BY message_by_partner_message_id WHERE assistant_id = ? AND partner_message_id = ? AND "
        "partner_message_id <> '' ORDER BY id"_s,
        {assistantId.toString(QUuid::WithoutBraces), replyTo});
}

Result<QList<LogEntry>> repliesTo(StoreConnection &connection, const LogEntry &entry)
{
    if (entry.partnerMessageId.isEmpty() || entry.userNumber.isEmpty())
        return QList<LogEntry>();
    return messages(connection,
        u" WHERE id IN (SELECT later.id FROM (SELECT id, assistant_id, business_number FROM message "
        "INDEXED BY message_by_user_number WHERE user_number = ? AND time_ms >= ? AND +direction = 'inbound' "
        "ORDER BY time_ms, id LIMIT 1000) AS later JOIN message_content ON message_content.message_id = "
        "later.id "
        "WHERE later.assistant_id = ? AND later.business_number = ? AND reply_to = ?) ORDER BY time_ms, id"_s,
        {entry.userNumber, entry.time.toMSecsSinceEpoch(), entry.assistantId.toString(QUuid::WithoutBraces),
            entry.businessNumber, entry.partnerMessageId});
}

} // namespace ChannelConsole
