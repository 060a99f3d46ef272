// SPDX-License-Identifier: Apache-2.0
#pragma once

class QWidget;

namespace ChannelConsole {

/// What Tab (`next`) or Shift+Tab reaches from where the focus is: the controls in the order of the layouts
/// they stand in, round the window. Null if the window has nothing to focus.
///
/// Qt's own chain is in the order of creation, and rows, chips and buttons come and go here. Mending it with
/// QWidget::setTabOrder() loses controls wherever a combo box and its line edit, or a container and its focus
/// proxy, do not stand side by side in the chain (cf. QTBUG-81097), and forth and back then differ.
[[nodiscard]] QWidget *tabNeighbour(QWidget *window, bool next);

/// For QWidget::focusNextPrevChild() of a window; false if there is nowhere to go.
bool followLayout(QWidget *window, bool next);

} // namespace ChannelConsole
