// SPDX-License-Identifier: Apache-2.0
// Which rows the table of the log has, in which order, and which of them it holds.
#include "LogModelFixture.h"

#include "support/TestMain.h"

using namespace ChannelConsole;
using namespace Qt::StringLiterals;

class MessageLogRowsTest final : public LogModelFixture
{
    Q_OBJECT
private slots:
    void init() { open(); }
    void cleanup() { close(); }

    void scrollingReachesEveryMessageOnceNewestFirst()
    {
        fill(kRows, m_assistant);
        show();
        scrollThrough(kRows);
        for (int row = 0; row < kRows; ++row)
            QCOMPARE(m_model->entry(row)->text, u"message %1"_s.arg(kRows - 1 - row));
    }

    void messagesOfTheSameMillisecondAreAllThere()
    {
        fill(450, m_assistant,
            [](LogEntry &entry, int) { entry.time = QDateTime::fromMSecsSinceEpoch(kStart, Qt::UTC); });
        show();
        scrollThrough(450);
        QSet<qint64> ids;
        for (int row = 0; row < 450; ++row)
            ids.insert(m_model->entry(row)->id);
        QCOMPARE(ids.size(), 450);
    }

    void filtersShowWhatTheyNameAndNothingElse_data()
    {
        QTest::addColumn<QString>("status");
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("allAssistants");
        QTest::addColumn<int>("rows");
        QTest::newRow("everything of this assistant") << QString() << QString() << false << 300;
        QTest::newRow("all assistants") << QString() << QString() << true << 320;
        QTest::newRow("one status") << MessageStatus::kRejected << QString() << false << 30;
        QTest::newRow("part of the text") << QString() << u"message 29"_s << false << 11;
        QTest::newRow("in any case") << QString() << u"MESSAGE 29"_s << false << 11;
        QTest::newRow("part of a number, as people write it")
            << QString() << u"+44 7700-900 005"_s << false << 1;
        QTest::newRow("both") << MessageStatus::kRejected << u"message 29"_s << false << 1;
        QTest::newRow("nothing") << QString() << u"no such text"_s << false << 0;
    }

    void filtersShowWhatTheyNameAndNothingElse()
    {
        QFETCH(const QString, status);
        QFETCH(const QString, text);
        QFETCH(const bool, allAssistants);
        QFETCH(const int, rows);
        fill(300, m_assistant, [](LogEntry &entry, int number) {
            entry.userNumber = u"+447700%1"_s.arg(900'000 + number);
            if (number % 10 == 0)
                entry.status = MessageStatus::kRejected;
        });
        fill(20, m_otherAssistant);
        show({.assistantId = allAssistants ? std::nullopt : std::optional(m_assistant),
            .status = status,
            .text = text});
        scrollThrough(rows);
    }

    void answersToAFilterThatIsNoLongerWantedAreDropped()
    {
        fill(300, m_assistant);
        QSignalSpy resets(m_model.get(), &MessageLogModel::modelReset);
        QSemaphore gate;
        const auto blocked = blockReads(gate);
        for (const QString &text : {u"m"_s, u"me"_s, u"message 1"_s, u"message 12"_s, u"message 123"_s})
            m_model->setFilter({.assistantId = m_assistant, .text = text});
        gate.release();
        QVERIFY(finishes(blocked));
        QTRY_COMPARE(m_model->state(), MessageLogModel::State::Ready);
        QCOMPARE(m_model->rowCount(), 1);
        QCOMPARE(m_model->entry(0)->text, u"message 123"_s);
        // One answer was shown: the running query's was dropped, those in between were never asked for.
        QCOMPARE(resets.size(), 1);
    }

    void anotherAssistantsRowsAreGoneBeforeTheAnswerComes()
    {
        fill(10, m_assistant);
        fill(3, m_otherAssistant);
        show();
        QSemaphore gate;
        const auto blocked = blockReads(gate);
        m_model->setFilter({.assistantId = m_otherAssistant});
        QCOMPARE(m_model->rowCount(), 0);
        gate.release();
        QVERIFY(finishes(blocked));
        QTRY_COMPARE(m_model->rowCount(), 3);
    }

    void theTableGrowsToItsFullLengthBehindTheFirstPage()
    {
        use({.pageSize = 100, .coalesceMs = 5, .countStep = 150});
        fill(kRows, m_assistant);
        QList<int> lengths;
        connect(m_model.get(), &MessageLogModel::countChanged, this,
            [&] { lengths.append(m_model->rowCount()); });
        m_model->setFilter({.assistantId = m_assistant});
        QCOMPARE(m_model->count().state, LogCount::State::Unknown);
        QTRY_COMPARE(m_model->count().state, LogCount::State::Exact);
        QCOMPARE(lengths, (QList<int>{100, 250, 850, kRows}));
        scrollThrough(kRows);
    }

    void theEndOfAHundredThousandMessagesIsOneJumpAway()
    {
        fillMany(100'000);
        show();
        QTRY_COMPARE(m_model->rowCount(), 100'000);
        m_model->lookAt(99'970, 99'999);
        QTRY_VERIFY(m_model->entry(99'999));
        QCOMPARE(m_model->entry(99'999)->text, u"message 1"_s);
        QCOMPARE(m_model->entry(99'970)->text, u"message 30"_s);
        // And anywhere between.
        m_model->lookAt(61'000, 61'030);
        QTRY_VERIFY(m_model->entry(61'000));
        QCOMPARE(m_model->entry(61'000)->text, u"message 39000"_s);
        QVERIFY(loadedRows() <= MessageLogModel::Options().mostRows);
        QVERIFY(!m_model->index(30'000, 0).data().isValid()); // empty until its page is there
        QTRY_VERIFY(m_model->entry(30'000));
    }

    void onlyWhatIsAroundTheSightIsHeld()
    {
        constexpr int kMost = 200;
        use({.pageSize = 20, .coalesceMs = 5, .mostRows = kMost});
        fill(kRows, m_assistant);
        show();
        QTRY_COMPARE(m_model->rowCount(), kRows);
        for (int first = 0; first < kRows - 20; first += 10) {
            m_model->lookAt(first, first + 19);
            QTRY_VERIFY(m_model->entry(first) && m_model->entry(first + 19));
            QVERIFY(loadedRows() <= kMost);
        }
        // Not the first row: the model tester looks at it after every change, so it may be held again.
        QVERIFY(!m_model->entry(100));
        m_model->lookAt(100, 119);
        QTRY_VERIFY(m_model->entry(100));
        QCOMPARE(m_model->entry(100)->text, u"message %1"_s.arg(kRows - 101));
    }

    void thePageLookedAtComesBeforeOneScrolledPast()
    {
        fill(kRows, m_assistant);
        show();
        QTRY_COMPARE(m_model->rowCount(), kRows);
        QList<int> pages;
        connect(m_model.get(), &MessageLogModel::dataChanged, this,
            [&pages](const QModelIndex &first) { pages.append(first.row()); });
        QSemaphore gate;
        const auto blocked = blockReads(gate);
        for (const int first : {400, 600, 800, 1'000})
            m_model->lookAt(first, first + 10);
        gate.release();
        QVERIFY(finishes(blocked));
        QTRY_VERIFY(m_model->entry(1'000));
        QCOMPARE(pages.mid(0, 2), (QList<int>{400, 1'000})); // the first was under way
    }

    void aPurgeKeepsThePlace()
    {
        fill(kRows, m_assistant);
        show();
        QTRY_COMPARE(m_model->rowCount(), kRows);
        m_model->lookAt(600, 630);
        QTRY_VERIFY(m_model->entry(600));
        const QString first = m_model->entry(600)->text; // message 449
        QSignalSpy placed(m_model.get(), &MessageLogModel::placed);
        execute(u"DELETE FROM message WHERE id <= 100 OR id > 1000"_s); // of both ends
        m_log->noteRemoval();
        QTRY_COMPARE(placed.size(), 1);
        QCOMPARE(placed.constFirst().constFirst().toInt(), 550);
        QCOMPARE(m_model->rowCount(), kRows - 150);
        QCOMPARE(m_model->entry(550)->text, first);
        scrollThrough(kRows - 150);
    }

    void aPurgeOfEverythingLeavesAnEmptyTable()
    {
        fill(300, m_assistant);
        show();
        QTRY_COMPARE(m_model->rowCount(), 300);
        int rowsWhenTold = -1;
        connect(m_model.get(), &MessageLogModel::stateChanged, this,
            [&] { rowsWhenTold = m_model->rowCount(); });
        execute(u"DELETE FROM message"_s);
        m_log->noteRemoval();
        QTRY_COMPARE(rowsWhenTold, 0);
        append({.time = at(1)});
        QTRY_COMPARE(m_model->rowCount(), 1);
    }

    void aPurgeOfWhatIsInSightShowsWhatFollows()
    {
        fill(kRows, m_assistant);
        show();
        QTRY_COMPARE(m_model->rowCount(), kRows);
        m_model->lookAt(600, 630);
        QTRY_VERIFY(m_model->entry(600));
        execute(u"DELETE FROM message WHERE id BETWEEN 400 AND 500"_s);
        m_log->noteRemoval();
        QTRY_COMPARE(m_model->rowCount(), kRows - 101);
        m_model->lookAt(550, 551);
        QCOMPARE(m_model->entry(549)->text, u"message 500"_s);
        QCOMPARE(m_model->entry(550)->text, u"message 398"_s);
    }

    void sortingPutsRowsInTheOrderAskedFor_data()
    {
        QTest::addColumn<int>("column");
        QTest::addColumn<int>("direction");
        QTest::addColumn<QString>("first");
        QTest::addColumn<QString>("last");
        const int time = static_cast<int>(LogColumn::Time);
        const int status = static_cast<int>(LogColumn::Status);
        QTest::newRow("time, newest first")
            << time << int(Qt::DescendingOrder) << u"message 449"_s << u"message 0"_s;
        QTest::newRow("time, oldest first")
            << time << int(Qt::AscendingOrder) << u"message 0"_s << u"message 449"_s;
        QTest::newRow("status") << status << int(Qt::AscendingOrder) << u"message 0"_s
                                << u"message 440"_s; // accepted before rejected
        QTest::newRow("status, the last first")
            << status << int(Qt::DescendingOrder) << u"message 440"_s << u"message 0"_s;
        QTest::newRow("a column without an order")
            << static_cast<int>(LogColumn::Text) << int(Qt::AscendingOrder) << u"message 449"_s
            << u"message 0"_s;
    }

    void sortingPutsRowsInTheOrderAskedFor()
    {
        QFETCH(const int, column);
        QFETCH(const int, direction);
        QFETCH(const QString, first);
        QFETCH(const QString, last);
        fill(450, m_assistant, [](LogEntry &entry, int number) {
            if (number % 10 == 0 && number > 0)
                entry.status = MessageStatus::kRejected;
        });
        show();
        m_model->sort(column, static_cast<Qt::SortOrder>(direction));
        QTRY_COMPARE(m_model->state(), MessageLogModel::State::Ready);
        scrollThrough(450);
        QCOMPARE(m_model->entry(0)->text, first);
        QCOMPARE(m_model->entry(449)->text, last);
    }

    void aMessageIsFoundWhereverItIs()
    {
        fill(kRows, m_assistant);
        show({.assistantId = m_assistant});
        QTRY_COMPARE(m_model->rowCount(), kRows);
        QSignalSpy located(m_model.get(), &MessageLogModel::located);
        m_model->locate(101); // message 100
        QTRY_COMPARE(located.size(), 1);
        const int row = located.constFirst().at(1).toInt();
        QCOMPARE(row, kRows - 101);
        QCOMPARE(m_model->entry(row)->text, u"message 100"_s);
        m_model->lookAt(row - 3, row + 20);
        QTRY_VERIFY(m_model->entry(row + 20) && m_model->entry(row - 3));
        m_model->locate(4'711'000);
        QTRY_COMPARE(located.size(), 2);
        QCOMPARE(located.constLast().at(1).toInt(), -1);
        QCOMPARE(m_model->state(), MessageLogModel::State::Ready);
    }

    void aMessageTheFilterHidesIsNotFound()
    {
        fill(50, m_assistant);
        fill(1, m_otherAssistant);
        show();
        QSignalSpy located(m_model.get(), &MessageLogModel::located);
        m_model->locate(51);
        QTRY_COMPARE(located.size(), 1);
        QCOMPARE(located.constFirst().at(1).toInt(), -1);
    }
};

CHANNEL_CONSOLE_TEST(MessageLogRowsTest)
#include "tst_messagelogrows.moc"
