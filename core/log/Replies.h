// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/log/MessageLog.h"

namespace ChannelConsole {

class StoreConnection;

/// The message a reply names by the partner's id (InboundMessage::replyTo); nothing if it is not in the
/// log, or names none.
[[nodiscard]] Result<std::optional<LogEntry>> messageAnsweredBy(
    StoreConnection &connection, const QUuid &assistantId, const QString &replyTo);

/// What the user answered to a message, oldest first. Among the 1,000 messages that came from the number
/// next: there is no index by the message answered, and who answers later than that is not looked for.
[[nodiscard]] Result<QList<LogEntry>> repliesTo(StoreConnection &connection, const LogEntry &entry);

} // namespace ChannelConsole
