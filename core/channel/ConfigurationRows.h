// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/Result.h"
#include "core/channel/Channel.h"

#include <QList>

namespace ChannelConsole {

class StoreConnection;

/// Everything AssistantStore holds in memory, as it is stored.
struct StoredChannels
{
    QList<Assistant> assistants; ///< in the user's order
    QHash<QUuid, ChannelConfiguration> configurations; ///< by assistant
    QList<JwtApp> apps;
};

/// SQL and back. The functions that write are for use inside a transaction.
[[nodiscard]] Result<StoredChannels> readChannels(StoreConnection &connection);

[[nodiscard]] Result<void> insertAssistant(StoreConnection &connection, const Assistant &assistant);
[[nodiscard]] Result<void> updateAssistantRow(StoreConnection &connection, const Assistant &assistant);
[[nodiscard]] Result<void> deleteAssistant(StoreConnection &connection, const QUuid &id);

/// The configuration with its settings, numbers and secret entries, in place of what was stored for it.
[[nodiscard]] Result<void> replaceConfiguration(
    StoreConnection &connection, const ChannelConfiguration &configuration);
[[nodiscard]] Result<void> updatePlatformProgress(
    StoreConnection &connection, const QUuid &assistantId, const PlatformProgress &progress);

[[nodiscard]] Result<void> replaceApp(StoreConnection &connection, const JwtApp &app);
[[nodiscard]] Result<void> deleteApp(StoreConnection &connection, const QUuid &id);

} // namespace ChannelConsole
