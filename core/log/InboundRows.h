// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/log/MessageLog.h"

namespace ChannelConsole {

class StoreConnection;

/// What the log keeps of an inbound message beside its row. Inside a transaction of the caller.
[[nodiscard]] Result<void> insertInbound(
    StoreConnection &connection, qint64 messageId, const InboundContent &inbound);

/// Nothing if it is no inbound message.
[[nodiscard]] Result<std::optional<InboundContent>> inboundContent(
    StoreConnection &connection, qint64 messageId);

} // namespace ChannelConsole
