// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/log/MessageLog.h"

#include <QList>

namespace ChannelConsole {

class StoreConnection;

/// Something a call brought into the message log.
struct CallEvent
{
    enum class Kind {
        Message, ///< what a user wrote
        Delivery, ///< a status of a message of ours
        WaitingDelivery, ///< the same, but no message is known that it is about
    };
    Kind kind = Kind::Message;
    LogEntry entry; ///< the message; for a waiting delivery only its ids are known
    QString status; ///< of the event
    QString note; ///< plain text from outside
};

/// What the log has of a call now, in the order it was stored. A message that came again is there once: with
/// the call that brought it first.
[[nodiscard]] Result<QList<CallEvent>> eventsOfCall(StoreConnection &connection, qint64 callId);

} // namespace ChannelConsole
