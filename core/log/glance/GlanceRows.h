// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/Result.h"
#include "core/log/glance/GlanceTally.h"

#include <optional>

namespace ChannelConsole {

class StoreConnection;

// What a Glance is made of, read in short pieces on the store's reading thread.

/// A stretch of the log in its order, newest first.
struct GlanceStretch
{
    std::optional<LogAnchor> olderThan; ///< from there on, itself not; from the newest if empty
    std::optional<LogAnchor> downTo; ///< as far as there, itself included; to the oldest if empty
};

struct GlancePiece
{
    GlanceTally tally;
    int rows = 0;
    std::optional<LogAnchor> last; ///< set if it ended at the limit: there may be more after it
};

/// Up to `limit` rows of a stretch.
[[nodiscard]] Result<GlancePiece> glancePiece(StoreConnection &connection, const MessageFilter &filter,
    const GlanceStretch &stretch, const QList<QDateTime> &bounds, int limit);

/// From when to when there are messages.
struct MessageSpan
{
    QDateTime oldest;
    QDateTime newest;
};

/// Without regard to the filter's text; empty if there is none.
[[nodiscard]] Result<std::optional<MessageSpan>> messageSpan(
    StoreConnection &connection, const MessageFilter &filter);

/// How long messages took, by partner, from the row to the report of their delivery: by the partner's clock
/// where it tells the time, else until the report came in.
struct GlanceTimes
{
    QHash<QString, QList<qint64>> milliseconds;
    int rows = 0; ///< outbound messages that were looked at
    std::optional<LogAnchor> last; ///< set if there may be more
};
[[nodiscard]] Result<GlanceTimes> deliveryTimes(StoreConnection &connection, const MessageFilter &filter,
    const std::optional<LogAnchor> &olderThan, int limit);

/// What a code means, in our words and the partner's: in the newest message that has it. Empty if nothing.
[[nodiscard]] Result<QString> reasonText(StoreConnection &connection, const GlanceTally::Reason &reason);

} // namespace ChannelConsole
