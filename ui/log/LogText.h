// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/log/MessageLog.h"

#include <QString>

namespace ChannelConsole {

// How the message log says things: stored values in the user's words, language and time zone. What this
// version does not know (a newer partner, status or type) comes out as it was stored.

/// Local date and time to the second.
[[nodiscard]] QString logTimeText(const QDateTime &time);
/// "250 ms", or "1.25 s" from one second on.
[[nodiscard]] QString durationText(int milliseconds);
[[nodiscard]] QString directionText(Direction direction);
[[nodiscard]] QString statusText(const QString &status);
/// One of resources/icons. A status of a partner's own has the neutral one.
[[nodiscard]] QString statusIconName(const QString &status);
[[nodiscard]] QString typeText(const QString &type);
/// The same of a row: what was sent is called as in the composer.
[[nodiscard]] QString typeText(const LogEntry &entry);
/// The partner's name; says so in a word if it was only simulated.
[[nodiscard]] QString partnerText(const QString &partnerId, bool sandbox);
/// Grouped for reading if it is a number at all.
[[nodiscard]] QString numberText(const QString &number);
/// "12,340 messages", "1 message".
[[nodiscard]] QString messagesText(qint64 messages);
/// One line, cut: a cell is no place for 4,096 characters.
[[nodiscard]] QString cellText(const QString &text);
/// "Connected after 12 ms, …" in the order things happened; empty if nothing was measured.
[[nodiscard]] QString timingsText(const HttpTimings &timings);

} // namespace ChannelConsole
