// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QFuture>
#include <QString>

namespace ChannelConsole {

// What the Secret Service of a Linux desktop knows and QtKeychain does not tell: when its user refuses to
// unlock it, a read answers "not found" and a removal success (tried with gnome-keyring 42 and libsecret
// 0.20), as if there had been nothing. Both questions are asked on the session bus, never make it ask its
// user anything, and answer false where there is no such service.

/// Whether it keeps an entry of ours of this name and has it locked.
[[nodiscard]] QFuture<bool> isLockedAway(const QString &service, const QString &name);
/// Whether it is there, and what it would put new entries into is locked.
[[nodiscard]] QFuture<bool> isSecretServiceLocked();

} // namespace ChannelConsole
