// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/log/MessageLog.h"

namespace ChannelConsole {

class StoreConnection;

// Where rows stand in the order of a query, on the store's reading thread. Each is one moment of the log.

/// Counts the rows between the query's anchors, up to `bound` of them and no further.
[[nodiscard]] Result<LogCount> countOnward(StoreConnection &connection, const LogQuery &query, qint64 bound);

/// The rows around a place (at the beginning, if there is none), up to the query's limit, and their number
/// among all. Its own anchors and `skip` do not count.
[[nodiscard]] Result<LogSurroundings> surroundings(
    StoreConnection &connection, const LogQuery &query, const std::optional<LogAnchor> &place);

/// Which of the ids a filter shows, its text and error code included.
[[nodiscard]] Result<QSet<qint64>> shownIds(
    StoreConnection &connection, const MessageFilter &filter, const QList<qint64> &ids);

} // namespace ChannelConsole
