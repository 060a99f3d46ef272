// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/Result.h"

namespace ChannelConsole {

class StoreConnection;

// The search index only marks what it must forget; the words themselves stay in it until its parts are merged
// (https://www.sqlite.org/fts5.html, "The 'merge' Command"; SQLite 3.40 has no secure delete for FTS5). Here
// everything is merged into one part, step by step rather than in one go, which would take seconds.

/// Which of the two indexes, see 0004_log.sql.
enum class SearchTable {
    Words,
    Runs,
};

/// Begins to merge all that is in the index now, in a transaction of its own.
[[nodiscard]] Result<void> beginMerge(StoreConnection &connection, SearchTable table);

/// Writes about so many pages of the merged part, in a transaction of its own. True while there is more.
[[nodiscard]] Result<bool> mergeFurther(StoreConnection &connection, SearchTable table, int pages);

} // namespace ChannelConsole
