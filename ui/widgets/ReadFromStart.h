// SPDX-License-Identifier: Apache-2.0
#pragma once

class QLineEdit;

namespace ChannelConsole {

/// Shows the beginning of a line again when the focus leaves it: an address is told by how it begins, and Tab
/// alone, which selects everything, scrolls to the end. Also for the line edit of a combo box.
void readFromStart(QLineEdit *line);

} // namespace ChannelConsole
