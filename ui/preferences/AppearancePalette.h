// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/preferences/Settings.h"

#include <QPalette>

namespace ChannelConsole {

/// The colours of the light or dark appearance. Not for Appearance::System, which has the desktop's.
[[nodiscard]] QPalette appearancePalette(Appearance appearance);

/// Gives the whole program this appearance, now and for windows to come. May be called again at any time.
void applyAppearance(Appearance appearance);

} // namespace ChannelConsole
