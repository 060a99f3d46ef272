// SPDX-License-Identifier: Apache-2.0
// Statements are prepared once and run again: nothing of one run may be felt in the next.
#include "support/StoreFixture.h"
#include "support/TestMain.h"

#include <QSqlQuery>
#include <QSqlRecord>

using namespace ChannelConsole;
using namespace Qt::StringLiterals;

namespace {

const QString kInsert = u"INSERT INTO pair VALUES (?, ?)"_s;
const QString kAll = u"SELECT * FROM pair ORDER BY rowid"_s;

/// Each row as its values with a space between, NULL as "-".
Result<QStringList> rowsOf(StoreConnection &connection, const QString &sql, const QVariantList &bound = {})
{
    QStringList rows;
    const Result<void> done = connection.select(sql, bound, [&rows](const QSqlQuery &row) {
        QStringList values;
        for (int column = 0; column < row.record().count(); ++column)
            values.append(row.isNull(column) ? u"-"_s : u'[' + row.value(column).toString() + u']');
        rows.append(values.join(u' '));
    });
    if (!done)
        return done.error();
    return rows;
}

} // namespace

class StoreStatementsTest final : public QObject
{
    Q_OBJECT
private slots:
    void init()
    {
        m_fixture = std::make_unique<StoreFixture>();
        QVERIFY(m_fixture->isOpen);
        QVERIFY(write([](StoreConnection &connection) {
            return connection.execute(u"CREATE TABLE pair (a TEXT UNIQUE, b TEXT)"_s);
        }));
    }

    void eachRunTakesItsOwnValues()
    {
        QVERIFY(write([](StoreConnection &connection) {
            const QList<QVariantList> values{{u"one"_s, u"two"_s}, {QString(), QVariant()},
                {QVariant(), u"three"_s}, {u"four"_s, QByteArray("five")}};
            for (const QVariantList &bound : values) {
                if (Result<void> done = connection.execute(kInsert, bound); !done)
                    return done;
            }
            return Result<void>();
        }));
        QCOMPARE(read(kAll), (QStringList{u"[one] [two]"_s, u"[] -"_s, u"- [three]"_s, u"[four] [five]"_s}));
        const QString wanted = u"SELECT b FROM pair WHERE a = ?"_s;
        QCOMPARE(read(wanted, {u"one"_s}), QStringList{u"[two]"_s});
        QCOMPARE(read(wanted, {u"none"_s}), QStringList());
        QCOMPARE(read(wanted, {u"four"_s}), QStringList{u"[five]"_s});
    }

    void aQuestionMarkOfATextIsNoPlaceForAValue()
    {
        QCOMPARE(read(u"SELECT '?' || ? || 'it''s ?', ? AS \"?\""_s, {u"1"_s, u"2"_s}),
            QStringList{u"[?1it's ?] [2]"_s});
        QCOMPARE(read(u"SELECT ':value0', ?"_s, {u"?"_s}), QStringList{u"[:value0] [?]"_s});
    }

    void manyValuesEachHaveTheirPlace()
    {
        // More than nine: the name of one is the beginning of another's.
        QVariantList values;
        QStringList places;
        QStringList expected;
        for (int number = 0; number < 120; ++number) {
            values.append(number);
            places.append(u"?"_s);
            expected.append(u"[%1]"_s.arg(number));
        }
        QCOMPARE(read(u"SELECT "_s + places.join(u", "_s), values), QStringList{expected.join(u' ')});
    }

    void aRunThatFailedSpoilsNoLaterOne()
    {
        Result<void> twice;
        QVERIFY(write([&twice](StoreConnection &connection) {
            if (Result<void> first = connection.execute(kInsert, {u"a"_s, u"1"_s}); !first)
                return first;
            twice = connection.execute(kInsert, {u"a"_s, u"2"_s});
            return connection.execute(kInsert, {u"b"_s, u"3"_s});
        }));
        QVERIFY(!twice.ok());
        QCOMPARE(read(kAll), (QStringList{u"[a] [1]"_s, u"[b] [3]"_s}));
    }

    void whatLooksAtRowsMayRunTheSameStatement()
    {
        QStringList seen;
        QVERIFY(write([&seen](StoreConnection &connection) {
            for (const QString &name : {u"a"_s, u"b"_s}) {
                if (Result<void> done = connection.execute(kInsert, {name, name}); !done)
                    return done;
            }
            return connection.select(kAll, {}, [&seen, &connection](const QSqlQuery &row) {
                seen += row.value(0).toString();
                const Result<QStringList> within = rowsOf(connection, kAll);
                seen += within ? within.value().join(u'|') : within.error().details;
            });
        }));
        QCOMPARE(seen, (QStringList{u"a"_s, u"[a] [a]|[b] [b]"_s, u"b"_s, u"[a] [a]|[b] [b]"_s}));
    }

    void aStatementFollowsTheSchema()
    {
        QStringList before;
        QStringList after;
        QVERIFY(write([&before, &after](StoreConnection &connection) -> Result<void> {
            if (Result<void> done = connection.execute(kInsert, {u"a"_s, u"b"_s}); !done)
                return done;
            before = rowsOf(connection, kAll).takeValue();
            if (Result<void> done = connection.execute(u"ALTER TABLE pair ADD COLUMN c TEXT DEFAULT 'new'"_s);
                !done)
                return done;
            after = rowsOf(connection, kAll).takeValue();
            return {};
        }));
        QCOMPARE(before, QStringList{u"[a] [b]"_s});
        QCOMPARE(after, QStringList{u"[a] [b] [new]"_s});
    }

    /// One that was not brought to rest would keep the reader at what it saw, and the -wal would grow for
    /// ever.
    void whatWasReadHoldsNothing()
    {
        for (int number = 1; number <= 3; ++number) {
            QVERIFY(write([number](StoreConnection &connection) {
                return connection.execute(kInsert, {QString::number(number), QString()});
            }));
            QCOMPARE(read(u"SELECT max(a) FROM pair"_s), QStringList{u"[%1]"_s.arg(number)});
            QCOMPARE(read(u"SELECT a FROM pair ORDER BY rowid LIMIT 1"_s), QStringList{u"[1]"_s});
        }
        QStringList emptied;
        QVERIFY(write([&emptied](StoreConnection &connection) -> Result<void> {
            // busy, pages in the -wal, pages brought over
            const Result<QStringList> done = rowsOf(connection, u"PRAGMA wal_checkpoint(TRUNCATE)"_s);
            if (!done)
                return done.error();
            emptied = done.value();
            return {};
        }));
        QCOMPARE(emptied, QStringList{u"[0] [0] [0]"_s});
    }

private:
    bool write(std::function<Result<void>(StoreConnection &)> work)
    {
        const auto done = m_fixture->store->run<void>(std::move(work));
        return finishes(done) && done.result().ok();
    }
    /// By the connection that only reads.
    QStringList read(const QString &sql, const QVariantList &bound = {})
    {
        const auto rows = m_fixture->store->read<QStringList>(
            [sql, bound](StoreConnection &connection) { return rowsOf(connection, sql, bound); });
        return finishes(rows) && rows.result().ok() ? rows.result().value() : QStringList{u"failed"_s};
    }

    std::unique_ptr<StoreFixture> m_fixture;
};

CHANNEL_CONSOLE_TEST(StoreStatementsTest)
#include "tst_storestatements.moc"
