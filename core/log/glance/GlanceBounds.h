// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDateTime>
#include <QList>

namespace ChannelConsole {

/// Cuts a range of time into pieces of one to thirty-odd: minutes, hours, days, weeks, months or years, on
/// the clock of this computer (hours after midnight, days from midnight to midnight). Ascending moments in
/// UTC: the first at or before `from`, the last after `until`. Empty unless both are valid and in order.
[[nodiscard]] QList<QDateTime> glanceBounds(const QDateTime &from, const QDateTime &until);

/// `from` moved back to where its piece begins, so that "the last 24 hours" moves an hour at a time and what
/// was counted stays valid.
[[nodiscard]] QDateTime glanceStart(const QDateTime &from, const QDateTime &until);

} // namespace ChannelConsole
