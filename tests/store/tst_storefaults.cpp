// SPDX-License-Identifier: Apache-2.0
// What the user gets when the data file cannot be used: each answer is defined, and the file is never made
// worse.
#include "support/StoreFixture.h"
#include "support/TestMain.h"

#include <QLockFile>
#include <QSqlQuery>

#ifdef Q_OS_UNIX
#include <unistd.h>
#endif

using namespace ChannelConsole;
using namespace Qt::StringLiterals;

namespace {

QByteArray content(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

bool writeFile(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
}

/// Overwrites part of the page a table starts at, as a failing disk would.
bool damage(const QString &path, qint64 at)
{
    QFile file(path);
    return file.open(QIODevice::ReadWrite) && file.seek(at) && file.write(QByteArray(600, '\xff')) == 600;
}

QFuture<Result<int>> read(Store &store, const QString &sql)
{
    return store.run<int>([sql](StoreConnection &connection) -> Result<int> {
        int value = 0;
        const Result<void> done
            = connection.select(sql, {}, [&value](const QSqlQuery &row) { value = row.value(0).toInt(); });
        if (!done)
            return done.error();
        return value;
    });
}

QFuture<Result<void>> addRows(Store &store, int count)
{
    return store.run<void>([count](StoreConnection &connection) {
        return connection.transaction([&connection, count]() -> Result<void> {
            for (int i = 0; i < count; ++i) {
                const Result<void> added = connection.execute(u"INSERT INTO secret_journal VALUES (?)"_s,
                    {u"%1-%2"_s.arg(QUuid::createUuid().toString()).arg(i, 200)});
                if (!added)
                    return added;
            }
            return {};
        });
    });
}

/// Copies file and -wal of an open store: what a killed program leaves.
bool copyAsKilled(const QString &from, const QString &to)
{
    const QString name = u"/channel-console.db"_s;
    return QDir().mkpath(to) && QFile::copy(from + name, to + name)
        && QFile::copy(from + name + u"-wal"_s, to + name + u"-wal"_s);
}

struct Opening
{
    Result<void> result;
    QByteArray fileBefore;
    QByteArray fileAfter;
};

Opening openIn(const QString &directory, const QString &migrations = u":/migrations"_s)
{
    const QString path = directory + u"/channel-console.db"_s;
    Opening opening;
    opening.fileBefore = content(path) + content(path + u"-wal"_s);
    {
        Store store(migrations);
        const auto opened = store.open(directory);
        opening.result = finishes(opened) ? opened.result() : Result<void>(Problem{.text = u"no answer"_s});
    }
    opening.fileAfter = content(path) + content(path + u"-wal"_s);
    return opening;
}

void saysWhatToDo(const Problem &problem)
{
    QVERIFY(!problem.text.isEmpty());
    QVERIFY(!problem.remedy.isEmpty());
    QCOMPARE(problem.side, Side::ThisComputer);
}

} // namespace

class StoreFaultsTest final : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase()
    {
#ifdef Q_OS_UNIX
        // For root nothing is read-only: be the least of users.
        if (::geteuid() == 0)
            QVERIFY(::setegid(65534) == 0 && ::seteuid(65534) == 0);
#endif
    }

    void aFileOfANewerProgramIsRefusedUnharmed()
    {
        StoreFixture fixture;
        const auto raised = fixture.store->run<void>(
            [](StoreConnection &connection) { return connection.execute(u"PRAGMA user_version = 7"_s); });
        QVERIFY(finishes(raised));
        fixture.store.reset();
        const Opening opening = openIn(fixture.directory());
        QCOMPARE(opening.result.error().kind, ProblemKind::StoreTooNew);
        saysWhatToDo(opening.result.error());
        QCOMPARE(opening.fileAfter, opening.fileBefore);
    }

    void aNewerFileIsRecognisedByWhatIsOnlyInItsWriteAheadLog()
    {
        StoreFixture fixture;
        fixture.reopen(); // all of version 1 is in the file now
        const auto raised = fixture.store->run<void>(
            [](StoreConnection &connection) { return connection.execute(u"PRAGMA user_version = 7"_s); });
        QVERIFY(finishes(raised));
        QTemporaryDir folder;
        const QString killed = folder.filePath(u"killed"_s);
        QVERIFY(copyAsKilled(fixture.directory(), killed));
        const QStringList before = QDir(killed).entryList(QDir::Files);
        const Opening opening = openIn(killed);
        QCOMPARE(opening.result.error().kind, ProblemKind::StoreTooNew);
        QCOMPARE(opening.fileAfter, opening.fileBefore);
        QCOMPARE(QDir(killed).entryList(QDir::Files), before);
    }

    void aFileThatIsNoDatabaseIsToldAndLeft_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("text") << QByteArray("Dear diary, ").repeated(400);
        QTest::newRow("a few bytes") << QByteArray("SQLite");
        QTest::newRow("header only") << QByteArray("SQLite format 3\0", 16) + QByteArray(4080, '\x5a');
    }
    void aFileThatIsNoDatabaseIsToldAndLeft()
    {
        QFETCH(QByteArray, bytes);
        QTemporaryDir folder;
        QVERIFY(writeFile(folder.filePath(u"channel-console.db"_s), bytes));
        const Opening opening = openIn(folder.path());
        QVERIFY(!opening.result.ok());
        // The version in a forged header may also be read as "newer": as harmless.
        QVERIFY(opening.result.error().kind == ProblemKind::StoreCorrupt
            || opening.result.error().kind == ProblemKind::StoreTooNew);
        saysWhatToDo(opening.result.error());
        QCOMPARE(opening.fileAfter, bytes);
    }

    void anEmptyFileIsANewOne()
    {
        QTemporaryDir folder;
        QVERIFY(writeFile(folder.filePath(u"channel-console.db"_s), {}));
        QVERIFY(openIn(folder.path()).result.ok());
    }

    void aDamagedFirstPageIsTold()
    {
        StoreFixture fixture;
        fixture.store.reset();
        QVERIFY(damage(fixture.databasePath(), 100));
        const Opening opening = openIn(fixture.directory());
        QCOMPARE(opening.result.error().kind, ProblemKind::StoreCorrupt);
        saysWhatToDo(opening.result.error());
        QCOMPARE(opening.fileAfter, opening.fileBefore);
    }

    void aDamagedPageIsToldWhenItIsRead()
    {
        StoreFixture fixture;
        QVERIFY(finishes(addRows(*fixture.store, 2'000)));
        fixture.store.reset();
        const qint64 size = QFileInfo(fixture.databasePath()).size();
        for (qint64 at = size / 2; at < size; at += 4096)
            QVERIFY(damage(fixture.databasePath(), at / 4096 * 4096));
        fixture.reopen();
        // Also when the first rows are sound: a damaged table must not look like a short one.
        int rows = 0;
        const auto listed = fixture.store->read<void>([&rows](StoreConnection &connection) {
            return connection.select(u"SELECT name FROM secret_journal ORDER BY name"_s, {},
                [&rows](const QSqlQuery &) { ++rows; });
        });
        QVERIFY(finishes(listed));
        QVERIFY(rows > 0);
        QVERIFY(!listed.result().ok());
        QCOMPARE(listed.result().error().kind, ProblemKind::StoreCorrupt);
        saysWhatToDo(listed.result().error());
    }

    void afterAnUncleanEndDamageIsToldAtOnce()
    {
        StoreFixture fixture;
        QVERIFY(finishes(addRows(*fixture.store, 2'000)));
        fixture.reopen(); // the rows are in the file now
        QVERIFY(finishes(addRows(*fixture.store, 1)));
        QTemporaryDir folder;
        const QString killed = folder.filePath(u"killed"_s);
        QVERIFY(copyAsKilled(fixture.directory(), killed));
        const QString path = killed + u"/channel-console.db"_s;
        for (qint64 at = QFileInfo(path).size() / 2; at < QFileInfo(path).size(); at += 4096)
            QVERIFY(damage(path, at / 4096 * 4096));
        const Opening opening = openIn(killed);
        QCOMPARE(opening.result.error().kind, ProblemKind::StoreCorrupt);
        QCOMPARE(opening.fileAfter, opening.fileBefore);
    }

    void aKilledProgramsChangesAreThere()
    {
        StoreFixture fixture;
        QVERIFY(finishes(addRows(*fixture.store, 10)));
        QTemporaryDir folder;
        const QString killed = folder.filePath(u"killed"_s);
        QVERIFY(copyAsKilled(fixture.directory(), killed));
        Store store;
        const auto opened = store.open(killed);
        const auto rows = read(store, u"SELECT count(*) FROM secret_journal"_s);
        QVERIFY(finishes(rows));
        QVERIFY(opened.result().ok());
        QCOMPARE(rows.result().value(), 10);
    }

    void aReadOnlyFileIsTold()
    {
        StoreFixture fixture;
        fixture.store.reset();
        QVERIFY(QFile::setPermissions(fixture.databasePath(), QFile::ReadOwner));
        const Opening opening = openIn(fixture.directory());
        QCOMPARE(opening.result.error().kind, ProblemKind::StoreReadOnly);
        saysWhatToDo(opening.result.error());
        QCOMPARE(opening.fileAfter, opening.fileBefore);
    }

    void aReadOnlyFolderIsTold()
    {
        StoreFixture fixture;
        fixture.store.reset();
        QVERIFY(QFile::setPermissions(fixture.directory(), QFile::ReadOwner | QFile::ExeOwner));
        const Opening opening = openIn(fixture.directory());
        QVERIFY(QFile::setPermissions(
            fixture.directory(), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
        QCOMPARE(opening.result.error().kind, ProblemKind::StoreReadOnly);
        QCOMPARE(opening.fileAfter, opening.fileBefore);
    }

    void aFolderThatCannotBeMadeIsTold()
    {
        QTemporaryDir folder;
        QVERIFY(writeFile(folder.filePath(u"file"_s), "in the way"));
        const Opening opening = openIn(folder.filePath(u"file/data"_s));
        QCOMPARE(opening.result.error().kind, ProblemKind::StoreReadOnly);
    }

    void aSecondInstanceIsToldApart()
    {
        StoreFixture fixture;
        const Opening opening = openIn(fixture.directory());
        QCOMPARE(opening.result.error().kind, ProblemKind::StoreInUse);
        saysWhatToDo(opening.result.error());
        // The first one is not disturbed, and once it is closed the second opens.
        QVERIFY(finishes(addRows(*fixture.store, 1)));
        fixture.store.reset();
        QVERIFY(openIn(fixture.directory()).result.ok());
    }

    void theLockOfAProgramThatIsGoneDoesNotCount()
    {
        StoreFixture fixture;
        fixture.store.reset();
        QVERIFY(writeFile(fixture.directory() + u"/channel-console.lock"_s,
            "999999999\nchannel-console\n" + QSysInfo::machineHostName().toUtf8() + '\n'));
        QVERIFY(openIn(fixture.directory()).result.ok());
    }

    void afterAFullDiskWritingWorksAgain()
    {
        StoreFixture fixture;
        const auto limited = fixture.store->run<void>(
            [](StoreConnection &connection) { return connection.execute(u"PRAGMA max_page_count = 60"_s); });
        QVERIFY(finishes(limited));
        const auto tooMuch = addRows(*fixture.store, 5'000);
        QVERIFY(finishes(tooMuch));
        QCOMPARE(tooMuch.result().error().kind, ProblemKind::StoreFull);
        saysWhatToDo(tooMuch.result().error());
        const auto nothing = read(*fixture.store, u"SELECT count(*) FROM secret_journal"_s);
        const auto more = fixture.store->run<void>([](StoreConnection &connection) {
            return connection.execute(u"PRAGMA max_page_count = 1000000"_s);
        });
        const auto again = addRows(*fixture.store, 5'000);
        QVERIFY(finishes(again));
        QCOMPARE(nothing.result().value(), 0);
        QVERIFY(more.result().ok());
        QVERIFY(again.result().ok());
    }
};

CHANNEL_CONSOLE_TEST(StoreFaultsTest)
#include "tst_storefaults.moc"
