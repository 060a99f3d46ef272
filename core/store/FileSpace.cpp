// SPDX-License-Identifier: Apache-2.0
#include "core/store/FileSpace.h"

#include "core/store/StoreConnection.h"
#include "core/store/StoreProblem.h"
#include "core/store/StoreWorker.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QLocale>
#include <QSqlQuery>
#include <QStorageInfo>

namespace ChannelConsole {

using namespace Qt::StringLiterals;

namespace {

/// What PRAGMA auto_vacuum answers.
constexpr int kIncremental = 2;

Result<qint64> number(StoreConnection &connection, const QString &pragma)
{
    qint64 value = 0;
    const Result<void> read = connection.select(
        u"PRAGMA "_s + pragma, {}, [&value](const QSqlQuery &row) { value = row.value(0).toLongLong(); });
    if (!read)
        return read.error();
    return value;
}

/// Where SQLite puts its temporary files (https://www.sqlite.org/tempfiles.html §5).
QString temporaryFolder()
{
#ifdef Q_OS_UNIX
    const QStringList places{qEnvironmentVariable("SQLITE_TMPDIR"), qEnvironmentVariable("TMPDIR"),
        u"/var/tmp"_s, u"/usr/tmp"_s, u"/tmp"_s};
    for (const QString &place : places) {
        const QFileInfo folder(place);
        if (!place.isEmpty() && folder.isDir() && folder.isWritable())
            return place;
    }
#endif
    return QDir::tempPath();
}

} // namespace

Result<FileSpace> fileSpace(StoreConnection &connection)
{
    const Result<qint64> pageSize = number(connection, u"page_size"_s);
    if (!pageSize)
        return pageSize.error();
    const Result<qint64> pages = number(connection, u"page_count"_s);
    if (!pages)
        return pages.error();
    const Result<qint64> unused = number(connection, u"freelist_count"_s);
    if (!unused)
        return unused.error();
    const Result<qint64> mode = number(connection, u"auto_vacuum"_s);
    if (!mode)
        return mode.error();
    return FileSpace{.fileBytes = pages.value() * pageSize.value(),
        .freeBytes = unused.value() * pageSize.value(),
        .shrinksInSteps = mode.value() == kIncremental};
}

Result<bool> releasePages(StoreConnection &connection, int pages)
{
    const Result<FileSpace> space = fileSpace(connection);
    if (!space)
        return space.error();
    const Result<qint64> unused = number(connection, u"freelist_count"_s);
    if (!unused)
        return unused.error();
    if (!space.value().shrinksInSteps || unused.value() == 0)
        return false;
    const qint64 count = qMin(qint64(pages), unused.value());
    const Result<void> done = connection.transaction([&]() -> Result<void> {
        // One by one: the pragma answers with a row for each page, none of which has a column, and Qt Sql
        // takes no further step then.
        for (qint64 page = 0; page < count; ++page) {
            if (Result<void> released = connection.execute(u"PRAGMA incremental_vacuum(1)"_s); !released)
                return released;
        }
        return {};
    });
    if (!done)
        return done.error();
    return unused.value() > count;
}

RewriteRoom rewriteRoom(const QString &path, const FileSpace &space)
{
    const QString folder = QFileInfo(path).absolutePath();
    const QStorageInfo data(folder);
    const QString temporary = temporaryFolder();
    const QStorageInfo other(temporary);
    const qint64 once = space.usedBytes();
    if (data.device() == other.device())
        return {.needed = 2 * once, .available = data.bytesAvailable(), .place = folder};
    if (other.bytesAvailable() < data.bytesAvailable())
        return {.needed = once, .available = other.bytesAvailable(), .place = temporary};
    return {.needed = once, .available = data.bytesAvailable(), .place = folder};
}

Problem noRoomProblem(const RewriteRoom &room)
{
    const QLocale locale;
    return {.kind = ProblemKind::StoreFull,
        .side = Side::ThisComputer,
        .text = QCoreApplication::translate(
            "FileSpace", "There is not enough room on the disk to write the data file anew."),
        .remedy = QCoreApplication::translate(
            "FileSpace", "It takes %1, and %2 are free in %3. Free some space there, then try again.")
                      .arg(locale.formattedDataSize(room.needed), locale.formattedDataSize(room.available),
                          QDir::toNativeSeparators(room.place))};
}

Result<void> rewriteFile(StoreConnection &connection)
{
    const Result<FileSpace> space = fileSpace(connection);
    if (!space)
        return space.error();
    if (const RewriteRoom room = rewriteRoom(connection.path(), space.value()); !room.isEnough())
        return noRoomProblem(room);
    return connection.execute(u"VACUUM"_s);
}

Result<bool> emptyWriteAheadLog(StoreConnection &connection)
{
    // Without waiting for readers: whoever writes would wait along.
    if (const Result<void> set = connection.execute(u"PRAGMA busy_timeout = 0"_s); !set)
        return set.error();
    bool isBusy = true;
    const Result<void> done = connection.select(u"PRAGMA wal_checkpoint(TRUNCATE)"_s, {},
        [&isBusy](const QSqlQuery &row) { isBusy = row.value(0).toInt() != 0; });
    const Result<void> back = connection.execute(u"PRAGMA busy_timeout = %1"_s.arg(kBusyTimeoutMs));
    if (!done)
        return done.error();
    if (!back)
        return back.error();
    return !isBusy;
}

} // namespace ChannelConsole
