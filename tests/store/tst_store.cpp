// SPDX-License-Identifier: Apache-2.0
#include "core/store/Migrations.h"
#include "support/StoreFixture.h"
#include "support/TestMain.h"

#include <QSemaphore>
#include <QSignalSpy>
#include <QSqlQuery>

#ifdef Q_OS_UNIX
#include <sys/stat.h>
#endif

using namespace ChannelConsole;
using namespace Qt::StringLiterals;

namespace {

QFuture<Result<int>> number(Store &store, const QString &sql)
{
    return store.run<int>([sql](StoreConnection &connection) -> Result<int> {
        int value = -1;
        const Result<void> done
            = connection.select(sql, {}, [&value](const QSqlQuery &row) { value = row.value(0).toInt(); });
        if (!done)
            return done.error();
        return value;
    });
}

QFuture<Result<void>> execute(Store &store, const QString &sql)
{
    return store.run<void>([sql](StoreConnection &connection) { return connection.execute(sql); });
}

bool writeFile(const QString &path, const QByteArray &content)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(content) == content.size();
}

/// A folder with the program's migrations and one more, as the next version of the program would have.
class NextVersion final
{
public:
    explicit NextVersion(const QByteArray &nextMigration = "CREATE TABLE later (id INTEGER);\n")
    {
        isReady = true;
        const QDir shipped(u":/migrations"_s);
        for (const QString &file : shipped.entryList())
            isReady = isReady && QFile::copy(shipped.filePath(file), m_folder.filePath(file));
        isReady = isReady
            && writeFile(
                m_folder.filePath(u"%1_later.sql"_s.arg(kVersion, 4, 10, QChar(u'0'))), nextMigration);
    }
    static constexpr int kVersion = Store::kSchemaVersion + 1;
    [[nodiscard]] QString migrations() const { return m_folder.path(); }
    bool isReady = false;

private:
    QTemporaryDir m_folder;
};

} // namespace

class StoreTest final : public QObject
{
    Q_OBJECT
private slots:
    void makesAFileOfTheNewestSchema()
    {
        StoreFixture fixture;
        QVERIFY(fixture.isOpen);
        const auto version = number(*fixture.store, u"PRAGMA user_version"_s);
        QVERIFY(finishes(version));
        QCOMPARE(version.result().value(), Store::kSchemaVersion);
        QCOMPARE(migrationFiles(u":/migrations"_s).value().size(), Store::kSchemaVersion);
    }

    void writesAreDurableAndForeignKeysHold()
    {
        StoreFixture fixture;
        const auto journal = text(*fixture.store, u"PRAGMA journal_mode"_s);
        const auto synchronous = number(*fixture.store, u"PRAGMA synchronous"_s);
        const auto foreignKeys = number(*fixture.store, u"PRAGMA foreign_keys"_s);
        QVERIFY(finishes(foreignKeys));
        QCOMPARE(journal.result().value(), u"wal"_s);
        QCOMPARE(synchronous.result().value(), 2); // FULL
        QCOMPARE(foreignKeys.result().value(), 1);
    }

    void whatWasWrittenIsThereAtTheNextStart()
    {
        StoreFixture fixture;
        QVERIFY(fixture.addAssistantRow(QUuid::createUuid()));
        fixture.reopen();
        QVERIFY(fixture.isOpen);
        const auto count = number(*fixture.store, u"SELECT count(*) FROM assistant"_s);
        QVERIFY(finishes(count));
        QCOMPARE(count.result().value(), 1);
    }

    void closingFinishesWhatWasHandedIn()
    {
        StoreFixture fixture;
        QList<QFuture<Result<void>>> writes;
        for (int i = 0; i < 50; ++i)
            writes.append(execute(*fixture.store, u"INSERT INTO secret_journal VALUES ('n%1')"_s.arg(i)));
        fixture.reopen();
        for (const auto &write : std::as_const(writes)) {
            QVERIFY(write.isFinished());
            QVERIFY(write.result().ok());
        }
        const auto count = number(*fixture.store, u"SELECT count(*) FROM secret_journal"_s);
        QVERIFY(finishes(count));
        QCOMPARE(count.result().value(), 50);
    }

    void aFailedTransactionLeavesNothingBehind()
    {
        StoreFixture fixture;
        const auto failed = fixture.store->run<void>([](StoreConnection &connection) {
            return connection.transaction([&connection]() -> Result<void> {
                if (Result<void> done = connection.execute(u"INSERT INTO secret_journal VALUES ('kept')"_s);
                    !done)
                    return done;
                return connection.execute(u"INSERT INTO no_such_table VALUES (1)"_s);
            });
        });
        const auto count = number(*fixture.store, u"SELECT count(*) FROM secret_journal"_s);
        QVERIFY(finishes(count));
        QCOMPARE(failed.result().error().kind, ProblemKind::StoreFailed);
        QCOMPARE(count.result().value(), 0);
    }

    void aSlowReadDoesNotHoldUpAWrite()
    {
        StoreFixture fixture;
        QSemaphore written;
        const auto slow = fixture.store->read<bool>([&written](StoreConnection &connection) -> Result<bool> {
            const auto eachRow = [&written, waited = false](const QSqlQuery &) mutable {
                if (!waited)
                    written.acquire();
                waited = true;
            };
            const Result<void> read = connection.select(u"SELECT name FROM sqlite_schema"_s, {}, eachRow);
            return read.ok();
        });
        const auto write = execute(*fixture.store, u"INSERT INTO secret_journal VALUES ('n')"_s);
        const bool wrote = finishes(write);
        written.release();
        QVERIFY(wrote);
        QVERIFY(write.result().ok());
        QVERIFY(finishes(slow));
        QVERIFY(slow.result().value());
    }

    void readsSeeWhatWasWrittenBeforeAndCannotWrite()
    {
        StoreFixture fixture;
        QVERIFY(finishes(execute(*fixture.store, u"INSERT INTO secret_journal VALUES ('n')"_s)));
        const auto seen = fixture.store->read<int>([](StoreConnection &connection) -> Result<int> {
            int rows = 0;
            const Result<void> read = connection.select(
                u"SELECT name FROM secret_journal"_s, {}, [&rows](const QSqlQuery &) { ++rows; });
            return read.ok() ? rows : -1;
        });
        const auto write = fixture.store->read<void>(
            [](StoreConnection &connection) { return connection.execute(u"DELETE FROM secret_journal"_s); });
        QVERIFY(finishes(write));
        QCOMPARE(seen.result().value(), 1);
        QVERIFY(!write.result().ok());
    }

    void aStoreThatIsNotOpenSaysSo()
    {
        Store store;
        const auto write = execute(store, u"SELECT 1"_s);
        QVERIFY(finishes(write));
        QCOMPARE(write.result().error().kind, ProblemKind::StoreFailed);
    }

    void anOlderFileIsCopiedThenMigrated()
    {
        const NextVersion next;
        QVERIFY(next.isReady);
        StoreFixture fixture;
        QVERIFY(fixture.addAssistantRow(QUuid::createUuid()));
        fixture.store.reset();
        {
            Store newer(next.migrations());
            QSignalSpy upgrading(&newer, &Store::upgrading);
            const auto opened = newer.open(fixture.directory());
            QVERIFY(finishes(opened));
            QVERIFY(opened.result().ok());
            QTRY_COMPARE(upgrading.size(), 1);
            const auto version = number(newer, u"PRAGMA user_version"_s);
            const auto rows = number(newer, u"SELECT count(*) FROM assistant"_s);
            QVERIFY(finishes(rows));
            QCOMPARE(version.result().value(), NextVersion::kVersion);
            QCOMPARE(rows.result().value(), 1);
        }
        // The copy is whole: this version of the program opens it and finds its row.
        const QString copy
            = fixture.directory() + u"/channel-console-before-v%1.db"_s.arg(NextVersion::kVersion);
        QVERIFY(QFile::exists(copy));
        QCOMPARE(QFile::permissions(copy) & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
        QVERIFY(QFile::remove(fixture.databasePath()));
        QVERIFY(QFile::rename(copy, fixture.databasePath()));
        fixture.reopen();
        QVERIFY(fixture.isOpen);
        const auto rows = number(*fixture.store, u"SELECT count(*) FROM assistant"_s);
        QVERIFY(finishes(rows));
        QCOMPARE(rows.result().value(), 1);
    }

    void onlyAnOlderFileIsSaidToBeUpgraded()
    {
        const QTemporaryDir folder;
        for (int start = 0; start < 2; ++start) { // a new file, then one of this version
            Store store;
            QSignalSpy upgrading(&store, &Store::upgrading);
            const auto opened = store.open(folder.path());
            QVERIFY(finishes(opened) && opened.result().ok());
            QCoreApplication::sendPostedEvents(&store);
            QCOMPARE(upgrading.size(), 0);
        }
    }

    void aMigrationThatFailsLeavesTheOlderFile()
    {
        const NextVersion next("CREATE TABLE later (id INTEGER);\n\nINSERT INTO no_such_table VALUES (1);\n");
        QVERIFY(next.isReady);
        StoreFixture fixture;
        fixture.store.reset();
        {
            Store newer(next.migrations());
            const auto opened = newer.open(fixture.directory());
            QVERIFY(finishes(opened));
            QCOMPARE(opened.result().error().kind, ProblemKind::StoreFailed);
        }
        fixture.reopen();
        QVERIFY(fixture.isOpen);
        const auto tables
            = number(*fixture.store, u"SELECT count(*) FROM sqlite_schema WHERE name = 'later'"_s);
        QVERIFY(finishes(tables));
        QCOMPARE(tables.result().value(), 0);
    }

#ifdef Q_OS_UNIX
    void everyFileIsPrivateWhateverTheUmask()
    {
        const mode_t before = ::umask(0);
        StoreFixture fixture;
        const auto written = execute(*fixture.store, u"INSERT INTO secret_journal VALUES ('n')"_s);
        const bool isWritten = finishes(written);
        ::umask(before);
        QVERIFY(isWritten);
        const QFile::Permissions others = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup
            | QFile::ReadOther | QFile::WriteOther | QFile::ExeOther;
        QCOMPARE(QFile::permissions(fixture.directory()) & others, QFile::Permissions());
        const QStringList files = QDir(fixture.directory()).entryList(QDir::Files | QDir::Hidden);
        QVERIFY(files.contains(u"channel-console.db-wal"_s));
        QVERIFY(files.contains(u"channel-console.db-shm"_s));
        for (const QString &file : files) {
            QVERIFY2(!(QFile::permissions(fixture.directory() + u'/' + file) & others), qPrintable(file));
        }
    }

    void aFolderWithOtherThingsInItKeepsItsMode()
    {
        QTemporaryDir folder;
        QVERIFY(writeFile(folder.filePath(u"letter.txt"_s), "mine"));
        const QFile::Permissions mode
            = QFile::permissions(folder.path()) | QFile::ReadGroup | QFile::ReadOther;
        QVERIFY(QFile::setPermissions(folder.path(), mode));
        Store store;
        const auto opened = store.open(folder.path());
        QVERIFY(finishes(opened));
        QVERIFY(opened.result().ok());
        QCOMPARE(QFile::permissions(folder.path()), mode);
    }
#endif

private:
    static QFuture<Result<QString>> text(Store &store, const QString &sql)
    {
        return store.run<QString>([sql](StoreConnection &connection) -> Result<QString> {
            QString value;
            const Result<void> done = connection.select(
                sql, {}, [&value](const QSqlQuery &row) { value = row.value(0).toString(); });
            if (!done)
                return done.error();
            return value;
        });
    }
};

CHANNEL_CONSOLE_TEST(StoreTest)
#include "tst_store.moc"
