// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/log/MessageLog.h"

namespace ChannelConsole {

class StoreConnection;

// How delivery events move a message, and how they wait for it. Everything inside the caller's transaction,
// on the store's thread.

/// Where a message stands after a report: only ever further (sending, unknown, accepted, sent, delivered,
/// read). "failed", "rejected" and "cancelled" are final, and "failed" counts only before it was delivered.
/// Anything that is no MessageStatus changes nothing.
[[nodiscard]] QString statusAfter(const QString &status, const QString &reported);

/// Where a message stands once the answer to its send is there: what was reported meanwhile is not taken
/// back.
[[nodiscard]] QString statusAfterOutcome(const QString &status, const QString &outcome);

/// A report with what is kept beside it.
struct Delivery
{
    DeliveryEvent event;
    QDateTime received; ///< UTC
    std::optional<qint64> callId;
};

/// The same for a repetition of the same report, different for the next one.
[[nodiscard]] QString deliveryKey(const DeliveryEvent &event);

/// Into the timeline of the message, and its status forward; nothing if it is there already. The row as it
/// stands then, if anything is new.
[[nodiscard]] Result<std::optional<LogEntry>> applyDelivery(
    StoreConnection &connection, const LogEntry &entry, const Delivery &delivery);

/// How many reports wait at most, of all assistants: those of messages that other programs sent through the
/// same account would pile up for ever. The oldest are let go; their calls stay.
inline constexpr int kWaitingDeliveries = 20'000;

/// Keeps a report whose message is not known yet; false if it waits already.
[[nodiscard]] Result<bool> keepWaiting(StoreConnection &connection, const QUuid &assistantId,
    const QString &partnerId, bool sandbox, const Delivery &delivery);

/// What waited for this message is applied to it. The row as it stands then.
[[nodiscard]] Result<LogEntry> applyWaiting(StoreConnection &connection, qint64 id);
/// The same, for who knows the row.
[[nodiscard]] Result<LogEntry> applyWaiting(StoreConnection &connection, const LogEntry &message);

} // namespace ChannelConsole
