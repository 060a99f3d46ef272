// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/log/MessageFilter.h"
#include "core/log/glance/Glance.h"

#include <QHash>
#include <QStringList>

#include <utility>

namespace ChannelConsole {

/// What is looked at of a message.
struct GlanceRow
{
    LogAnchor place;
    Direction direction = Direction::Outbound;
    QString partnerId;
    QString status;
    int reachedBefore = 0; ///< of a message that failed: how many stages it had reached
    QStringList codes; ///< of a message that needs attention: every code that was told for it
};

/// Numbers that can be added up: of a few rows, of a piece of time, of everything.
struct GlanceTally
{
    using Reason = std::pair<QString, QString>; ///< partner, code

    struct Count
    {
        qint64 outbound = 0;
        qint64 inbound = 0;
    };

    QList<Count> times; ///< by the pieces of the bounds
    Count all;
    std::array<GlanceStage, kGlanceStages> stages;
    QHash<Reason, qint64> reasons; ///< a message with two codes counts for both
    qint64 withoutReason = 0;
    qint64 unknown = 0;

    /// `bounds` as glanceBounds() gives them; a time beyond them counts for the last piece.
    void add(const GlanceRow &row, const QList<QDateTime> &bounds);
    void add(const GlanceTally &other);
};

/// The tally in the form it is shown in; without texts of reasons and without deliveries. `bounds` cut to
/// the range of `filter`.
[[nodiscard]] Glance glanceOf(const GlanceTally &tally, const QList<QDateTime> &bounds,
    const MessageFilter &ranged, qsizetype mostReasons);

[[nodiscard]] qint64 medianOf(QList<qint64> values); ///< 0 of none

} // namespace ChannelConsole
