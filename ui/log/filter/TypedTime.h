// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDateTime>
#include <QString>

#include <optional>

namespace ChannelConsole {

/// Which end of a period a time is: a day alone begins it at midnight, and ends it at the next one.
enum class PeriodEnd {
    From,
    Until,
};

/// A time as people type it: as the locale writes its dates and times, or like 2026-03-01 12:30; the time of
/// day may be left out. Local time, unless a zone follows as in 2026-03-01T12:30:00Z. Empty if it is neither.
[[nodiscard]] std::optional<QDateTime> typedTime(const QString &typed, PeriodEnd end);

/// To the minute, local time, as the locale writes it but with the whole year.
[[nodiscard]] QString timeToType(const QDateTime &time);

} // namespace ChannelConsole
