// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/log/MessageFilter.h"

#include <QString>
#include <QVariant>

#include <optional>

namespace ChannelConsole {

enum class LogColumn {
    Time,
    Assistant, ///< of use only where the log of all assistants is shown
    Direction,
    Partner,
    BusinessNumber,
    UserNumber,
    Type,
    Text,
    Status,
};
inline constexpr int kLogColumnCount = static_cast<int>(LogColumn::Status) + 1;

enum LogRole {
    LogRawRole = Qt::UserRole, ///< the value as stored, for whoever copies or exports
    LogIdRole, ///< LogEntry::id; invalid for a row that is not loaded yet
};

/// What stands above a column.
[[nodiscard]] QString columnTitle(LogColumn column);
/// The value as stored.
[[nodiscard]] QVariant rawValue(const LogEntry &entry, LogColumn column);
/// The order a column can be sorted in, if it can: by time and by status.
[[nodiscard]] std::optional<LogSort> sortOf(LogColumn column);

} // namespace ChannelConsole
