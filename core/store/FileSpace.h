// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/Result.h"

#include <QString>

namespace ChannelConsole {

class StoreConnection;

// The room the data file takes, and how it gets smaller. On the store's writing thread unless said otherwise.

struct FileSpace
{
    qint64 fileBytes = 0; ///< of the data file alone, as of the last commit
    qint64 freeBytes = 0; ///< of these, in pages that hold nothing
    /// The file can give its free pages back bit by bit. Files from before schema 4 can only after they were
    /// rewritten once.
    bool shrinksInSteps = false;

    [[nodiscard]] qint64 usedBytes() const { return fileBytes - freeBytes; }
};

/// Any thread's connection.
[[nodiscard]] Result<FileSpace> fileSpace(StoreConnection &connection);

/// Gives up to so many free pages back; a transaction of its own. True while there are more. Nothing where
/// the file cannot shrink in steps.
[[nodiscard]] Result<bool> releasePages(StoreConnection &connection, int pages);

/// Whether there is room to rewrite a file.
struct RewriteRoom
{
    qint64 needed = 0; ///< bytes
    qint64 available = 0; ///< bytes, at the place that has least to spare
    QString place; ///< that place: the data folder, or SQLite's folder for temporary files

    [[nodiscard]] bool isEnough() const { return available >= needed; }
};

/// A rewrite makes a copy in the folder for temporary files and writes it back through the write-ahead log,
/// so each of the two must hold the file once more; twice where both lie on one disk.
[[nodiscard]] RewriteRoom rewriteRoom(const QString &path, const FileSpace &space);
/// In words, for a rewrite that was not tried.
[[nodiscard]] Problem noRoomProblem(const RewriteRoom &room);

/// Writes the file anew (VACUUM): no free pages, and nothing left of what was deleted. Everything that is to
/// be written meanwhile waits: some seconds for a gigabyte, on a busy disk a minute or more. Fails and
/// changes nothing if there is no room.
[[nodiscard]] Result<void> rewriteFile(StoreConnection &connection);

/// Moves all of the write-ahead log into the file and empties it. False if a reader was in the way; then the
/// next try may do.
[[nodiscard]] Result<bool> emptyWriteAheadLog(StoreConnection &connection);

} // namespace ChannelConsole
