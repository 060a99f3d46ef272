// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/log/MessageFilter.h"

#include <QDateTime>
#include <QList>

#include <optional>

namespace ChannelConsole {

/// The stretch of time somebody looks at, as it was meant: "the last hour" moves on with the clock, also when
/// it was saved weeks ago.
struct LogPeriod
{
    enum class Kind {
        AnyTime,
        LastHour,
        LastDay, ///< 24 hours
        LastWeek, ///< 7 days
        LastMonth, ///< 30 days
        Today, ///< since midnight, local time
        Between, ///< what `from` and `until` say
    };
    Kind kind = Kind::AnyTime;
    QDateTime from; ///< of Between: from this moment on; invalid for no beginning
    QDateTime until; ///< of Between: before this moment; invalid for no end

    bool operator==(const LogPeriod &) const = default;
};

[[nodiscard]] const QList<LogPeriod::Kind> &allPeriodKinds();

/// Stable, for stored filters: "last-hour".
[[nodiscard]] QString periodName(LogPeriod::Kind kind);
[[nodiscard]] std::optional<LogPeriod::Kind> periodFromName(const QString &name);

/// Whether it means something else as time goes on.
[[nodiscard]] bool isRelative(const LogPeriod &period);

/// Sets the times of a filter to what the period means at this moment. A relative one begins on a whole
/// minute, so that within that minute it is the same filter.
void applyPeriod(const LogPeriod &period, const QDateTime &now, MessageFilter &filter);

/// The period that says what the filter's times say.
[[nodiscard]] LogPeriod periodOf(const MessageFilter &filter);

} // namespace ChannelConsole
