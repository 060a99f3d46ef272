// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace ChannelConsole {

/// What this system calls its keychain, as the user knows it: "Keychain", "Credential Manager", "KWallet",
/// "keychain". Translated.
[[nodiscard]] QString keychainName();

/// How to get a working keychain on this system, in a sentence or two; differs per desktop on Linux.
/// Translated.
[[nodiscard]] QString keychainHelp();

/// The same for a given value of XDG_CURRENT_DESKTOP, for Linux and the BSDs.
[[nodiscard]] QString keychainNameOnDesktop(const QString &desktop);
[[nodiscard]] QString keychainHelpOnDesktop(const QString &desktop);

} // namespace ChannelConsole
