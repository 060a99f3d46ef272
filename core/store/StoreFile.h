// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/Result.h"

#include <QString>
#include <QStringList>

#include <memory>

class QLockFile;

namespace ChannelConsole {

/// What can be told of a data file without changing a byte of it.
struct StoreFileState
{
    int version = 0; ///< PRAGMA user_version; 0 for a new file
    bool unclean = false; ///< the program that had it open last did not close it
};

/// Makes the folder, private to the user. A folder that was there and holds other things keeps its mode: it
/// is not ours to change.
[[nodiscard]] Result<void> prepareStoreDirectory(const QString &directory);

/// Held as long as the store is open. StoreInUse if another program on this or another computer holds it; the
/// lock of a program that was killed does not count.
[[nodiscard]] Result<std::shared_ptr<QLockFile>> lockStoreDirectory(const QString &directory);

/// Looks at the file: StoreCorrupt, StoreReadOnly, or what it is. After an unclean end its structure is
/// checked too.
[[nodiscard]] Result<StoreFileState> examineStoreFile(const QString &path);

/// Creates the file if need be and makes it the user's own (0600); SQLite gives -wal, -shm and -journal the
/// same mode.
[[nodiscard]] Result<void> makeStoreFilePrivate(const QString &path);

/// Puts a complete copy beside the file, on disk when this returns: `channel-console-before-v<version>.db`.
/// No connection may be open.
[[nodiscard]] Result<void> copyStoreFileBeside(const QString &path, int version);

/// The copies that were ever put beside the file, by their whole paths.
[[nodiscard]] QStringList copiesBesideStoreFile(const QString &path);

} // namespace ChannelConsole
