// SPDX-License-Identifier: Apache-2.0
// What a rule keeps and what it lets go, and that nothing else goes with it.
#include "core/log/keeping/Purge.h"
#include "log/keeping/KeepingFixture.h"
#include "support/TestMain.h"

#include <QSignalSpy>

using namespace ChannelConsole;
using namespace Qt::StringLiterals;

class RetentionTest final : public KeepingFixture
{
    Q_OBJECT
private slots:
    void init() { QVERIFY(openKeeping()); }
    void cleanup() { closeKeeping(); }

    void everythingIsKeptAtFirst()
    {
        QVERIFY(write({.assistant = m_assistant, .daysAgo = 3000}));
        const auto rule = m_keeping->rule(m_assistant);
        const auto applied = m_keeping->applyRules();
        QVERIFY(finishes(rule) && finishes(applied));
        QVERIFY(rule.result().value().isOff());
        QCOMPARE(messagesOf(m_assistant), 1);
    }

    void aRuleIsThereAtTheNextStart()
    {
        const RetentionRule kept{.days = 30, .rows = 5000};
        QVERIFY(set(m_assistant, kept));
        QVERIFY(reopen());
        const auto rule = m_keeping->rule(m_assistant);
        const auto other = m_keeping->rule(m_otherAssistant);
        QVERIFY(finishes(rule) && finishes(other));
        QCOMPARE(rule.result().value(), kept);
        QVERIFY(other.result().value().isOff());
        QVERIFY(set(m_assistant, {}));
        QCOMPARE(count(u"retention"_s), 0);
    }

    void whatIsOlderThanTheDaysGoes()
    {
        QVERIFY(write({{.assistant = m_assistant, .daysAgo = 31}, {.assistant = m_assistant, .daysAgo = 30},
            {.assistant = m_assistant, .daysAgo = 2}, {.assistant = m_otherAssistant, .daysAgo = 300}}));
        QVERIFY(set(m_assistant, {.days = 30}));
        const auto applied = m_keeping->applyRules();
        QVERIFY(finishes(applied));
        QCOMPARE(applied.result().value().messages, 1);
        QCOMPARE(messagesOf(m_assistant), 2);
        QCOMPARE(callsOf(m_assistant), 2);
        QCOMPARE(messagesOf(m_otherAssistant), 1); // it has no rule
        QCOMPARE(callsOf(m_otherAssistant), 1);
    }

    void theNewestRowsStay()
    {
        QList<Written> rows;
        for (int day = 0; day < 20; ++day)
            rows += {.assistant = m_assistant, .text = u"day %1"_s.arg(day), .daysAgo = day};
        rows += {.assistant = m_otherAssistant, .daysAgo = 100};
        QVERIFY(write(rows));
        QVERIFY(set(m_assistant, {.rows = 3}));
        QVERIFY(finishes(m_keeping->applyRules()));
        QCOMPARE(column(u"SELECT text FROM message WHERE assistant_id = ? ORDER BY time_ms DESC"_s,
                     {plainId(m_assistant)}),
            QStringList({u"day 0"_s, u"day 1"_s, u"day 2"_s}));
        QCOMPARE(callsOf(m_assistant), 3);
        QCOMPARE(messagesOf(m_otherAssistant), 1);
    }

    /// A relay passes refused calls on and keeps them whole; they brought no message.
    void callsWithoutMessagesGoByTheirAgeAndNumber()
    {
        QList<Written> rows;
        for (int day = 0; day < 10; ++day)
            rows += {.assistant = m_assistant, .daysAgo = day, .state = CallState::Refused};
        rows += {.assistant = m_assistant, .daysAgo = 50, .state = CallState::Unreadable};
        QVERIFY(write(rows));
        QVERIFY(finishes(m_keeping->purge(m_assistant, {.days = 40})));
        QCOMPARE(callsOf(m_assistant), 10);
        QVERIFY(finishes(m_keeping->purge(m_assistant, {.rows = 4})));
        QCOMPARE(callsOf(m_assistant), 4);
    }

    /// What is acknowledged and not in the log yet is not lost, however old.
    void callsThatAreNotReadYetStay()
    {
        QVERIFY(write({{.assistant = m_assistant, .daysAgo = 90, .state = CallState::Waiting},
            {.assistant = m_assistant, .daysAgo = 80}, {.assistant = m_assistant}}));
        const auto preview = m_keeping->previewPurge(m_assistant, {.days = 30, .rows = 1});
        const auto purged = m_keeping->purge(m_assistant, {.days = 30, .rows = 1});
        QVERIFY(finishes(preview) && finishes(purged));
        QCOMPARE(preview.result().value().calls, 1);
        QCOMPARE(purged.result().value().calls, 1);
        QCOMPARE(count(u"webhook_call WHERE state = 'waiting'"_s), 1);
        QVERIFY(isSound());
    }

    void thePreviewTellsWhatGoes()
    {
        QList<Written> rows;
        for (int day = 0; day < 50; ++day)
            rows += {.assistant = m_assistant, .daysAgo = day};
        QVERIFY(write(rows));
        const RetentionRule rule{.days = 9, .rows = 30};
        const auto preview = m_keeping->previewPurge(m_assistant, rule);
        QVERIFY(finishes(preview));
        QCOMPARE(preview.result().value().messages, 40);
        QCOMPARE(preview.result().value().calls, 40);
        QCOMPARE(preview.result().value().oldest.date(), m_clock.now().addDays(-49).date());
        QCOMPARE(preview.result().value().newest.date(), m_clock.now().addDays(-10).date());
        QCOMPARE(messagesOf(m_assistant), 50); // it only looked
        const auto purged = m_keeping->purge(m_assistant, rule);
        QVERIFY(finishes(purged));
        QCOMPARE(purged.result().value().messages, 40);
        QCOMPARE(purged.result().value().calls, 40);
        const auto again = m_keeping->previewPurge(m_assistant, rule);
        QVERIFY(finishes(again));
        QVERIFY(again.result().value().isEmpty());
    }

    void whatBelongsToAMessageGoesWithIt()
    {
        const QString ours = u"wamid.1"_s;
        QVERIFY(write({.assistant = m_assistant, .text = u"forgotten"_s, .daysAgo = 9}));
        QVERIFY(write({.assistant = m_assistant, .text = u"remembered"_s}));
        QVERIFY(
            execute(u"INSERT INTO message_error (message_ref, code, moment) SELECT id, '470', time_ms FROM "
                    "message"_s));
        QVERIFY(execute(
            u"INSERT INTO waiting_delivery (assistant_id, partner_id, sandbox, partner_message_id, "
            "message_id, received_ms, event_key, event) VALUES (?, 'infobip', 0, ?, '', ?, 'k', '{}')"_s,
            {plainId(m_assistant), ours, m_clock.now().addDays(-9).toMSecsSinceEpoch()}));
        QVERIFY(execute(u"INSERT INTO stand_in_reply VALUES (?, '+447700900001', '2026-02-01', 2)"_s,
            {plainId(m_assistant)}));
        QVERIFY(execute(u"INSERT INTO webhook_commit VALUES (1, 1, 5)"_s));
        QSignalSpy removed(m_log.get(), &MessageLog::removed);
        QSignalSpy callsRemoved(m_calls.get(), &CallLog::removed);
        QVERIFY(finishes(m_keeping->purge(m_assistant, {.days = 7})));
        for (const char *table : {"message", "message_event", "message_content", "inbound_key",
                 "message_error", "webhook_call", "call_outline", "message_search"})
            QCOMPARE(count(QLatin1StringView(table)), 1);
        QCOMPARE(count(u"waiting_delivery"_s), 0);
        QCOMPARE(count(u"stand_in_reply"_s), 0);
        QCOMPARE(count(u"webhook_commit"_s), 0);
        QCOMPARE(count(u"message_words WHERE message_words MATCH 'forgotten'"_s), 0);
        QCOMPARE(count(u"message_words WHERE message_words MATCH 'remembered'"_s), 1);
        QCOMPARE(removed.size(), 1);
        QCOMPARE(callsRemoved.size(), 1);
        QVERIFY(isSound());
    }

    void theFileShrinks()
    {
        QVERIFY(writeMany(1500));
        const auto purged = m_keeping->purge(m_assistant, {.rows = 10});
        QVERIFY(finishes(purged, 60'000));
        const PurgeOutcome outcome = purged.result().value();
        QCOMPARE(outcome.messages, 1490);
        QVERIFY2(outcome.bytesAfter * 4 < outcome.bytesBefore,
            qPrintable(u"%1 of %2"_s.arg(outcome.bytesAfter).arg(outcome.bytesBefore)));
        QCOMPARE(QFileInfo(m_fixture->databasePath()).size(), outcome.bytesAfter);
        QVERIFY(!outcome.notSmaller);
        QVERIFY(isSound());
    }

    /// Files from before were made without being able to give pages back one by one.
    void anOlderFileIsWrittenAnewOnceAndThenShrinksInSteps()
    {
        QVERIFY(execute(u"PRAGMA auto_vacuum = NONE"_s) && execute(u"VACUUM"_s));
        QCOMPARE(column(u"PRAGMA auto_vacuum"_s), QStringList{u"0"_s});
        QVERIFY(reopen());
        QVERIFY(writeMany(700));
        const auto preview = m_keeping->previewPurge(m_assistant, {.rows = 10});
        QVERIFY(finishes(preview));
        QVERIFY(!preview.result().value().space.shrinksInSteps);
        const auto purged = m_keeping->purge(m_assistant, {.rows = 10});
        QVERIFY(finishes(purged, 60'000));
        QVERIFY(purged.result().value().bytesAfter * 3 < purged.result().value().bytesBefore);
        QCOMPARE(column(u"PRAGMA auto_vacuum"_s), QStringList{u"2"_s});
        QVERIFY(isSound());
    }

    void aPurgeCanBeStoppedBetweenBatches()
    {
        QVERIFY(writeMany(1000));
        QSignalSpy busy(m_keeping.get(), &LogKeeping::busyChanged);
        connect(m_keeping.get(), &LogKeeping::progressChanged, this, [this](const KeepingProgress &progress) {
            if (progress.step == KeepingProgress::Step::Deleting && progress.done > 0)
                m_keeping->cancel();
        });
        const auto purged = m_keeping->purge(m_assistant, {.rows = 10});
        QVERIFY(m_keeping->isBusy());
        const auto second = m_keeping->purge(m_assistant, {.rows = 10});
        QVERIFY(finishes(second));
        QCOMPARE(second.result().error().kind, ProblemKind::Refused);
        QVERIFY(finishes(purged));
        QVERIFY(purged.result().value().cancelled);
        QVERIFY(!m_keeping->isBusy());
        QCOMPARE(busy.size(), 2);
        const int left = messagesOf(m_assistant);
        QVERIFY2(left > 10 && left < 1000, qPrintable(QString::number(left)));
        QCOMPARE(left, 1000 - purged.result().value().messages);
        QVERIFY(isSound());
    }

    /// Whoever writes meanwhile waits for one batch at most.
    void webhookCallsGetTheirTurnBetweenBatches()
    {
        QVERIFY(writeMany(1000));
        const auto purged = m_keeping->purge(m_assistant, {.rows = 10});
        WebhookCall call;
        call.assistantId = m_otherAssistant;
        call.time = m_clock.now();
        const auto appended = m_calls->append(call);
        QVERIFY(finishes(appended));
        QVERIFY(appended.result().ok());
        QVERIFY2(!purged.isFinished(), "it waited for the whole purge");
        QVERIFY(finishes(purged, 60'000));
    }

    void aBatchFollowsHowLongTheOneBeforeTook()
    {
        QCOMPARE(BatchRun::rowsAfter(100, BatchRun::kBatchMs), 100);
        QCOMPARE(BatchRun::rowsAfter(100, 10 * BatchRun::kBatchMs), 10);
        QCOMPARE(BatchRun::rowsAfter(100, 0), 200); // no more than double
        QCOMPARE(BatchRun::rowsAfter(1, 60'000), 1); // it always goes on
        QCOMPARE(BatchRun::rowsAfter(BatchRun::kMostRows, 1), BatchRun::kMostRows);
    }

private:
    bool set(const QUuid &assistant, const RetentionRule &rule)
    {
        const auto stored = m_keeping->setRule(assistant, rule);
        return finishes(stored) && stored.result().ok();
    }

    bool writeMany(int rows)
    {
        QList<Written> all;
        for (int row = 0; row < rows; ++row)
            all += {.assistant = m_assistant,
                .number = u"+4477009%1"_s.arg(row % 500, 5, 10, QChar(u'0')),
                .text = u"message number %1 of many, long enough to fill some pages of the file"_s.arg(row),
                .daysAgo = row % 300};
        return write(all) && catchUp(5000);
    }
};

CHANNEL_CONSOLE_TEST(RetentionTest)
#include "tst_retention.moc"
