// SPDX-License-Identifier: Apache-2.0
#include "core/log/MessageRows.h"
#include "core/partner/WebhookReading.h"
#include "support/FixedClock.h"
#include "support/StoreFixture.h"
#include "support/TestMain.h"
#include "ui/log/LogDetailModel.h"
#include "ui/log/MessageLogModel.h"

#include <QAbstractItemModelTester>
#include <QSemaphore>
#include <QSignalSpy>

using namespace ChannelConsole;
using namespace Qt::StringLiterals;

namespace {

constexpr int kRows = 1'050; // five full pages and a piece
constexpr qint64 kStart = 1'772'366'400'000; // 2026-03-01 12:00 UTC
const QString kBusinessNumber = u"+441134960000"_s;

} // namespace

class MessageLogModelTest final : public QObject
{
    Q_OBJECT
private slots:
    void init()
    {
        m_fixture = std::make_unique<StoreFixture>();
        QVERIFY(m_fixture->isOpen);
        m_assistant = QUuid::createUuid();
        m_otherAssistant = QUuid::createUuid();
        QVERIFY(m_fixture->addAssistantRow(m_assistant));
        QVERIFY(m_fixture->addAssistantRow(m_otherAssistant));
        m_log = std::make_unique<MessageLog>(m_fixture->store.get(), &m_clock);
        m_model = std::make_unique<MessageLogModel>(m_log.get(), MessageLogModel::Options{.coalesceMs = 5});
        m_tester = std::make_unique<QAbstractItemModelTester>(
            m_model.get(), QAbstractItemModelTester::FailureReportingMode::Fatal);
    }

    void cleanup()
    {
        m_tester.reset();
        m_model.reset();
        m_log.reset();
        m_fixture.reset();
    }

    void anEmptyLogIsReadyAndEmpty()
    {
        show();
        QCOMPARE(m_model->rowCount(), 0);
        QCOMPARE(m_model->count().state, LogCount::State::Exact);
    }

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
        m_model = std::make_unique<MessageLogModel>(m_log.get(), MessageLogModel::Options{.coalesceMs = 200});
        m_tester = std::make_unique<QAbstractItemModelTester>(
            m_model.get(), QAbstractItemModelTester::FailureReportingMode::Fatal);
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

    void unknownStatusAndTypeAreShownAsTheyCame()
    {
        append({.time = at(1), .type = u"hologram"_s, .status = u"read-twice"_s});
        show();
        QCOMPARE(statusOf(0), u"read-twice"_s);
        QCOMPARE(display(0, LogColumn::Type), u"hologram"_s);
        QVERIFY(!m_model->index(0, static_cast<int>(LogColumn::Status)).data(Qt::DecorationRole).isNull());
    }

    void whatWasSentIsCalledAsInTheComposer()
    {
        append({.time = at(1), .type = messageTypeId(MessageType::Buttons)});
        append({.time = at(2), .direction = Direction::Inbound, .type = InboundType::kButton});
        show();
        QCOMPARE(display(0, LogColumn::Type), u"Quick reply"_s);
        QCOMPARE(display(1, LogColumn::Type), messageTypeName(MessageType::Buttons));
    }

    void aSandboxMessageSaysSoInWords()
    {
        append({.time = at(1), .partnerId = u"infobip"_s, .sandbox = true});
        append({.time = at(2), .partnerId = u"infobip"_s});
        show();
        QCOMPARE(display(0, LogColumn::Partner), u"Infobip"_s);
        QCOMPARE(display(1, LogColumn::Partner), u"Infobip (sandbox)"_s);
    }

    void rawValuesAreWhatIsStored()
    {
        append({.time = at(7), .userNumber = u"+447700900001"_s, .text = u"line one\nline two"_s});
        show();
        QCOMPARE(raw(LogColumn::Time).toDateTime(), at(7));
        QCOMPARE(raw(LogColumn::UserNumber).toString(), u"+447700900001"_s);
        QCOMPARE(raw(LogColumn::Text).toString(), u"line one\nline two"_s);
        QCOMPARE(raw(LogColumn::Status).toString(), MessageStatus::kSending);
        QCOMPARE(display(0, LogColumn::Text), u"line one line two"_s);
    }

    void aLogThatCannotBeReadSaysSoAndCanBeTriedAgain()
    {
        m_model->setFilter({.assistantId = m_assistant});
        QTRY_COMPARE(m_model->state(), MessageLogModel::State::Ready);
        Store closed;
        MessageLog unreadable(&closed, &m_clock);
        MessageLogModel model(&unreadable);
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        model.setFilter({.assistantId = m_assistant});
        QTRY_COMPARE(model.state(), MessageLogModel::State::Failed);
        QVERIFY(model.problem());
        model.retry();
        QCOMPARE(model.state(), MessageLogModel::State::Loading);
        QVERIFY(!model.problem());
        QTRY_COMPARE(model.state(), MessageLogModel::State::Failed);
    }

    void theDetailFollowsItsMessage()
    {
        const qint64 first = append({.time = at(1), .text = u"first"_s});
        const qint64 second = append({.time = at(2), .text = u"second"_s});
        LogDetailModel detail(m_log.get());
        detail.show(first);
        detail.show(second);
        QTRY_VERIFY(detail.detail());
        QCOMPARE(detail.detail()->entry.text, u"second"_s);
        settle(second, MessageStatus::kAccepted);
        QTRY_COMPARE(detail.detail()->entry.status, MessageStatus::kAccepted);
        settle(first, MessageStatus::kAccepted);
        detail.clear();
        QVERIFY(!detail.detail());
        QCOMPARE(detail.id(), 0);
    }

    void aDetailThatIsNotThereSaysWhy()
    {
        LogDetailModel detail(m_log.get());
        detail.show(4'711);
        QTRY_VERIFY(detail.problem());
        QVERIFY(!detail.detail());
    }

private:
    [[nodiscard]] static QDateTime at(qint64 second)
    {
        return QDateTime::fromMSecsSinceEpoch(kStart + second * 1'000, Qt::UTC);
    }

    [[nodiscard]] static LogEntry entryAt(const QUuid &assistantId, int number)
    {
        return {.messageId = u"id-%1"_s.arg(number),
            .time = at(number),
            .assistantId = assistantId,
            .partnerId = u"infobip"_s,
            .businessNumber = kBusinessNumber,
            .userNumber = u"+447700900001"_s,
            .type = u"text"_s,
            .text = u"message %1"_s.arg(number),
            .status = MessageStatus::kAccepted};
    }

    /// Many rows in one transaction.
    void fill(
        int rows, const QUuid &assistantId,
        const std::function<void(LogEntry &, int)> &change = [](auto &, int) {})
    {
        const auto filled = m_fixture->store->run<void>([=](StoreConnection &connection) {
            return connection.transaction([&]() -> Result<void> {
                for (int number = 0; number < rows; ++number) {
                    LogEntry entry = entryAt(assistantId, number);
                    change(entry, number);
                    if (const Result<qint64> id = insertMessage(connection, entry); !id)
                        return id.error();
                }
                return {};
            });
        });
        QVERIFY(finishes(filled));
        QVERIFY(filled.result().ok());
    }

    qint64 append(LogEntry entry)
    {
        if (entry.assistantId.isNull())
            entry.assistantId = m_assistant;
        if (entry.status.isEmpty())
            entry.status = MessageStatus::kSending;
        const auto id = m_log->append(entry, {.request = u"POST /"_s});
        return finishes(id) && id.result().ok() ? id.result().value() : 0;
    }

    void settle(qint64 id, const QString &status)
    {
        const auto done = m_log->recordOutcome(id, {.status = status});
        QVERIFY(finishes(done));
        QVERIFY(done.result().ok());
    }

    void show() { show({.assistantId = m_assistant}); }
    void show(const MessageFilter &filter)
    {
        m_model->setFilter(filter);
        QTRY_COMPARE(m_model->state(), MessageLogModel::State::Ready);
    }

    /// Looks at every row from the first to the last, as a table of some height does, and comes back.
    void scrollThrough(int rows)
    {
        constexpr int kScreen = 30;
        QTRY_COMPARE(m_model->count().state, LogCount::State::Exact);
        QCOMPARE(m_model->rowCount(), rows);
        for (int first = 0; first < rows; first += kScreen) {
            const int last = qMin(first + kScreen, rows) - 1;
            m_model->lookAt(first, last);
            QTRY_VERIFY(m_model->entry(first) && m_model->entry(last));
        }
        m_model->lookAt(0, kScreen - 1);
        QCOMPARE(m_model->rowCount(), rows);
    }

    /// Nothing is read from the store until the gate is released: answers that take their time.
    [[nodiscard]] QFuture<Result<int>> blockReads(QSemaphore &gate)
    {
        return m_fixture->store->read<int>([&gate](StoreConnection &) -> Result<int> {
            gate.acquire();
            return 0;
        });
    }

    [[nodiscard]] QString display(int row, LogColumn column) const
    {
        return m_model->index(row, static_cast<int>(column)).data().toString();
    }
    [[nodiscard]] QString statusOf(int row) const { return display(row, LogColumn::Status); }
    [[nodiscard]] QVariant raw(LogColumn column) const
    {
        return m_model->index(0, static_cast<int>(column)).data(LogRawRole);
    }

    FixedClock m_clock;
    QUuid m_assistant;
    QUuid m_otherAssistant;
    std::unique_ptr<StoreFixture> m_fixture;
    std::unique_ptr<MessageLog> m_log;
    std::unique_ptr<MessageLogModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

CHANNEL_CONSOLE_TEST(MessageLogModelTest)
#include "tst_messagelogmodel.moc"
