// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace ChannelConsole {

/// Loads the program's texts in the user's language where they exist, and with them Qt's own.
void installTranslations();

} // namespace ChannelConsole
