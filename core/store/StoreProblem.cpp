// SPDX-License-Identifier: Apache-2.0
#include "core/store/StoreProblem.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QSqlError>
#include <QStorageInfo>

namespace ChannelConsole {

namespace {

// Primary result codes, https://www.sqlite.org/rescode.html; Qt does not pass the header on.
enum SqliteCode {
    kBusy = 5,
    kLocked = 6,
    kReadOnly = 8,
    kInputOutput = 10,
    kCorrupt = 11,
    kFull = 13,
    kCannotOpen = 14,
    kNotADatabase = 26,
};

// SQLite grows its files by whole pages and its shared memory by 32 KiB: less room than this is none.
constexpr qint64 kLeastRoom = 64 * 1024;

QString translated(const char *text)
{
    return QCoreApplication::translate("Store", text);
}

struct Words
{
    QString text;
    QString remedy;
};

Words words(ProblemKind kind, const QString &path)
{
    const QString file = QDir::toNativeSeparators(path);
    switch (kind) {
    case ProblemKind::StoreCorrupt:
        return {translated(QT_TRANSLATE_NOOP("Store", "The data file is damaged and cannot be read.")),
            translated(
                QT_TRANSLATE_NOOP("Store",
                    "Put a backup copy in place of %1, or move it away and start again with an empty one. "
                    "The damaged file was left as it is."))
                .arg(file)};
    case ProblemKind::StoreReadOnly:
        return {
            translated(QT_TRANSLATE_NOOP("Store", "The program is not allowed to write to its data file.")),
            translated(
                QT_TRANSLATE_NOOP("Store",
                    "Give your user account permission to write to %1 and its folder, then try again."))
                .arg(file)};
    case ProblemKind::StoreFull:
        return {translated(QT_TRANSLATE_NOOP("Store", "There is no space left on the disk.")),
            translated(QT_TRANSLATE_NOOP("Store",
                           "Free some space on the disk that holds %1, then try again. What was saved before "
                           "is still "
                           "there."))
                .arg(file)};
    case ProblemKind::StoreTooNew:
        return {translated(QT_TRANSLATE_NOOP(
                    "Store", "The data file was written by a newer version of this program.")),
            translated(QT_TRANSLATE_NOOP("Store",
                           "Install the newer version, or start this one with another data folder (--data). "
                           "The file %1 was left as it is."))
                .arg(file)};
    case ProblemKind::StoreInUse:
        return {translated(QT_TRANSLATE_NOOP("Store", "The data file is in use by another program.")),
            translated(QT_TRANSLATE_NOOP("Store",
                           "Use the Channel Console window that is already open, or close what uses %1, or "
                           "start with "
                           "another data folder (--data)."))
                .arg(file)};
    default:
        return {translated(QT_TRANSLATE_NOOP("Store", "The data file could not be read or written.")),
            translated(
                QT_TRANSLATE_NOOP("Store", "Try again. If it happens again, check the disk that holds %1."))
                .arg(file)};
    }
}

bool isReadOnly(const QString &path)
{
    const QFileInfo file(path);
    const QFileInfo folder(file.absolutePath());
    return (file.exists() && !file.isWritable()) || !folder.isWritable()
        || QStorageInfo(folder.filePath()).isReadOnly();
}

ProblemKind kindOf(int code, const QString &path)
{
    switch (code & 0xff) {
    case kBusy:
    case kLocked:
        return ProblemKind::StoreInUse;
    case kReadOnly:
        return ProblemKind::StoreReadOnly;
    case kCorrupt:
    case kNotADatabase:
        return ProblemKind::StoreCorrupt;
    case kFull:
        return ProblemKind::StoreFull;
    case kInputOutput:
    case kCannotOpen:
        // Growing the -shm file, or making the -wal, on a full disk or in a read-only folder is reported as
        // one of these two.
        if (diskIsFull(path))
            return ProblemKind::StoreFull;
        return isReadOnly(path) ? ProblemKind::StoreReadOnly : ProblemKind::StoreFailed;
    default:
        return ProblemKind::StoreFailed;
    }
}

} // namespace

bool diskIsFull(const QString &path)
{
    const QStorageInfo disk(QFileInfo(path).absolutePath());
    return disk.isValid() && disk.bytesAvailable() >= 0 && disk.bytesAvailable() < kLeastRoom;
}

Problem storeProblem(ProblemKind kind, const QString &path, const QString &details)
{
    const Words said = words(kind, path);
    return {.kind = kind,
        .side = Side::ThisComputer,
        .text = said.text,
        .remedy = said.remedy,
        .details = details};
}

Problem storeProblem(const QSqlError &error, const QString &path)
{
    const int code = error.nativeErrorCode().toInt();
    const QString details = QStringLiteral("SQLite %1: %2 (%3)")
                                .arg(error.nativeErrorCode(), error.databaseText(), error.driverText());
    return storeProblem(kindOf(code, path), path, details);
}

} // namespace ChannelConsole
