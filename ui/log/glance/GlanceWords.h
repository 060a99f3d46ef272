// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/log/MessageFilter.h"
#include "core/log/glance/Glance.h"
#include "ui/log/glance/GlanceBar.h"

namespace ChannelConsole {

/// A bar and what of the log it is about.
struct GlanceEntry
{
    BarValue value;
    MessageFilter narrowed; ///< the filter of the glance, made narrower by it
};

// The parts of a glance as bars. `ranged`: the filter that the glance is of, its range of time included.

/// What needs attention, most messages first; what has no bar of its own comes last.
[[nodiscard]] QList<GlanceEntry> attentionBars(const Glance &glance, const MessageFilter &ranged);
/// Accepted, sent, delivered, read: how many came so far, and how many stand there now. Clicked it shows the
/// latter, which is what a filter by status can show.
[[nodiscard]] QList<GlanceEntry> funnelBars(const Glance &glance, const MessageFilter &ranged);
/// Each partner's median time to delivery, slowest first.
[[nodiscard]] QList<GlanceEntry> deliveryBars(const Glance &glance, const MessageFilter &ranged);

/// As durationText() up to a minute, then "3 min 5 s", "2 h 10 min", "3 d 4 h".
[[nodiscard]] QString deliveryTimeText(qint64 milliseconds);

} // namespace ChannelConsole
