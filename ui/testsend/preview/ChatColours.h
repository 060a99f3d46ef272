// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QPalette>

namespace ChannelConsole {

/// Colours of a chat, all from the palette, so that light and dark both look right.
struct ChatColours
{
    QColor ground;
    QColor bubble;
    QColor own; ///< bubble of what was sent, where both sides are shown
    QColor card; ///< of media, within either bubble; lets it through
    QColor line;
    QColor text;
    QColor quiet; ///< footers, details
    QColor link; ///< of buttons

    [[nodiscard]] static ChatColours of(const QPalette &palette);
};

} // namespace ChannelConsole
