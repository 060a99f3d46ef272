// SPDX-License-Identifier: Apache-2.0
#include "core/log/MessageLog.h"
#include "core/store/StoreConnection.h"
#include "support/FixedClock.h"
#include "support/StoreFixture.h"
#include "support/TestMain.h"

#include <QSignalSpy>
#include <QSqlQuery>

using namespace ChannelConsole;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kStart = 1'772'366'400'000; // 2026-03-01 12:00 UTC

} // namespace

class MessageLogTest final : public QObject
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
    }

    void cleanup()
    {
        m_log.reset();
        m_fixture.reset();
    }

    void aRowWithoutAReadableContentIsStillShown_data()
    {
        QTest::addColumn<QVariant>("content");
        QTest::newRow("of a version that kept none") << QVariant();
        QTest::newRow("of a later version") << QVariant(u"{\"version\":2,\"type\":\"text\"}"_s);
        QTest::newRow("damaged") << QVariant(u"{"_s);
    }
    void aRowWithoutAReadableContentIsStillShown()
    {
        QFETCH(QVariant, content);
        const auto id
            = m_log->append(entryAt(0), {.request = u"POST"_s, .content = TextContent{.text = u"Hello"_s}});
        QVERIFY(finishes(id) && id.result().ok());
        const auto changed = m_fixture->store->run<int>([&](StoreConnection &connection) -> Result<int> {
            const Result<void> done
                = connection.execute(u"UPDATE message_exchange SET content = ? WHERE message_id = ?"_s,
                    {content, id.result().value()});
            return done ? Result<int>(1) : Result<int>(done.error());
        });
        QVERIFY(finishes(changed) && changed.result().ok());
        const auto detail = m_log->detail(id.result().value());
        QVERIFY(finishes(detail) && detail.result().ok());
        QVERIFY(!detail.result().value().content);
        QCOMPARE(detail.result().value().request, u"POST"_s);
    }

    void whatIsAppendedIsThereAfterARestart()
    {
        QSignalSpy appended(m_log.get(), &MessageLog::appended);
        LogEntry entry = entryAt(0);
        entry.text = u"Grüße 👋 \n مرحبا"_s;
        const MessageContent content
            = MediaContent{.url = u"https://x.example/a.jpg"_s, .caption = u"Grüße 👋"_s};
        const auto id
            = m_log->append(entry, {.request = u"POST /whatsapp/1/message/text"_s, .content = content});
        QVERIFY(finishes(id));
        QVERIFY(id.result().ok());
        QCOMPARE(appended.size(), 1);
        QCOMPARE(appended.constFirst().constFirst().value<LogEntry>().id, id.result().value());

        restart();
        const auto detail = m_log->detail(id.result().value());
        QVERIFY(finishes(detail));
        const LogDetail found = detail.result().value();
        QCOMPARE(found.entry.text, entry.text);
        QCOMPARE(found.entry.time, entry.time);
        QCOMPARE(found.entry.assistantId, m_assistant);
        QCOMPARE(found.entry.businessNumber, entry.businessNumber);
        QCOMPARE(found.entry.userNumber, entry.userNumber);
        QCOMPARE(found.entry.messageId, entry.messageId);
        QCOMPARE(found.request, u"POST /whatsapp/1/message/text"_s);
        QVERIFY(found.content == content);
        QCOMPARE(found.events.size(), 1);
        QCOMPARE(found.events.constFirst().status, MessageStatus::kSending);
        QVERIFY(!found.problem);
        QVERIFY(!found.timings.totalMs);
    }

    void appendingIsCommittedBeforeItIsReported()
    {
        const auto id = m_log->append(entryAt(0), {});
        QVERIFY(finishes(id));
        // A look at the file by another connection, which sees nothing but what was committed.
        const auto seen = m_fixture->store->read<int>([](StoreConnection &connection) -> Result<int> {
            int rows = 0;
            const Result<void> read = connection.select(u"SELECT count(*) FROM message"_s, {},
                [&rows](const QSqlQuery &row) { rows = row.value(0).toInt(); });
            return read.ok() ? rows : -1;
        });
        QVERIFY(finishes(seen));
        QCOMPARE(seen.result().value(), 1);
    }

    void anOutcomeKeepsEverythingThatWasSaid()
    {
        const qint64 id = add(entryAt(0));
        QSignalSpy updated(m_log.get(), &MessageLog::updated);
        m_clock.time = QDateTime::fromMSecsSinceEpoch(kStart + 1'500, Qt::UTC);
        const LogOutcome outcome{.status = MessageStatus::kRejected,
            .partnerMessageId = u"p-1"_s,
            .note = u"REJECTED_DESTINATION"_s,
            .reply = u"HTTP 400"_s,
            .timings = {.connectedMs = 12, .encryptedMs = std::nullopt, .firstByteMs = 80, .totalMs = 81},
            .problem = Problem{.kind = ProblemKind::RejectedByPartner,
                .side = Side::Partner,
                .text = u"Infobip refused the message."_s,
                .remedy = u"Check the number."_s,
                .partnerCode = u"4"_s,
                .partnerText = u"Bad \"destination\" \u2028 <b>"_s,
                .details = u"d"_s,
                .field = u"number"_s}};
        const auto recorded = m_log->recordOutcome(id, outcome);
        QVERIFY(finishes(recorded));
        QVERIFY(recorded.result().ok());
        QCOMPARE(updated.size(), 1);
        QCOMPARE(updated.constFirst().constFirst().value<LogEntry>().status, MessageStatus::kRejected);

        restart();
        const auto detail = m_log->detail(id);
        QVERIFY(finishes(detail));
        const LogDetail found = detail.result().value();
        QCOMPARE(found.entry.status, MessageStatus::kRejected);
        QCOMPARE(found.entry.partnerMessageId, u"p-1"_s);
        QCOMPARE(found.reply, outcome.reply);
        QVERIFY(found.problem == outcome.problem);
        QCOMPARE(found.timings.connectedMs, 12);
        QVERIFY(!found.timings.encryptedMs);
        QCOMPARE(found.timings.totalMs, 81);
        QCOMPARE(found.events.size(), 2);
        QCOMPARE(found.events.at(1).note, outcome.note);
        QCOMPARE(found.events.at(1).time, m_clock.time);
    }

    void aStatusThisVersionDoesNotKnowIsShownAsItCame()
    {
        const qint64 id = add(entryAt(0));
        QVERIFY(finishes(m_log->recordOutcome(id, {.status = u"held-for-review"_s})));
        const auto page = m_log->page({.filter = {.status = u"held-for-review"_s}});
        QVERIFY(finishes(page));
        QCOMPARE(page.result().value().entries.constFirst().status, u"held-for-review"_s);
    }

    void whatWasCutOffByTheEndOfTheProgramBecomesUnknown()
    {
        const qint64 cutOff = add(entryAt(0));
        const qint64 settled = add(entryAt(1));
        QVERIFY(finishes(m_log->recordOutcome(settled, {.status = MessageStatus::kAccepted})));
        restart();
        QSignalSpy updated(m_log.get(), &MessageLog::updated);
        const auto count = m_log->settleInterrupted();
        QVERIFY(finishes(count));
        QCOMPARE(count.result().value(), 1);
        QCOMPARE(updated.size(), 1);
        const auto interrupted = m_log->detail(cutOff);
        const auto accepted = m_log->detail(settled);
        const auto again = m_log->settleInterrupted();
        QVERIFY(finishes(again) && finishes(interrupted) && finishes(accepted));
        QCOMPARE(interrupted.result().value().entry.status, MessageStatus::kUnknown);
        QCOMPARE(interrupted.result().value().events.constLast().status, MessageStatus::kUnknown);
        QCOMPARE(interrupted.result().value().problem->kind, ProblemKind::OutcomeUnknown);
        QVERIFY(!interrupted.result().value().problem->remedy.isEmpty());
        QCOMPARE(accepted.result().value().entry.status, MessageStatus::kAccepted);
        QCOMPARE(again.result().value(), 0);
    }

    void pagesCoverEveryMessageOnceNewestFirst_data()
    {
        QTest::addColumn<int>("rows");
        QTest::addColumn<int>("rowsPerMillisecond");
        QTest::addColumn<int>("pageSize");
        QTest::newRow("a few") << 7 << 1 << 3;
        QTest::newRow("all at the same time") << 25 << 25 << 4;
        QTest::newRow("exactly full pages") << 20 << 3 << 5;
        QTest::newRow("five thousand") << 5'000 << 7 << 200;
    }
    void pagesCoverEveryMessageOnceNewestFirst()
    {
        QFETCH(int, rows);
        QFETCH(int, rowsPerMillisecond);
        QFETCH(int, pageSize);
        QVERIFY(addMany(rows, rowsPerMillisecond));
        QList<LogEntry> all;
        LogQuery query{.filter = {.assistantId = m_assistant}, .limit = pageSize};
        bool more = true;
        while (more) {
            const auto page = m_log->page(query);
            QVERIFY(finishes(page));
            const LogPage found = page.result().value();
            QVERIFY(!found.entries.isEmpty());
            all += found.entries;
            more = found.more;
            query.olderThan = LogAnchor{.time = all.constLast().time, .id = all.constLast().id};
        }
        QCOMPARE(all.size(), rows);
        for (qsizetype i = 1; i < all.size(); ++i) {
            const bool inOrder
                = std::pair(all.at(i).time, all.at(i).id) < std::pair(all.at(i - 1).time, all.at(i - 1).id);
            QVERIFY(inOrder);
        }
        const auto count = m_log->count(query);
        QVERIFY(finishes(count));
        QCOMPARE(count.result().value(), rows);
    }

    void filtersFindWhatTheySay_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("status");
        QTest::addColumn<QStringList>("found");
        const QString any;
        QTest::newRow("everything") << any << any
                                    << QStringList{u"100% sure"_s, u"Hello_you"_s, u"hello there"_s};
        QTest::newRow("the beginning of a word, in any case")
            << u"hello"_s << any << QStringList{u"Hello_you"_s, u"hello there"_s};
        QTest::newRow("a percent sign is itself") << u"%"_s << any << QStringList{u"100% sure"_s};
        QTest::newRow("an underscore is itself") << u"hello_y"_s << any << QStringList{u"Hello_you"_s};
        QTest::newRow("a user number as it is read")
            << u"+44 77 009-00002"_s << any << QStringList{u"100% sure"_s};
        QTest::newRow("a separator alone is no number") << u"-"_s << any << QStringList{};
        QTest::newRow("a status") << any << MessageStatus::kAccepted << QStringList{u"Hello_you"_s};
        QTest::newRow("text and status")
            << u"hello"_s << MessageStatus::kSending << QStringList{u"hello there"_s};
        QTest::newRow("nothing") << u"no such text"_s << any << QStringList{};
    }
    void filtersFindWhatTheySay()
    {
        QFETCH(QString, text);
        QFETCH(QString, status);
        QFETCH(QStringList, found);
        const QStringList texts{u"hello there"_s, u"Hello_you"_s, u"100% sure"_s};
        for (int i = 0; i < 3; ++i) {
            LogEntry entry = entryAt(i);
            entry.text = texts.at(i);
            entry.userNumber = u"+44770090000%1"_s.arg(i);
            const qint64 id = add(entry);
            if (i == 1)
                QVERIFY(finishes(m_log->recordOutcome(id, {.status = MessageStatus::kAccepted})));
        }
        const LogQuery query{.filter = {.status = status, .text = text}};
        const auto page = m_log->page(query);
        const auto count = m_log->count(query);
        QVERIFY(finishes(page) && finishes(count));
        QStringList shown;
        const LogPage rows = page.result().value();
        for (const LogEntry &entry : rows.entries)
            shown.append(entry.text);
        QCOMPARE(shown, found);
        QCOMPARE(count.result().value(), found.size());
    }

    void eachAssistantHasItsOwnLog()
    {
        add(entryAt(0));
        LogEntry other = entryAt(1);
        other.assistantId = m_otherAssistant;
        other.text = u"other"_s;
        add(other);
        const auto own = m_log->page({.filter = {.assistantId = m_assistant}});
        const auto all = m_log->page({});
        const auto latest = m_log->latest(m_otherAssistant);
        const auto none = m_log->latest(QUuid::createUuid());
        QVERIFY(finishes(own) && finishes(all) && finishes(latest) && finishes(none));
        QCOMPARE(own.result().value().entries.size(), 1);
        QCOMPARE(all.result().value().entries.size(), 2);
        QCOMPARE(latest.result().value()->text, u"other"_s);
        QVERIFY(!none.result().value());
    }

    void knowsWhetherANumberWasEverWrittenTo()
    {
        const QString number = entryAt(0).userNumber;
        const auto ask = [&](const QUuid &assistant) {
            const auto sent = m_log->hasSentTo(assistant, number);
            return finishes(sent) && sent.result().value();
        };
        QVERIFY(!ask(m_assistant));
        const qint64 id = add(entryAt(0));
        QVERIFY(ask(m_assistant));
        QVERIFY(!ask(m_otherAssistant));
        // What did not go out reached nobody.
        QVERIFY(finishes(m_log->recordOutcome(id, {.status = MessageStatus::kFailed})));
        QVERIFY(!ask(m_assistant));
    }

    void aMessageThatIsGoneIsToldAsThat()
    {
        QSignalSpy updated(m_log.get(), &MessageLog::updated);
        const auto recorded = m_log->recordOutcome(4711, {.status = MessageStatus::kAccepted});
        const auto detail = m_log->detail(4711);
        QVERIFY(finishes(recorded) && finishes(detail));
        QCOMPARE(recorded.result().error().kind, ProblemKind::Refused);
        QCOMPARE(detail.result().error().kind, ProblemKind::Refused);
        QCOMPARE(updated.size(), 0);
    }

    void anEntryOfAnUnknownAssistantIsRefusedWhole()
    {
        LogEntry entry = entryAt(0);
        entry.assistantId = QUuid::createUuid();
        const auto id = m_log->append(entry, {});
        const auto count = m_log->count({});
        QVERIFY(finishes(id) && finishes(count));
        QCOMPARE(id.result().error().kind, ProblemKind::StoreFailed);
        QCOMPARE(count.result().value(), 0);
    }

    void everyPageComesFromAnIndex_data()
    {
        QTest::addColumn<QString>("conditions");
        QTest::newRow("all") << u"(time_ms, id) < (9, 9)"_s;
        QTest::newRow("assistant") << u"assistant_id = 'a' AND (time_ms, id) < (9, 9)"_s;
        QTest::newRow("status") << u"status = 's' AND (time_ms, id) < (9, 9)"_s;
        QTest::newRow("both") << u"assistant_id = 'a' AND status = 's' AND (time_ms, id) < (9, 9)"_s;
    }
    void everyPageComesFromAnIndex()
    {
        QFETCH(QString, conditions);
        QString plan;
        const auto explained = m_fixture->store->read<void>([&](StoreConnection &connection) {
            return connection.select(
                u"EXPLAIN QUERY PLAN SELECT text FROM message WHERE %1 ORDER BY time_ms DESC, id DESC LIMIT 201"_s
                    .arg(conditions),
                {}, [&plan](const QSqlQuery &row) { plan += row.value(3).toString() + u'\n'; });
        });
        QVERIFY(finishes(explained));
        QVERIFY2(plan.contains(u"SEARCH message USING INDEX"_s), qPrintable(plan));
        QVERIFY2(!plan.contains(u"TEMP B-TREE"_s), qPrintable(plan));
    }

private:
    LogEntry entryAt(qint64 milliseconds) const
    {
        return {.messageId = QUuid::createUuid().toString(QUuid::Id128),
            .time = QDateTime::fromMSecsSinceEpoch(kStart + milliseconds, Qt::UTC),
            .assistantId = m_assistant,
            .partnerId = u"infobip"_s,
            .businessNumber = u"+441134960000"_s,
            .userNumber = u"+447700900001"_s,
            .type = u"text"_s,
            .text = u"Your flight is on time."_s,
            .status = MessageStatus::kSending};
    }

    qint64 add(const LogEntry &entry)
    {
        const auto id = m_log->append(entry, {.request = u"POST"_s});
        return finishes(id) && id.result().ok() ? id.result().value() : 0;
    }

    /// In one commit: five thousand of them would take the disk too long.
    bool addMany(int rows, int rowsPerMillisecond)
    {
        const auto added = m_fixture->store->run<void>([=, this](StoreConnection &connection) {
            return connection.execute(
                u"WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < ?) "
                "INSERT INTO message (message_id, time_ms, assistant_id, direction, partner_id, sandbox, "
                "business_number, "
                "user_number, type, text, status, partner_message_id) "
                "SELECT i, ? + i / ?, ?, 'outbound', 'infobip', 0, '', '', 'text', 't', 'accepted', '' FROM n"_s,
                {rows, kStart, rowsPerMillisecond, m_assistant.toString(QUuid::WithoutBraces)});
        });
        return finishes(added) && added.result().ok();
    }

    void restart()
    {
        m_log.reset();
        m_fixture->reopen();
        m_log = std::make_unique<MessageLog>(m_fixture->store.get(), &m_clock);
    }

    FixedClock m_clock;
    std::unique_ptr<StoreFixture> m_fixture;
    std::unique_ptr<MessageLog> m_log;
    QUuid m_assistant;
    QUuid m_otherAssistant;
};

CHANNEL_CONSOLE_TEST(MessageLogTest)
#include "tst_messagelog.moc"
