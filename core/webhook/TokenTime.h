// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace ChannelConsole {

/// 9999-12-31T23:59:59Z. A later time is one in milliseconds, or made to overflow something.
inline constexpr qint64 kLastTokenTime = 253402300799;

/// A stretch of time as a person says it, in its largest whole unit: "3 days", "1 hour", "40 seconds".
/// Translated; negative ones are said without their sign.
[[nodiscard]] QString durationInWords(qint64 seconds);
/// A moment (seconds since 1970) in local time and the user's format.
[[nodiscard]] QString tokenTimeText(qint64 time);

} // namespace ChannelConsole
