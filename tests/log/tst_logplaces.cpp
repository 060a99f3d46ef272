// SPDX-License-Identifier: Apache-2.0
// Rows read from either end, from a row that is known and further on, in every order.
#include "core/log/MessageRows.h"
#include "log/IngestFixture.h"
#include "support/TestMain.h"

#include <algorithm>

using namespace ChannelConsole;
using namespace Qt::StringLiterals;

namespace {

constexpr int kRows = 60;

} // namespace

class LogPlacesTest final : public IngestFixture
{
    Q_OBJECT
private slots:
    void init()
    {
        QVERIFY(open());
        insert(0, kRows / 2);
        QVERIFY(catchUp()); // the others are found without the index
        insert(kRows / 2, kRows);
    }
    void cleanup()
    {
        m_all.clear();
        close();
    }

    void anyRowsAreReachedFromAnyOther_data()
    {
        QTest::addColumn<MessageFilter>("filter");
        QTest::addColumn<int>("by");
        QTest::addColumn<int>("direction");
        for (const LogSort by : {LogSort::Time, LogSort::Status}) {
            for (const Qt::SortOrder direction : {Qt::AscendingOrder, Qt::DescendingOrder}) {
                const QByteArray order = QByteArray(by == LogSort::Time ? "time" : "status")
                    + (direction == Qt::AscendingOrder ? ", ascending" : ", descending");
                const auto row = [&](const char *name, const MessageFilter &filter) {
                    QTest::addRow("%s, %s", order.constData(), name) << filter << int(by) << int(direction);
                };
                row("all", {});
                row("a user number", {.userNumber = u"+447700900001"_s});
                row("a range of time",
                    {.from = QDateTime::fromMSecsSinceEpoch(kStart + 3'000, Qt::UTC),
                        .until = QDateTime::fromMSecsSinceEpoch(kStart + 17'000, Qt::UTC)});
                row("a status", {.status = u"failed"_s});
                row("only problems", {.onlyProblems = true});
                row("a text", {.text = u"hel"_s});
                row("a text in a range of time",
                    {.from = QDateTime::fromMSecsSinceEpoch(kStart + 3'000, Qt::UTC),
                        .until = QDateTime::fromMSecsSinceEpoch(kStart + 17'000, Qt::UTC),
                        .text = u"hel"_s});
            }
        }
    }

    void anyRowsAreReachedFromAnyOther()
    {
        QFETCH(const MessageFilter, filter);
        QFETCH(const int, by);
        QFETCH(const int, direction);
        const LogOrder order{static_cast<LogSort>(by), static_cast<Qt::SortOrder>(direction)};
        const QList<qint64> all = expected(filter, order);
        QVERIFY(all.size() > 10);
        const bool ascending = order.direction == Qt::AscendingOrder;
        for (const int known : {-1, 0, 7, int(all.size()) - 3}) {
            for (const int skip : {0, 1, 5, int(all.size()) - 4}) {
                LogQuery query{.filter = filter, .order = order, .skip = skip, .limit = 3};
                if (known >= 0)
                    (ascending ? query.newerThan : query.olderThan) = anchorOf(entryOf(all.at(known)));
                const LogPage page = read(m_log->page(query));
                QCOMPARE(idsOf(page.entries), all.mid(known + 1 + skip, 3));
                QCOMPARE(page.more, known + 1 + skip + 3 < all.size());
            }
        }
        // A row below and one above: what lies between.
        LogQuery between{.filter = filter, .order = order};
        between.newerThan = anchorOf(entryOf(all.at(ascending ? 2 : 8)));
        between.olderThan = anchorOf(entryOf(all.at(ascending ? 8 : 2)));
        QCOMPARE(idsOf(read(m_log->page(between)).entries), all.mid(3, 5));
    }

    void aLogIsCountedInStepsThatGoOnFromOneAnother()
    {
        LogQuery query{.filter = {.assistantId = m_assistant}};
        LogCount count = read(m_log->countUpTo(query, 20));
        QCOMPARE(count.state, LogCount::State::AtLeast);
        QCOMPARE(count.rows, 20);
        QCOMPARE(count.last->id, expected(query.filter, {}).at(19));
        query.olderThan = count.last;
        count = read(m_log->countUpTo(query, 20));
        QCOMPARE(count.state, LogCount::State::AtLeast);
        query.olderThan = count.last;
        count = read(m_log->countUpTo(query, 20));
        QCOMPARE(count.state, LogCount::State::Exact);
        QCOMPARE(count.rows, 5);
        QVERIFY(!count.last);
    }

    void aPlaceIsShownWithWhatIsAroundIt()
    {
        for (const LogOrder &order : {LogOrder{}, LogOrder{LogSort::Status, Qt::AscendingOrder}}) {
            const QList<qint64> all = expected({}, order);
            const LogQuery query{.order = order, .limit = 10};
            const LogSurroundings middle = read(m_log->around(query, anchorOf(entryOf(all.at(30)))));
            QCOMPARE(middle.place, 30);
            QCOMPARE(middle.rows, kRows);
            QCOMPARE(idsOf(middle.entries), all.mid(int(middle.first), 10));
            QVERIFY(middle.first <= 30 && middle.first + 10 > 30);
            QCOMPARE(middle.top->id, all.constFirst());
            const LogSurroundings top = read(m_log->around(query, {}));
            QCOMPARE(idsOf(top.entries), all.mid(0, 10));
            QVERIFY(!top.top);
        }
    }

    void thePlaceOfAMessageThatIsGoneIsKept()
    {
        const QList<qint64> all = expected({}, {});
        const LogAnchor place = anchorOf(entryOf(all.at(30)));
        QVERIFY(execute(u"DELETE FROM message WHERE id = ?"_s, {all.at(30)}));
        QVERIFY(execute(u"DELETE FROM message WHERE id = ?"_s, {all.at(3)}));
        const LogSurroundings found = read(m_log->around({.limit = 10}, place));
        QCOMPARE(found.place, 29);
        QCOMPARE(found.rows, kRows - 2);
        QCOMPARE(found.entries.at(int(found.place - found.first)).id, all.at(31));
    }

    void theStoreDecidesWhatARowDoesNotTell()
    {
        const qint64 failed = addAccepted();
        const qint64 other = add(u"ours-2"_s);
        ingest({.deliveries = {failure()}});
        const QList<qint64> ids{failed, other};
        const QSet<qint64> both{failed, other};
        const QSet<qint64> one{failed};
        QCOMPARE(read(m_log->shownOf({}, ids)), both);
        QCOMPARE(read(m_log->shownOf({.errorCode = u"7010"_s}, ids)), one);
        QCOMPARE(read(m_log->shownOf({.errorCode = u"7010"_s}, {other})), QSet<qint64>());
        QCOMPARE(read(m_log->shownOf({.text = u"EC_NO_SES"_s}, ids)), one); // an error text
        QCOMPARE(read(m_log->shownOf({.assistantId = m_otherAssistant}, ids)), QSet<qint64>());
        QCOMPARE(read(m_log->shownOf({.until = QDateTime::fromMSecsSinceEpoch(kStart, Qt::UTC)}, ids)),
            QSet<qint64>());
        QVERIFY(catchUp());
        QCOMPARE(read(m_log->shownOf({.text = u"EC_NO_SES"_s}, ids)), one);
    }

private:
    template <typename T>
    [[nodiscard]] static T read(const QFuture<Result<T>> &future)
    {
        if (!finishes(future) || !future.result().ok())
            qFatal("the log was not read");
        return future.result().value();
    }

    void insert(int from, int until)
    {
        const auto done = m_fixture->store->run<void>([=, this](StoreConnection &connection) {
            return connection.transaction([&]() -> Result<void> {
                for (int i = from; i < until; ++i) {
                    const Result<qint64> id = insertMessage(connection, m_all.emplace_back(entryNumber(i)));
                    if (!id)
                        return id.error();
                    m_all.last().id = id.value();
                }
                return {};
            });
        });
        QVERIFY(finishes(done) && done.result().ok());
    }

    [[nodiscard]] LogEntry entryNumber(int i) const
    {
        const QStringList statuses{u"read"_s, u"failed"_s, u"delivered"_s};
        return {.messageId = u"m-%1"_s.arg(i),
            // Many at the same moment, and not in the order of their ids.
            .time = QDateTime::fromMSecsSinceEpoch(kStart + (i * 7) % 20 * 1'000, Qt::UTC),
            .assistantId = i % 4 == 0 ? m_otherAssistant : m_assistant,
            .partnerId = u"infobip"_s,
            .userNumber = u"+44770090000%1"_s.arg(i % 2),
            .type = u"text"_s,
            .text = i % 3 == 0 ? u"other"_s : u"hello %1"_s.arg(i),
            .status = statuses.at(i % 3)};
    }

    [[nodiscard]] bool execute(const QString &sql, const QVariantList &bound)
    {
        const auto done = m_fixture->store->run<void>(
            [=](StoreConnection &connection) { return connection.execute(sql, bound); });
        return finishes(done) && done.result().ok();
    }

    [[nodiscard]] QList<qint64> expected(const MessageFilter &filter, const LogOrder &order) const
    {
        QList<LogEntry> shown;
        for (const LogEntry &entry : m_all) {
            if (matchesRow(filter, entry) && entry.text.startsWith(filter.text))
                shown.append(entry);
        }
        std::sort(shown.begin(), shown.end(), [&order](const LogEntry &one, const LogEntry &other) {
            const auto key = [&order](const LogEntry &entry) {
                return std::tuple(
                    order.by == LogSort::Status ? entry.status : QString(), entry.time, entry.id);
            };
            return order.direction == Qt::AscendingOrder ? key(one) < key(other) : key(other) < key(one);
        });
        return idsOf(shown);
    }
    [[nodiscard]] static QList<qint64> idsOf(const QList<LogEntry> &entries)
    {
        QList<qint64> ids;
        for (const LogEntry &entry : entries)
            ids.append(entry.id);
        return ids;
    }
    [[nodiscard]] LogEntry entryOf(qint64 id) const
    {
        return *std::find_if(
            m_all.begin(), m_all.end(), [id](const LogEntry &entry) { return entry.id == id; });
    }

    QList<LogEntry> m_all;
};

CHANNEL_CONSOLE_TEST(LogPlacesTest)
#include "tst_logplaces.moc"
