// SPDX-License-Identifier: Apache-2.0
// What the table of the log does while messages come and change.
#include "LogModelFixture.h"

#include "support/TestMain.h"

using namespace ChannelConsole;
using namespace Qt::StringLiterals;

class MessageLogTailTest final : public LogModelFixture
{
    Q_OBJECT
private slots:
    void init() { open(); }
    void cleanup() { close(); }

    void whatIsSentNowAppearsAtTheTop()
    {
        fill(150, m_assistant);
        show();
        QSignalSpy inserted(m_model.get(), &MessageLogModel::rowsInserted);
        append({.time = at(1'000), .text = u"the newest"_s});
        QTRY_COMPARE(m_model->entry(0)->text, u"the newest"_s);
        QCOMPARE(inserted.constFirst().at(1).toInt(), 0);
        QCOMPARE(inserted.constFirst().at(2).toInt(), 0);
        scrollThrough(151);
    }

    void aBurstOfMessagesCostsFewInsertions()
    {
        use({.coalesceMs = 200});
        show();
        QSignalSpy inserted(m_model.get(), &MessageLogModel::rowsInserted);
        QList<QFuture<Result<qint64>>> appends;
        for (int i = 0; i < 100; ++i) {
            LogEntry entry = entryAt(m_assistant, i);
            entry.time = at(i / 10); // some within the same millisecond: the later one is the newer one
            appends += m_log->append(entry, {});
        }
        for (const auto &done : appends)
            QVERIFY(finishes(done));
        QTRY_COMPARE(m_model->rowCount(), 100);
        QVERIFY2(inserted.size() < 25, qPrintable(QString::number(inserted.size())));
        QCOMPARE(m_model->entry(0)->text, u"message 99"_s);
        QCOMPARE(m_model->entry(99)->text, u"message 0"_s);
    }

    void messagesOfOthersDoNotAppear()
    {
        show({.assistantId = m_assistant, .text = u"ours"_s});
        append({.time = at(1), .assistantId = m_otherAssistant, .text = u"ours"_s});
        append({.time = at(2), .text = u"theirs"_s});
        append({.time = at(3), .text = u"Ours it is"_s});
        QTRY_COMPARE(m_model->rowCount(), 1);
        QCOMPARE(m_model->entry(0)->text, u"Ours it is"_s);
    }

    void anOutcomeChangesItsRowInPlace()
    {
        fill(50, m_assistant);
        show();
        const qint64 id = append({.time = at(1'000), .text = u"on its way"_s});
        QTRY_COMPARE(m_model->rowCount(), 51);
        QSignalSpy changed(m_model.get(), &MessageLogModel::dataChanged);
        settle(id, MessageStatus::kAccepted);
        QTRY_COMPARE(statusOf(0), u"Accepted"_s);
        QCOMPARE(m_model->rowOf(id), 0);
        QCOMPARE(m_model->rowCount(), 51);
        QCOMPARE(changed.size(), 1);
    }

    void aRowLeavesTheFilterItNoLongerMatches()
    {
        show({.assistantId = m_assistant, .status = MessageStatus::kSending});
        const qint64 id = append({.time = at(1)});
        append({.time = at(2)});
        QTRY_COMPARE(m_model->rowCount(), 2);
        settle(id, MessageStatus::kRejected);
        QTRY_COMPARE(m_model->rowCount(), 1);
        QCOMPARE(m_model->rowOf(id), -1);
    }

    void aRowEntersTheFilterItComesToMatch()
    {
        fill(5, m_assistant);
        show({.assistantId = m_assistant, .status = MessageStatus::kRejected});
        const qint64 id = append({.time = at(2)});
        settle(id, MessageStatus::kRejected);
        QTRY_COMPARE(m_model->rowCount(), 1);
        QCOMPARE(m_model->entry(0)->id, id);
    }

    void aMessageOlderThanWhatIsLoadedComesWithItsPage()
    {
        fill(250, m_assistant);
        show();
        append({.time = at(-1'000), .text = u"late, but of long ago"_s});
        append({.time = at(10'000), .text = u"new"_s});
        QTRY_COMPARE(m_model->entry(0)->text, u"new"_s);
        scrollThrough(252);
        QCOMPARE(m_model->entry(251)->text, u"late, but of long ago"_s);
    }

    void whatHappensWhileAPageIsReadIsNeitherLostNorDoubled()
    {
        fill(300, m_assistant);
        show();
        QTRY_COMPARE(m_model->count().state, LogCount::State::Exact);
        QSemaphore gate;
        const auto blocked = blockReads(gate);
        QVERIFY(!m_model->entry(299));
        m_model->index(299, 0).data();
        append({.time = at(1'000), .text = u"meanwhile"_s});
        gate.release();
        QVERIFY(finishes(blocked));
        QTRY_COMPARE(m_model->rowCount(), 301);
        QCOMPARE(m_model->entry(0)->text, u"meanwhile"_s);
        scrollThrough(301);
        QCOMPARE(m_model->entry(300)->text, u"message 0"_s);
    }

    void aFloodIsAppliedInPortionsAndTheOldestAreLetGo()
    {
        use({.pageSize = 20, .coalesceMs = 5, .changesPerTick = 100, .mostRows = 150});
        show();
        int most = 0;
        connect(m_model.get(), &MessageLogModel::rowsInserted, this,
            [&most](const QModelIndex &, int first, int last) { most = qMax(most, last - first + 1); });
        fill(420, m_assistant);
        QList<LogEntry> burst;
        for (int number = 0; number < 420; ++number) {
            burst.append(entryAt(m_assistant, number));
            burst.last().id = number + 1;
        }
        m_log->announce({.added = burst});
        QTRY_COMPARE(m_model->rowCount(), 420);
        QCOMPARE(most, 100);
        QCOMPARE(m_model->entry(0)->text, u"message 419"_s);
        QVERIFY(loadedRows() <= 150);
        scrollThrough(420); // what was let go comes with its page
    }

    void whileScrolledAwayNewMessagesAreCountedAndNothingJumps()
    {
        fill(300, m_assistant);
        show();
        QTRY_COMPARE(m_model->rowCount(), 300);
        m_model->lookAt(50, 80);
        const qint64 seen = m_model->entry(60)->id;
        QSignalSpy inserted(m_model.get(), &MessageLogModel::rowsInserted);
        QSignalSpy resets(m_model.get(), &MessageLogModel::modelReset);
        const qint64 id = append({.time = at(1'000)});
        append({.time = at(1'001), .text = u"the newest"_s});
        append({.time = at(1'002), .assistantId = m_otherAssistant});
        settle(id, MessageStatus::kAccepted);
        settle(seen, MessageStatus::kRejected);
        QTRY_COMPARE(m_model->entry(60)->status, MessageStatus::kRejected);
        QTRY_COMPARE(m_model->newCount(), 2);
        QCOMPARE(m_model->rowCount(), 300);
        QCOMPARE(inserted.size() + resets.size(), 0);
        QSignalSpy placed(m_model.get(), &MessageLogModel::placed);
        m_model->showNew();
        QCOMPARE(m_model->newCount(), 0);
        QCOMPARE(placed.constFirst().constFirst().toInt(), 0);
        QTRY_COMPARE(m_model->rowCount(), 302);
        QCOMPARE(m_model->entry(0)->text, u"the newest"_s);
        QCOMPARE(m_model->entry(1)->status, MessageStatus::kAccepted);
    }

    void backAtTheTopNewMessagesStreamInAgain()
    {
        fill(300, m_assistant);
        show();
        QTRY_COMPARE(m_model->rowCount(), 300);
        m_model->lookAt(50, 80);
        append({.time = at(1'000)});
        QTRY_COMPARE(m_model->newCount(), 1);
        m_model->lookAt(0, 30);
        QTRY_COMPARE(m_model->rowCount(), 301);
        QCOMPARE(m_model->newCount(), 0);
        append({.time = at(1'001), .text = u"streams"_s});
        QTRY_COMPARE(m_model->rowCount(), 302);
        QCOMPARE(m_model->entry(0)->text, u"streams"_s);
        scrollThrough(302);
    }

    void sortedOtherwiseNewMessagesWaitToBeShown()
    {
        fill(300, m_assistant);
        show();
        QTRY_COMPARE(m_model->rowCount(), 300);
        m_model->sort(static_cast<int>(LogColumn::Status), Qt::AscendingOrder);
        // Also what tells how many there are: what comes while that is read is in it.
        QTRY_VERIFY(m_model->state() == MessageLogModel::State::Ready
            && m_model->count().state == LogCount::State::Exact && m_model->rowCount() == 300);
        const qint64 id = append({.time = at(1'000)});
        const qint64 seen = m_model->entry(3)->id;
        settle(seen, MessageStatus::kRead);
        QTRY_COMPARE(m_model->newCount(), 1);
        QTRY_COMPARE(m_model->entry(3)->status, MessageStatus::kRead); // changed, not moved
        QCOMPARE(m_model->rowCount(), 300);
        m_model->showNew();
        QTRY_COMPARE(m_model->rowCount(), 301);
        scrollThrough(301);
        QCOMPARE(m_model->entry(300)->id, id); // "sending" after "read"
        QCOMPARE(m_model->entry(299)->id, seen);
    }

    void anErrorCodeThatIsToldNowBringsItsMessage()
    {
        show({.assistantId = m_assistant, .errorCode = u"7010"_s});
        const qint64 id = append({.time = at(1)});
        const qint64 other = append({.time = at(2)});
        settle(id, MessageStatus::kRejected, failure(u"7010"_s));
        settle(other, MessageStatus::kRejected, failure(u"7011"_s));
        QTRY_COMPARE(m_model->rowCount(), 1);
        QCOMPARE(m_model->entry(0)->id, id);
        settle(other, MessageStatus::kRejected, failure(u"7010"_s));
        QTRY_COMPARE(m_model->rowCount(), 2);
        QCOMPARE(m_model->entry(0)->id, other);
    }

    void anErrorTextThatIsToldNowIsFoundByTheSearch()
    {
        show({.assistantId = m_assistant, .text = u"sorcery"_s});
        const qint64 id = append({.time = at(1), .text = u"harmless"_s});
        append({.time = at(2), .text = u"Sorcery of its own"_s});
        QTRY_COMPARE(m_model->rowCount(), 1);
        settle(id, MessageStatus::kRejected, failure(u"1"_s));
        QTRY_COMPARE(m_model->rowCount(), 2);
        QCOMPARE(m_model->entry(1)->id, id);
    }

    void aStatusThatChangesOutOfSightChangesTheNumberOfRows()
    {
        use({.coalesceMs = 5, .rereadMs = 0});
        fill(kRows, m_assistant);
        show({.assistantId = m_assistant, .status = MessageStatus::kAccepted});
        QTRY_COMPARE(m_model->rowCount(), kRows);
        settle(10, MessageStatus::kDelivered);
        QTRY_COMPARE(m_model->rowCount(), kRows - 1);
        scrollThrough(kRows - 1);
    }
};

CHANNEL_CONSOLE_TEST(MessageLogTailTest)
#include "tst_messagelogtail.moc"
