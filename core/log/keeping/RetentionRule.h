// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/Result.h"

#include <QHash>
#include <QUuid>

#include <optional>

namespace ChannelConsole {

class StoreConnection;

/// How much of an assistant's log is kept: messages with all that belongs to them, and webhook calls.
struct RetentionRule
{
    std::optional<int> days; ///< what is older goes; at least 1
    std::optional<int> rows; ///< so many of the newest messages stay, and as many calls; at least 1

    [[nodiscard]] bool isOff() const { return !days && !rows; } ///< everything is kept
    bool operator==(const RetentionRule &) const = default;
};

/// Of the assistants that have one. Any connection.
[[nodiscard]] Result<QHash<QUuid, RetentionRule>> retentionRules(StoreConnection &connection);
/// A rule that is off is taken out. On the store's writing thread. Refused if the assistant is not there any
/// more.
[[nodiscard]] Result<void> storeRetentionRule(
    StoreConnection &connection, const QUuid &assistantId, const RetentionRule &rule);

} // namespace ChannelConsole
