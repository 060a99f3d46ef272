// SPDX-License-Identifier: Apache-2.0
#include "core/log/MessageLog.h"
#include "core/log/MessageRows.h"
#include "core/webhook/CallIngest.h"
#include "core/webhook/CallLog.h"
#include "core/webhook/CallSteps.h"
#include "support/FixedClock.h"
#include "support/StoreFixture.h"
#include "support/TestMain.h"
#include "webhook/WebhookCalls.h"

#include <QSignalSpy>

#include <atomic>
#include <stdexcept>

using namespace ChannelConsole;
using namespace Qt::StringLiterals;

namespace {

/// A call as short as can be; what it does on its way is in its text.
WebhookCall callSaying(const QByteArray &text)
{
    WebhookCall call = callOfGupShup(text);
    call.body = text;
    call.bodyBytes = text.size();
    return call;
}

/// Steps whose parser takes the body for the text, and whose log is the message table.
CallSteps plainSteps()
{
    return {.parse = [](const WebhookCall &call) -> Result<WebhookEvents> {
                WebhookEvents events;
                events.messages.append(
                    {.key = QString::fromUtf8(call.body), .text = QString::fromUtf8(call.body)});
                if (call.body == "half understood")
                    events.notUnderstood = {u"its other half"_s};
                if (call.body == "throws")
                    throw std::runtime_error("a bug");
                if (call.body == "gibberish")
                    return Problem{.kind = ProblemKind::ReplyNotUnderstood, .text = u"This is no message."_s};
                return events;
            },
        .store = [](StoreConnection &connection, const WebhookCall &call,
                     const WebhookEvents &events) -> Result<Ingested> {
            Ingested changes;
            for (const InboundMessage &message : events.messages) {
                LogEntry entry{.time = call.time,
                    .assistantId = call.assistantId,
                    .direction = Direction::Inbound,
                    .text = message.text};
                const Result<qint64> id = insertMessage(connection, entry);
                if (!id)
                    return id.error();
                entry.id = id.value();
                changes.added.append(entry);
                // After the row, so that something is there to be rolled back.
                if (message.text == u"refused by the log"_s)
                    return Problem{.kind = ProblemKind::Refused, .text = u"The log does not want it."_s};
                if (message.text == u"throws in the log"_s)
                    throw std::runtime_error("a bug in the log");
            }
            return changes;
        }};
}

} // namespace

class CallIngestTest final : public QObject
{
    Q_OBJECT

    std::unique_ptr<StoreFixture> m_fixture;
    FixedClock m_clock;
    std::unique_ptr<MessageLog> m_log;
    std::unique_ptr<CallLog> m_calls;
    std::unique_ptr<CallIngest> m_ingest;

    Store &store() { return *m_fixture->store; }

    void start(const CallSteps &steps, int retryMs = 60'000)
    {
        m_log = std::make_unique<MessageLog>(&store(), &m_clock);
        m_calls = std::make_unique<CallLog>(&store());
        m_ingest = std::make_unique<CallIngest>(&store(), m_calls.get(), m_log.get(), steps, retryMs);
    }
    void stop()
    {
        m_ingest.reset();
        m_calls.reset();
        m_log.reset();
    }

    bool append(const QByteArrayList &texts)
    {
        QList<QFuture<Result<qint64>>> futures;
        for (const QByteArray &text : texts)
            futures.append(m_calls->append(callSaying(text)));
        return std::all_of(futures.cbegin(), futures.cend(),
            [](const auto &future) { return finishes(future) && future.result().ok(); });
    }
    /// As another run left them: no line was there to take them.
    bool leaveWaiting(const QByteArrayList &texts)
    {
        stop();
        m_calls = std::make_unique<CallLog>(&store());
        const bool appended = append(texts);
        m_calls.reset();
        return appended;
    }

    QString logged() { return columnOf(store(), u"SELECT text FROM message ORDER BY id"_s).join(u'|'); }
    QString states() { return columnOf(store(), u"SELECT state FROM webhook_call ORDER BY id"_s).join(u'|'); }
    QString notes() { return columnOf(store(), u"SELECT note FROM webhook_call ORDER BY id"_s).join(u'|'); }

    int caughtUp()
    {
        const auto done = m_ingest->catchUp();
        return finishes(done) && done.result().ok() ? done.result().value() : -1;
    }

private slots:
    void init()
    {
        m_fixture = std::make_unique<StoreFixture>();
        QVERIFY(m_fixture->isOpen);
        QVERIFY(m_fixture->addAssistantRow(kFlightDesk));
    }
    void cleanup()
    {
        stop();
        m_fixture.reset();
    }

    void newCallsReachTheLogByThemselvesAndInOrder()
    {
        start(plainSteps());
        QSignalSpy ingested(m_log.get(), &MessageLog::ingested);
        QSignalSpy updated(m_calls.get(), &CallLog::updated);
        QVERIFY(append({"one", "two", "three"}));
        QTRY_COMPARE(logged(), u"one|two|three"_s);
        QTRY_VERIFY(!ingested.isEmpty());
        QCOMPARE(ingested.constFirst().constFirst().value<QList<LogEntry>>().constFirst().text, u"one"_s);
        QTRY_COMPARE(states(), u"parsed|parsed|parsed"_s);
        QTRY_VERIFY(!updated.isEmpty());
        const auto seen = updated.constFirst().constFirst().value<QList<WebhookCall>>().constFirst();
        QCOMPARE(seen.state, CallState::Parsed);
        QVERIFY(seen.body.isEmpty());
    }

    void whatAnEarlierRunLeftIsCaughtUpOnce()
    {
        QByteArrayList texts;
        for (int i = 0; i < 700; ++i)
            texts.append(QByteArray::number(i));
        QVERIFY(leaveWaiting(texts));
        start(plainSteps());
        QCOMPARE(caughtUp(), 700);
        QCOMPARE(logged(), QString::fromUtf8(texts.join('|')));
        QCOMPARE(caughtUp(), 0);
        QCOMPARE(columnOf(store(), u"SELECT count(*) FROM message"_s), QStringList(u"700"_s));
    }

    void refusedCallsAreNotParsed()
    {
        start(plainSteps());
        const auto refused = m_calls->append(refusedCall("x"));
        QVERIFY(finishes(refused));
        QVERIFY(append({"accepted"}));
        QTRY_COMPARE(logged(), u"accepted"_s);
        QCOMPARE(states(), u"refused|parsed"_s);
    }

    void aCallNobodyUnderstandsHoldsUpNoOther()
    {
        start(plainSteps());
        QVERIFY(append({"one", "gibberish", "throws", "half understood", "two"}));
        QTRY_COMPARE(logged(), u"one|half understood|two"_s);
        QTRY_COMPARE(states(), u"parsed|unreadable|unreadable|parsed|parsed"_s);
        QCOMPARE(notes().section(u'|', 1, 1), u"This is no message."_s);
        QVERIFY(notes().section(u'|', 2, 2).contains(u"a bug"_s));
        QCOMPARE(notes().section(u'|', 3, 3), u"its other half"_s);
    }

    void aCallTheLogRefusesLeavesNothingBehindAndHoldsUpNoOther()
    {
        QVERIFY(leaveWaiting({"one", "refused by the log", "throws in the log", "two"}));
        start(plainSteps());
        QCOMPARE(caughtUp(), 4);
        QCOMPARE(logged(), u"one|two"_s);
        QCOMPARE(states(), u"parsed|unreadable|unreadable|parsed"_s);
        QCOMPARE(notes().section(u'|', 1, 1), u"The log does not want it."_s);
    }

    void whileTheDiskIsFullCallsWaitAndGoOnByThemselvesLater()
    {
        auto full = std::make_shared<std::atomic<bool>>(true);
        CallSteps steps = plainSteps();
        steps.store = [full, real = steps.store](StoreConnection &connection, const WebhookCall &call,
                          const WebhookEvents &events) -> Result<Ingested> {
            const Result<Ingested> changes = real(connection, call, events);
            if (*full && call.body == "two")
                return Problem{.kind = ProblemKind::StoreFull};
            return changes;
        };
        QVERIFY(leaveWaiting({"one", "two", "three"}));
        start(steps, 20);
        const auto failed = m_ingest->catchUp();
        QVERIFY(finishes(failed));
        QCOMPARE(failed.result().error().kind, ProblemKind::StoreFull);
        QCOMPARE(logged(), QString());
        QCOMPARE(states(), u"waiting|waiting|waiting"_s);
        *full = false;
        QTRY_COMPARE(logged(), u"one|two|three"_s);
        QCOMPARE(states(), u"parsed|parsed|parsed"_s);
    }

    void parsingKeepsToItsThreadAndToBoundedBatches()
    {
        struct Seen
        {
            std::atomic<bool> elsewhere = true;
            std::atomic<int> run = 0;
            std::atomic<int> longest = 0;
        };
        auto seen = std::make_shared<Seen>();
        CallSteps steps = plainSteps();
        steps.parse = [seen, gui = QThread::currentThread(), real = steps.parse](const WebhookCall &call) {
            if (QThread::currentThread() == gui)
                seen->elsewhere = false;
            seen->longest = std::max<int>(seen->longest, ++seen->run);
            return real(call);
        };
        steps.store = [seen, real = steps.store](
                          StoreConnection &connection, const WebhookCall &call, const WebhookEvents &events) {
            seen->run = 0;
            return real(connection, call, events);
        };
        QByteArrayList texts(1'000, "x");
        for (int i = 0; i < 12; ++i)
            texts.append(QByteArray(1024 * 1024, 'x'));
        QVERIFY(leaveWaiting(texts));
        start(steps);
        QCOMPARE(caughtUp(), int(texts.size()));
        QVERIFY(seen->elsewhere);
        QVERIFY2(seen->longest <= 256, qPrintable(QString::number(seen->longest)));
        QCOMPARE(
            columnOf(store(), u"SELECT count(*) FROM message"_s), QStringList(QString::number(texts.size())));
    }

    void anAssistantThatIsRemovedMeanwhileHoldsUpNothing()
    {
        const QUuid removed = QUuid::createUuid();
        QVERIFY(m_fixture->addAssistantRow(removed));
        stop();
        m_calls = std::make_unique<CallLog>(&store());
        WebhookCall orphan = callSaying("orphan");
        orphan.assistantId = removed;
        const auto kept = m_calls->append(orphan);
        QVERIFY(finishes(kept));
        QVERIFY(append({"one"}));
        CallSteps steps = plainSteps();
        steps.store = [removed, real = steps.store](StoreConnection &connection, const WebhookCall &call,
                          const WebhookEvents &events) -> Result<Ingested> {
            if (call.assistantId == removed) {
                // As if it went between the reading and the storing.
                const Result<void> gone = connection.execute(
                    u"DELETE FROM assistant WHERE id = ?"_s, {removed.toString(QUuid::WithoutBraces)});
                return gone ? Result<Ingested>(Ingested{}) : gone.error();
            }
            return real(connection, call, events);
        };
        m_calls.reset();
        start(steps);
        QCOMPARE(caughtUp(), 2);
        QCOMPARE(logged(), u"one"_s);
    }

    void anIngestThatGoesLeavesTheRestForTheNextStart()
    {
        QByteArrayList texts;
        for (int i = 0; i < 2'000; ++i)
            texts.append(QByteArray::number(i));
        QVERIFY(leaveWaiting(texts));
        start(plainSteps());
        const auto cutOff = m_ingest->catchUp();
        QTRY_VERIFY(!logged().isEmpty());
        stop();
        start(plainSteps());
        QVERIFY(caughtUp() >= 0);
        QCOMPARE(columnOf(store(), u"SELECT count(*) FROM message"_s), QStringList(u"2000"_s));
        QCOMPARE(logged(), QString::fromUtf8(texts.join('|')));
    }
};

CHANNEL_CONSOLE_TEST(CallIngestTest)
#include "tst_callingest.moc"
