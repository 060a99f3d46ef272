// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/log/MessageLog.h"

namespace ChannelConsole {

class StoreConnection;

/// Where events came from.
struct IngestOrigin
{
    QUuid assistantId;
    QString partnerId;
    bool sandbox = false;
    QDateTime received; ///< UTC, when the call arrived
    std::optional<qint64> callId; ///< WebhookCall::id
};

/// Carries what a call held into the log: inbound messages once each, by their key; delivery events to their
/// message, found by our id or the partner's among those of this assistant, partner and sandbox mark, or kept
/// waiting for it. On the store's thread, inside a transaction of the caller: all or nothing. What it returns
/// is announced after the commit (MessageLog::announce()).
[[nodiscard]] Result<Ingested> ingestEvents(
    StoreConnection &connection, const IngestOrigin &origin, const WebhookEvents &events);

/// The message of ours a report is about, by our id or the partner's; never one of another assistant, partner
/// or sandbox. Likewise on the store's thread.
[[nodiscard]] Result<std::optional<LogEntry>> reportedMessage(
    StoreConnection &connection, const IngestOrigin &origin, const DeliveryEvent &event);

} // namespace ChannelConsole
