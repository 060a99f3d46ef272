// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace ChannelConsole {

/// Where a message stands. Stored by name; a name this version does not know is shown as it is (promise 6).
namespace MessageStatus {
inline const QString kSending = QStringLiteral("sending");
inline const QString kAccepted = QStringLiteral("accepted"); ///< the partner took it; not delivered
inline const QString kSent = QStringLiteral("sent"); ///< WhatsApp has it
inline const QString kDelivered = QStringLiteral("delivered"); ///< on the user's phone
inline const QString kRead = QStringLiteral("read");
inline const QString kRejected = QStringLiteral("rejected"); ///< the partner refused it at once
/// Did not go out at all, or was reported as not delivered after the partner took it: its events tell which.
inline const QString kFailed = QStringLiteral("failed");
inline const QString kUnknown = QStringLiteral("unknown");
inline const QString kCancelled = QStringLiteral("cancelled"); ///< before it went out
inline const QString kReceived = QStringLiteral("received"); ///< inbound: from the user, through the webhook
} // namespace MessageStatus

} // namespace ChannelConsole
