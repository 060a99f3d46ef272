// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/log/keeping/BatchRun.h"
#include "core/log/keeping/KeepingTypes.h"
#include "core/log/keeping/NumberMention.h"

#include <QList>
#include <QSet>

namespace ChannelConsole {

// What the store has of one person. What only looks may run on any connection; what deletes is a transaction
// of its own on the store's writing thread, once for each batch.

/// Messages and reports that wait, how many messages of other people mention the number, and the room in the
/// file. No calls: they are gone through in batches (findCalls()).
[[nodiscard]] Result<ErasurePreview> lookForPerson(StoreConnection &connection, const Erasure &erasure);

/// A walk through the raw webhook calls.
struct CallWalk
{
    qint64 after = 0; ///< the id it has come to
    std::optional<QSet<qint64>> linked; ///< calls that brought a message or a report of the person
    QList<qint64> found; ///< calls that name the number or are linked, ids ascending
    qint64 shared = 0; ///< of these, calls that brought other people's messages or reports too
};

/// Goes on through so many calls.
[[nodiscard]] Result<BatchDone> findCalls(StoreConnection &connection, const Erasure &erasure,
    const NumberMention &mention, CallWalk *walk, int rows);

/// Takes so many ids off `ids` and deletes those calls. A call that is not read yet stays, with its id in
/// `unread`: it may hold messages of other people, which are acknowledged. count: how many were deleted.
[[nodiscard]] Result<BatchDone> eraseCalls(
    StoreConnection &connection, QList<qint64> *ids, QList<qint64> *unread, int rows);
/// The person's messages with all that belongs to them.
[[nodiscard]] Result<BatchDone> eraseMessages(StoreConnection &connection, const Erasure &erasure, int rows);
/// Reports that wait, and the counts of the stand-in; all at once, there are not many.
[[nodiscard]] Result<BatchDone> eraseRest(
    StoreConnection &connection, const Erasure &erasure, const NumberMention &mention);

/// The mark that the file is still to be written anew.
[[nodiscard]] Result<void> setRewriteDue(StoreConnection &connection, bool due);
[[nodiscard]] Result<bool> isRewriteDue(StoreConnection &connection);

} // namespace ChannelConsole
