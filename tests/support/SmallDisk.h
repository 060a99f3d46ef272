// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace ChannelConsole::SmallDisk {

/// A mount namespace of the test's own. Must be called first thing in main(), before there is a second
/// thread. False where the system does not allow it.
[[nodiscard]] bool enterOwnMountNamespace();

/// A tmpfs of so many KiB on `directory`; false if it could not be mounted.
[[nodiscard]] bool mount(const QString &directory, int kibibytes = 1024);
void unmount(const QString &directory);

/// Writes a file that takes what room is left, to the last byte.
[[nodiscard]] bool fill(const QString &path);

} // namespace ChannelConsole::SmallDisk
