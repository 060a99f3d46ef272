// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace ChannelConsole {

/// A tooltip that shows the text as it is, line by line. A tooltip guesses whether it is given rich text, and
/// what came from outside may look like it; what is escaped only is shown with its escapes where the guess is
/// "plain" (an & or a quotation mark alone). Empty for none.
[[nodiscard]] QString plainToolTip(const QString &text);

} // namespace ChannelConsole
