// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/log/export/ExportRow.h"

namespace ChannelConsole {

class StoreConnection;

struct ExportPage
{
    QList<ExportRow> rows; ///< newest first; without names of assistants
    bool more = false;
};

/// A page of what a query finds, with the history of each row. On the store's reading thread.
[[nodiscard]] Result<ExportPage> exportPage(StoreConnection &connection, const LogQuery &query);

struct ExportCount
{
    qint64 rows = 0;
    std::optional<LogAnchor> last; ///< set if there may be more after it
};

/// How many of the rows after `olderThan` there are, up to `limit`: a large log is counted in pieces, so that
/// what is shown of it comes in between. Not for a filter with a text.
[[nodiscard]] Result<ExportCount> countPiece(StoreConnection &connection, const MessageFilter &filter,
    const std::optional<LogAnchor> &olderThan, int limit);

} // namespace ChannelConsole
