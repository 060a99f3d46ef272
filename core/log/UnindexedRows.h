// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/log/MessageLog.h"

namespace ChannelConsole {

class SearchText;
class StoreConnection;

/// What is to be looked through row by row, because the index does not have it as it is now. As a rule
/// nothing, and then the search is the index's alone.
struct Unindexed
{
    bool changed = false; ///< there are new or changed messages
    qint64 oldUntil = 0; ///< of those from before there was an index, the last that it may lack

    [[nodiscard]] bool isNothing() const { return !changed && oldUntil == 0; }
};

[[nodiscard]] Result<Unindexed> readUnindexed(StoreConnection &connection);
/// The same as a part of another select: an expression that is 0 where there is nothing, otherwise 1.
extern const QString kIsUnindexed;

/// The rows of `rest` that a query finds, looked at one by one: all that have changed, and up to `most` from
/// before there was an index. In no order. In the snapshot that `rest` was read in.
[[nodiscard]] Result<QList<LogEntry>> unindexedRows(StoreConnection &connection, const SearchText &text,
    const LogQuery &query, const Unindexed &rest, qint64 most);

} // namespace ChannelConsole
