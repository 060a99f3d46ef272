// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/log/MessageFilter.h"
#include "core/log/keeping/BatchRun.h"
#include "core/log/keeping/KeepingTypes.h"

namespace ChannelConsole {

/// Where what is kept of an assistant begins. Fixed once, so that what arrives while older rows are deleted
/// does not push out more of them.
struct PurgeBounds
{
    QUuid assistantId;
    std::optional<LogAnchor> messages; ///< what is before it goes; nothing if empty
    std::optional<QDateTime> calls; ///< calls from before it go, but for those that are not read yet
    std::optional<QDateTime> older; ///< from `days`: reports that wait and counts of the stand-in, too

    [[nodiscard]] bool isEmpty() const { return !messages && !calls; }
};

/// What a rule lets go at this moment. Any connection.
[[nodiscard]] Result<PurgeBounds> purgeBounds(
    StoreConnection &connection, const QUuid &assistantId, const RetentionRule &rule, const QDateTime &now);

/// How much that is. Any connection; counts along indexes.
[[nodiscard]] Result<PurgePreview> countPurge(StoreConnection &connection, const PurgeBounds &bounds);

/// The oldest messages of those, with all that belongs to them and the calls that brought them. A transaction
/// of its own. `calls` grows by how many calls went.
[[nodiscard]] Result<BatchDone> purgeMessages(
    StoreConnection &connection, const PurgeBounds &bounds, int rows, qint64 *calls);
/// The oldest calls of those; a transaction of its own.
[[nodiscard]] Result<BatchDone> purgeCalls(StoreConnection &connection, const PurgeBounds &bounds, int rows);
/// What has an age but no message: reports that wait, counts of the stand-in, and when calls that are gone
/// were committed. A transaction of its own.
[[nodiscard]] Result<BatchDone> purgeRest(StoreConnection &connection, const PurgeBounds &bounds, int rows);

} // namespace ChannelConsole
