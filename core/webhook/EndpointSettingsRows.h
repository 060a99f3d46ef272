// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/Result.h"
#include "core/webhook/EndpointSettings.h"

#include <QHash>
#include <QUuid>

namespace ChannelConsole {

class StoreConnection;

/// SQL and back, by assistant.
[[nodiscard]] Result<QHash<QUuid, EndpointSettings>> readEndpointSettings(StoreConnection &connection);
[[nodiscard]] Result<void> replaceEndpointSettings(
    StoreConnection &connection, const QUuid &assistantId, const EndpointSettings &settings);

} // namespace ChannelConsole
