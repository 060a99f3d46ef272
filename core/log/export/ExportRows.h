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

} // namespace ChannelConsole
