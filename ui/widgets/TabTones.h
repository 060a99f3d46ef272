// SPDX-License-Identifier: Apache-2.0
#pragma once

class QTabBar;

namespace ChannelConsole {

/// Writes the tabs that are not chosen in the secondary colour: in a dark palette the style's own difference,
/// a shade of the same grey, is hardly seen. Follows the palette.
void toneTabs(QTabBar *bar);

} // namespace ChannelConsole
