// SPDX-License-Identifier: Apache-2.0
#include "core/store/StoreFile.h"

#include "core/store/StoreConnection.h"
#include "core/store/StoreProblem.h"
#include "core/store/StoreWorker.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLockFile>
#include <QSaveFile>
#include <QSqlQuery>
#include <QtEndian>

namespace ChannelConsole {

namespace {

constexpr QFile::Permissions kPrivateFile = QFile::ReadOwner | QFile::WriteOwner;
constexpr QFile::Permissions kPrivateFolder = kPrivateFile | QFile::ExeOwner;

// Checking reads the whole file. A longer one would keep the user waiting, and a program's crash does not
// damage SQLite's files (only a lying disk does): there SQLite's own reports have to do.
constexpr qint64 kLargestFileChecked = 64 * 1024 * 1024;

// https://www.sqlite.org/fileformat.html §1.3
constexpr qint64 kHeaderSize = 100;
constexpr qsizetype kUserVersionOffset = 60;

Problem notWritable(const QString &path, const QString &details)
{
    return storeProblem(
        diskIsFull(path) ? ProblemKind::StoreFull : ProblemKind::StoreReadOnly, path, details);
}

Result<int> versionInHeader(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return storeProblem(ProblemKind::StoreReadOnly, path, file.errorString());
    const QByteArray header = file.read(kHeaderSize);
    if (header.size() < kHeaderSize || !header.startsWith(QByteArrayLiteral("SQLite format 3\0")))
        return storeProblem(ProblemKind::StoreCorrupt, path, QStringLiteral("not an SQLite file"));
    return qFromBigEndian<qint32>(header.constData() + kUserVersionOffset);
}

/// The state of a file whose last changes are still in the -wal. Read-only: an ordinary connection would move
/// them into the file.
Result<int> versionWithWriteAheadLog(const QString &path)
{
    const QString sharedMemory = path + QStringLiteral("-shm");
    const bool hadSharedMemory = QFile::exists(sharedMemory);
    int version = 0;
    QStringList faults;
    Result<void> read
        = withConnection(path, ConnectionMode::Examine, [&](StoreConnection &connection) -> Result<void> {
              Result<void> done = connection.select(QStringLiteral("PRAGMA user_version"), {},
                  [&version](const QSqlQuery &row) { version = row.value(0).toInt(); });
              if (done && QFileInfo(path).size() <= kLargestFileChecked) {
                  done = connection.select(QStringLiteral("PRAGMA quick_check(5)"), {},
                      [&faults](const QSqlQuery &row) { faults.append(row.value(0).toString()); });
              }
              return done;
          });
    if (!hadSharedMemory)
        QFile::remove(sharedMemory);
    if (!read)
        return read.error();
    if (!faults.isEmpty() && faults != QStringList{QStringLiteral("ok")})
        return storeProblem(ProblemKind::StoreCorrupt, path, faults.join(QLatin1Char('\n')));
    return version;
}

} // namespace

Result<void> prepareStoreDirectory(const QString &directory)
{
    const QFileInfo folder(directory);
    const bool isOurs = !folder.exists() || (folder.isDir() && QDir(directory).isEmpty());
    if (!QDir().mkpath(directory))
        return notWritable(directory, QStringLiteral("the folder cannot be made"));
    if (isOurs && !QFile::setPermissions(directory, kPrivateFolder))
        return notWritable(directory, QStringLiteral("the folder cannot be made private"));
    return {};
}

Result<std::shared_ptr<QLockFile>> lockStoreDirectory(const QString &directory)
{
    const QString path = QDir(directory).filePath(QStringLiteral("channel-console.lock"));
    auto lock = std::make_shared<QLockFile>(path);
    // Held for days: it does not grow stale by age, only by the end of the process that wrote it.
    lock->setStaleLockTime(0);
    if (lock->tryLock(0)) {
        if (!QFile::setPermissions(path, kPrivateFile))
            return notWritable(path, QStringLiteral("the lock file cannot be made private"));
        return lock;
    }
    switch (lock->error()) {
    case QLockFile::PermissionError:
        return storeProblem(ProblemKind::StoreReadOnly, path, QStringLiteral("the lock file cannot be made"));
    case QLockFile::LockFailedError: {
        qint64 process = 0;
        QString host;
        QString program;
        lock->getLockInfo(&process, &host, &program);
        return storeProblem(ProblemKind::StoreInUse, path,
            QStringLiteral("locked by %1, process %2 on %3").arg(program).arg(process).arg(host));
    }
    case QLockFile::NoError:
    case QLockFile::UnknownError:
        break;
    }
    return storeProblem(diskIsFull(path) ? ProblemKind::StoreFull : ProblemKind::StoreFailed, path,
        QStringLiteral("the lock file cannot be made"));
}

Result<StoreFileState> examineStoreFile(const QString &path)
{
    const QFileInfo file(path);
    const bool unclean = QFileInfo(path + QStringLiteral("-wal")).size() > 0;
    if (!file.exists() || file.size() == 0) {
        // SQLite would take it for a new file and throw the changes away.
        if (unclean)
            return storeProblem(
                ProblemKind::StoreCorrupt, path, QStringLiteral("empty, beside changes that belong to it"));
        return StoreFileState{};
    }
    const Result<int> inHeader = versionInHeader(path);
    if (!inHeader)
        return inHeader.error();
    QFile writable(path);
    if (!writable.open(QIODevice::ReadWrite | QIODevice::ExistingOnly))
        return storeProblem(ProblemKind::StoreReadOnly, path, writable.errorString());
    writable.close();
    if (!unclean)
        return StoreFileState{.version = inHeader.value()};
    const Result<int> version = versionWithWriteAheadLog(path);
    if (!version)
        return version.error();
    return StoreFileState{.version = version.value(), .unclean = true};
}

Result<void> makeStoreFilePrivate(const QString &path)
{
    QFile file(path);
    const bool isThere = file.exists();
    // Private from its first moment: SQLite itself would make it as the umask says.
    if (!isThere && !file.open(QIODevice::WriteOnly | QIODevice::NewOnly, kPrivateFile))
        return notWritable(path, file.errorString());
    file.close();
    if (!QFile::setPermissions(path, kPrivateFile))
        return notWritable(path, QStringLiteral("the file cannot be made private"));
    return {};
}

Result<void> copyStoreFileBeside(const QString &path, int version)
{
    const QFileInfo file(path);
    const QString copyPath = file.dir().filePath(
        QStringLiteral("%1-before-v%2.%3").arg(file.completeBaseName()).arg(version).arg(file.suffix()));
    QFile original(path);
    QSaveFile copy(copyPath);
    if (!original.open(QIODevice::ReadOnly))
        return storeProblem(ProblemKind::StoreReadOnly, path, original.errorString());
    if (!copy.open(QIODevice::WriteOnly) || !copy.setPermissions(kPrivateFile))
        return notWritable(copyPath, copy.errorString());
    constexpr qint64 kPiece = 1024 * 1024;
    while (!original.atEnd()) {
        const QByteArray piece = original.read(kPiece);
        if (piece.isEmpty())
            return storeProblem(ProblemKind::StoreFailed, path, original.errorString());
        if (copy.write(piece) != piece.size())
            return notWritable(copyPath, copy.errorString());
    }
    if (!copy.commit())
        return notWritable(copyPath, copy.errorString());
    return {};
}

QStringList copiesBesideStoreFile(const QString &path)
{
    const QFileInfo file(path);
    const QDir folder = file.dir();
    const QString pattern = QStringLiteral("%1-before-v*.%2").arg(file.completeBaseName(), file.suffix());
    QStringList copies;
    for (const QString &name : folder.entryList({pattern}, QDir::Files, QDir::Name))
        copies.append(folder.filePath(name));
    return copies;
}

} // namespace ChannelConsole
