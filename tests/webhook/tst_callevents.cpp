// SPDX-License-Identifier: Apache-2.0
// What a call is said to have brought into the message log.
#include "core/webhook/CallEvents.h"
#include "core/webhook/CallLog.h"
#include "log/IngestFixture.h"
#include "support/TestMain.h"
#include "webhook/WebhookCalls.h"

using namespace ChannelConsole;

class CallEventsTest final : public IngestFixture
{
    Q_OBJECT

    std::unique_ptr<CallLog> m_calls;

    qint64 newCall()
    {
        WebhookCall call = callOfGupShup("x", m_assistant);
        call.state = CallState::Parsed;
        const auto id = m_calls->append(call);
        return finishes(id) && id.result().ok() ? id.result().value() : 0;
    }
    /// Lets the events come by that call.
    void bring(qint64 callId, const WebhookEvents &events)
    {
        IngestOrigin origin = originOf(m_assistant);
        origin.callId = callId;
        ingest(events, origin);
    }
    QList<CallEvent> eventsOf(qint64 callId)
    {
        const auto events = m_calls->events(callId);
        return finishes(events) && events.result().ok() ? events.result().value() : QList<CallEvent>();
    }

private slots:
    void init()
    {
        QVERIFY(open());
        m_calls = std::make_unique<CallLog>(m_fixture->store.get());
    }
    void cleanup()
    {
        m_calls.reset();
        close();
    }

    void aMessageBelongsToTheCallThatBroughtItFirst()
    {
        const qint64 first = newCall();
        const qint64 again = newCall();
        bring(first, {.messages = {inbound(u"a"_s), inbound(u"b"_s)}});
        bring(again, {.messages = {inbound(u"b"_s), inbound(u"c"_s)}});
        const QList<CallEvent> events = eventsOf(first);
        QCOMPARE(events.size(), 2);
        QCOMPARE(events.at(0).kind, CallEvent::Kind::Message);
        QCOMPARE(events.at(0).entry.partnerMessageId, u"a"_s);
        QCOMPARE(events.at(1).entry.partnerMessageId, u"b"_s);
        QCOMPARE(events.at(0).note, inbound(u"a"_s).text);
        QCOMPARE(eventsOf(again).size(), 1);
        QCOMPARE(eventsOf(again).constFirst().entry.partnerMessageId, u"c"_s);
    }

    void aDeliveryNamesTheMessageItIsAbout()
    {
        const qint64 message = addAccepted();
        const qint64 call = newCall();
        bring(call, {.deliveries = {report(MessageStatus::kSent, 1), report(MessageStatus::kRead, 2)}});
        const QList<CallEvent> events = eventsOf(call);
        QCOMPARE(events.size(), 2);
        QCOMPARE(events.at(0).kind, CallEvent::Kind::Delivery);
        QCOMPARE(events.at(0).status, MessageStatus::kSent);
        QCOMPARE(events.at(1).status, MessageStatus::kRead);
        QCOMPARE(events.at(1).entry.id, message);
        QCOMPARE(events.at(0).entry.status, MessageStatus::kRead); // the message is as it is now
    }

    void aDeliveryThatWaitsSaysSoUntilItsMessageIsKnown()
    {
        const qint64 call = newCall();
        bring(call, {.deliveries = {report(MessageStatus::kDelivered)}});
        const QList<CallEvent> waiting = eventsOf(call);
        QCOMPARE(waiting.size(), 1);
        QCOMPARE(waiting.constFirst().kind, CallEvent::Kind::WaitingDelivery);
        QCOMPARE(waiting.constFirst().entry.partnerMessageId, u"p-1"_s);
        const qint64 message = addAccepted();
        const QList<CallEvent> settled = eventsOf(call);
        QCOMPARE(settled.size(), 1);
        QCOMPARE(settled.constFirst().kind, CallEvent::Kind::Delivery);
        QCOMPARE(settled.constFirst().entry.id, message);
    }

    void aCallThatBroughtNothingHasNoEvents() { QVERIFY(eventsOf(newCall()).isEmpty()); }
};

CHANNEL_CONSOLE_TEST(CallEventsTest)
#include "tst_callevents.moc"
