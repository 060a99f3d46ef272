// SPDX-License-Identifier: Apache-2.0
#include "core/store/StoreWorker.h"

#include "core/store/Migrations.h"
#include "core/store/StoreFile.h"
#include "core/store/StoreProblem.h"

#include <QDir>
#include <QLockFile>
#include <QSqlError>
#include <QSqlQuery>
#include <QUuid>

namespace ChannelConsole {

namespace {

constexpr auto kFileName = "channel-console.db";

QString pathIn(const QString &directory)
{
    return QDir(directory).filePath(QLatin1StringView(kFileName));
}

Result<StoreConnection> openConnection(const QString &name, const QString &path, ConnectionMode mode)
{
    QSqlDatabase database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), name);
    database.setDatabaseName(path);
    // Only another program (a backup, a database browser) can be in the way, and only for a moment.
    database.setConnectOptions(mode == ConnectionMode::ReadWrite
            ? QStringLiteral("QSQLITE_BUSY_TIMEOUT=5000")
            : QStringLiteral("QSQLITE_BUSY_TIMEOUT=5000;QSQLITE_OPEN_READONLY"));
    if (!database.open())
        return storeProblem(database.lastError(), path);
    return StoreConnection(database);
}

Result<void> configure(StoreConnection &connection, ConnectionMode mode)
{
    // The first statement that reads: a file that is not a database, or whose first page is damaged, is told
    // here, before anything writes.
    if (Result<void> read
        = connection.select(QStringLiteral("SELECT count(*) FROM sqlite_schema"), {}, [](auto &) {});
        !read)
        return read;
    QStringList statements{
        QStringLiteral("PRAGMA foreign_keys = ON"), QStringLiteral("PRAGMA trusted_schema = OFF")};
    if (mode == ConnectionMode::ReadWrite) {
        statements
            += {QStringLiteral("PRAGMA journal_mode = WAL"), QStringLiteral("PRAGMA synchronous = FULL"),
                // Without these two a macOS disk may keep a commit in its own cache. No effect elsewhere.
                QStringLiteral("PRAGMA fullfsync = ON"), QStringLiteral("PRAGMA checkpoint_fullfsync = ON")};
    }
    for (const QString &statement : statements) {
        if (Result<void> done = connection.execute(statement); !done)
            return done;
    }
    return {};
}

} // namespace

Result<void> withConnection(
    const QString &path, ConnectionMode mode, const std::function<Result<void>(StoreConnection &)> &work)
{
    const QString name = QUuid::createUuid().toString();
    Result<void> done;
    {
        Result<StoreConnection> opened = openConnection(name, path, mode);
        if (opened) {
            StoreConnection connection = opened.takeValue();
            done = work(connection);
        } else {
            done = opened.error();
        }
    }
    QSqlDatabase::removeDatabase(name);
    return done;
}

StoreWorker::StoreWorker()
    : m_whyNot(storeProblem(ProblemKind::StoreFailed, {}, QStringLiteral("the store is not open")))
{
}

StoreWorker::~StoreWorker()
{
    close();
}

Result<void> StoreWorker::openForWriting(
    const QString &directory, const QString &migrations, const std::function<void()> &upgrading)
{
    close();
    Result<void> opened = prepareStoreDirectory(directory);
    if (opened) {
        Result<std::shared_ptr<QLockFile>> lock = lockStoreDirectory(directory);
        if (lock) {
            m_lock = lock.takeValue();
            opened = openLocked(pathIn(directory), migrations, upgrading);
        } else {
            opened = lock.error();
        }
    }
    if (!opened) {
        close();
        m_whyNot = opened.error();
    }
    return opened;
}

Result<void> StoreWorker::openLocked(
    const QString &path, const QString &migrations, const std::function<void()> &upgrading)
{
    const Result<QStringList> files = migrationFiles(migrations);
    if (!files)
        return files.error();
    const int newest = static_cast<int>(files.value().size());
    const Result<StoreFileState> state = examineStoreFile(path);
    if (!state)
        return state.error();
    const int version = state.value().version;
    if (version > newest)
        return storeProblem(ProblemKind::StoreTooNew, path,
            QStringLiteral("the file has version %1, this program knows up to %2").arg(version).arg(newest));
    if (Result<void> made = makeStoreFilePrivate(path); !made)
        return made;
    if (version > 0 && version < newest) {
        upgrading();
        // Opening and closing brings the last changes out of the -wal, so that one file is the whole of it.
        const auto settle = [](StoreConnection &connection) {
            return connection.execute(QStringLiteral("PRAGMA wal_checkpoint(TRUNCATE)"));
        };
        if (Result<void> settled = withConnection(path, ConnectionMode::ReadWrite, settle); !settled)
            return settled;
        if (Result<void> copied = copyStoreFileBeside(path, newest); !copied)
            return copied;
    }
    if (Result<void> connected = connectTo(path, ConnectionMode::ReadWrite); !connected)
        return connected;
    return migrate(*m_connection, files.value(), version);
}

Result<void> StoreWorker::openForReading(const QString &directory)
{
    close();
    Result<void> opened = connectTo(pathIn(directory), ConnectionMode::Read);
    if (!opened) {
        close();
        m_whyNot = opened.error();
    }
    return opened;
}

Result<void> StoreWorker::connectTo(const QString &path, ConnectionMode mode)
{
    m_connectionName = QUuid::createUuid().toString();
    Result<StoreConnection> opened = openConnection(m_connectionName, path, mode);
    if (!opened)
        return opened.error();
    m_connection.emplace(opened.takeValue());
    return configure(*m_connection, mode);
}

void StoreWorker::close()
{
    m_connection.reset();
    if (!m_connectionName.isEmpty())
        QSqlDatabase::removeDatabase(std::exchange(m_connectionName, {}));
    m_lock.reset();
    m_whyNot = storeProblem(ProblemKind::StoreFailed, {}, QStringLiteral("the store is not open"));
}

void StoreWorker::run(const Work &work)
{
    work(m_connection ? &*m_connection : nullptr, m_whyNot);
}

} // namespace ChannelConsole
