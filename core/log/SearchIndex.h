// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/Result.h"

#include <QString>

namespace ChannelConsole {

class StoreConnection;
struct LogAnchor;
struct LogEntry;

/// Rows at a time: some hundredths of a second, so that what is written meanwhile waits no longer.
inline constexpr int kIndexBatch = 500;

/// Where a message stands in the index: grows with (time, id), as the log is ordered. For times until the
/// year 2109, and less than two million messages in one millisecond; beyond, only the order suffers.
[[nodiscard]] qint64 searchPlace(const LogAnchor &anchor);

/// All that is searched of a message, error texts included: what the index has of it once it has caught up.
[[nodiscard]] Result<QString> searchedText(StoreConnection &connection, const LogEntry &entry);

/// Brings the search index, and the error codes of rows from before, further by up to `rows` rows: first it
/// forgets what was deleted, then comes what is new or changed, then the rows from before there was an index,
/// newest first. A transaction of its own, on the store's writing thread. True while there is more to do.
[[nodiscard]] Result<bool> indexBatch(StoreConnection &connection, int rows);

} // namespace ChannelConsole
