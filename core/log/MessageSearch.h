// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/log/MessageLog.h"

namespace ChannelConsole {

class StoreConnection;

// What the log answers to a query, on the store's reading thread. A text is looked for in the search index,
// and one by one in the rows that are not in it yet (as they are now): a message is found at once after it
// was logged. Of rows from before there was an index, error texts are found once they are in it.

/// The first `limit` rows after those to be skipped; query.limit does not count. As part of a snapshot.
[[nodiscard]] Result<QList<LogEntry>> foundRows(
    StoreConnection &connection, const LogQuery &query, qint64 limit);
/// How many rows there are between the anchors; counts no further than `most`. As part of a snapshot.
[[nodiscard]] Result<qint64> countRows(
    StoreConnection &connection, const LogQuery &query, std::optional<qint64> most = std::nullopt);

[[nodiscard]] Result<LogPage> messagePage(StoreConnection &connection, const LogQuery &query);

/// How many rows a query has, wherever its page starts; counts no further than `most`, if that is given.
[[nodiscard]] Result<qint64> countMessages(
    StoreConnection &connection, const LogQuery &query, std::optional<qint64> most = std::nullopt);

} // namespace ChannelConsole
