// SPDX-License-Identifier: Apache-2.0
#include "core/log/Deliveries.h"
#include "log/IngestFixture.h"
#include "support/TestMain.h"

#include <QSignalSpy>

using namespace ChannelConsole;

/// What came in through the webhook, in the log.
class IngestTest final : public IngestFixture
{
    Q_OBJECT
private slots:
    void init() { QVERIFY(open()); }
    void cleanup() { close(); }

    void whatAUserWroteIsInTheLogWithEverything()
    {
        InboundMessage message = inbound(u"w-1"_s);
        message.media = InboundMedia{.url = u"https://h/x"_s,
            .id = u"7"_s,
            .mimeType = u"image/png"_s,
            .fileName = u"a.png"_s,
            .caption = u"Me"_s};
        message.payment = PaymentDetails{.transactionId = u"t"_s,
            .value = 300,
            .offset = 10,
            .currency = u"INR"_s,
            .flaw = u"odd"_s,
            .object = R"({"a":1})"};
        const Ingested ingested = ingest({.messages = {message}});
        QCOMPARE(ingested.added.size(), 1);
        const LogEntry entry = ingested.added.constFirst();
        QCOMPARE(entry.direction, Direction::Inbound);
        QCOMPARE(entry.status, MessageStatus::kReceived);
        QCOMPARE(entry.text, message.text);

        const LogDetail detail = detailOf(entry.id);
        QCOMPARE(detail.entry.userNumber, message.userNumber);
        QCOMPARE(detail.entry.time, m_received);
        QVERIFY(detail.inbound.has_value());
        QCOMPARE(detail.inbound->profileName, u"Asha"_s);
        QCOMPARE(detail.inbound->replyTo, u"p-0"_s);
        QCOMPARE(detail.inbound->content, message.content);
        QCOMPARE(detail.inbound->media->url, u"https://h/x"_s);
        QCOMPARE(detail.inbound->media->fileName, u"a.png"_s);
        QCOMPARE(detail.inbound->payment->value, 300);
        QCOMPARE(detail.inbound->payment->offset, 10);
        QCOMPARE(detail.inbound->payment->flaw, u"odd"_s);
        QCOMPARE(detail.inbound->payment->object, QByteArray(R"({"a":1})"));
        QCOMPARE(detail.events.size(), 1);
        QCOMPARE(detail.events.constFirst().reported.value_or(QDateTime()), *message.time);
        QVERIFY(!detail.problem);
    }

    void whatAPartnerRepeatsIsLoggedOnce()
    {
        QCOMPARE(ingest({.messages = {inbound(u"w-1"_s), inbound(u"w-1"_s)}}).added.size(), 1);
        QCOMPARE(ingest({.messages = {inbound(u"w-1"_s), inbound(u"w-2"_s)}}).added.size(), 1);
        QCOMPARE(rows(u"message"_s), 2);
        // Another assistant has its own.
        QCOMPARE(ingest({.messages = {inbound(u"w-1"_s)}}, originOf(m_otherAssistant)).added.size(), 1);
    }

    void aMessageGoesForwardOnly()
    {
        const qint64 id = addAccepted();
        QCOMPARE(ingest({.deliveries = {report(MessageStatus::kDelivered, 2)}}).updated.size(), 1);
        QCOMPARE(statusOf(id), MessageStatus::kDelivered);
        // Out of order: told, but not taken back.
        QCOMPARE(ingest({.deliveries = {report(MessageStatus::kSent, 1)}}).updated.size(), 1);
        QCOMPARE(statusOf(id), MessageStatus::kDelivered);
        ingest({.deliveries = {report(MessageStatus::kRead, 3)}});
        QCOMPARE(statusOf(id), MessageStatus::kRead);
        const LogDetail detail = detailOf(id);
        QCOMPARE(detail.events.size(), 5);
        QCOMPARE(detail.events.at(3).status, MessageStatus::kSent);
        QCOMPARE(detail.events.at(3).note, u"SENT"_s);
        QCOMPARE(detail.events.at(3).reported->toMSecsSinceEpoch(), kStart + 1000);
        QCOMPARE(detail.events.at(3).time, m_received);
    }

    void aRepeatedReportIsToldOnce()
    {
        const qint64 id = addAccepted();
        ingest({.deliveries = {report(MessageStatus::kDelivered), report(MessageStatus::kDelivered)}});
        const Ingested again = ingest({.deliveries = {report(MessageStatus::kDelivered)}});
        QVERIFY(again.updated.isEmpty());
        QCOMPARE(detailOf(id).events.size(), 3);
        // The same word at another time is another report.
        ingest({.deliveries = {report(MessageStatus::kDelivered, 9)}});
        QCOMPARE(detailOf(id).events.size(), 4);
    }

    void aFailureSaysWhyAndIsFinal()
    {
        const qint64 id = addAccepted();
        ingest({.deliveries = {report(MessageStatus::kSent), failure(2)}});
        QCOMPARE(statusOf(id), MessageStatus::kFailed);
        QCOMPARE(detailOf(id).problem->partnerCode, u"7010"_s);
        QCOMPARE(detailOf(id).problem->side, Side::WhatsApp);
        ingest({.deliveries = {report(MessageStatus::kDelivered, 3)}});
        QCOMPARE(statusOf(id), MessageStatus::kFailed);
        QCOMPARE(detailOf(id).events.size(), 5);
    }

    void aFailureAfterTheDeliveryIsOnlyTold()
    {
        const qint64 id = addAccepted();
        ingest({.deliveries = {report(MessageStatus::kDelivered), failure(2)}});
        const LogDetail detail = detailOf(id);
        QCOMPARE(detail.entry.status, MessageStatus::kDelivered);
        QVERIFY(!detail.problem);
        QCOMPARE(detail.events.constLast().problem->partnerCode, u"7010"_s);
    }

    void aWordNobodyKnowsIsKeptAndChangesNothing()
    {
        const qint64 id = addAccepted();
        DeliveryEvent event = report({});
        event.partnerStatus = u"TELEPORTED_Home"_s;
        QCOMPARE(ingest({.deliveries = {event}}).updated.size(), 1);
        QCOMPARE(statusOf(id), MessageStatus::kAccepted);
        QCOMPARE(detailOf(id).events.constLast().status, u"TELEPORTED_Home"_s);
    }

    void whatWasRejectedOrCancelledStays()
    {
        for (const QString &final : {MessageStatus::kRejected, MessageStatus::kCancelled}) {
            for (const QString &reported : {MessageStatus::kRead, MessageStatus::kFailed})
                QCOMPARE(statusAfter(final, reported), final);
        }
    }

    void nobodyElsesMessageIsTouched_data()
    {
        QTest::addColumn<int>("what");
        QTest::newRow("another assistant") << 0;
        QTest::newRow("another partner") << 1;
        QTest::newRow("the sandbox") << 2;
    }
    void nobodyElsesMessageIsTouched()
    {
        QFETCH(int, what);
        const qint64 id = addAccepted();
        IngestOrigin origin = originOf(what == 0 ? m_otherAssistant : m_assistant);
        if (what == 1)
            origin.partnerId = u"karix"_s;
        if (what == 2)
            origin.sandbox = true;
        QVERIFY(ingest({.deliveries = {report(MessageStatus::kDelivered)}}, origin).updated.isEmpty());
        QCOMPARE(statusOf(id), MessageStatus::kAccepted);
        // And what waits is not handed to it later, either.
        answer(id, MessageStatus::kAccepted);
        QCOMPARE(statusOf(id), MessageStatus::kAccepted);
        QCOMPARE(rows(u"waiting_delivery"_s), 1);
    }

    void anInboundMessageOfTheSameIdIsNotOurs()
    {
        ingest({.messages = {inbound(u"p-1"_s)}});
        QVERIFY(ingest({.deliveries = {report(MessageStatus::kDelivered)}}).updated.isEmpty());
    }

    void aBatchIsAnnouncedOnce()
    {
        QSignalSpy spy(m_log.get(), &MessageLog::ingested);
        m_log->announce({});
        QCOMPARE(spy.size(), 0);
        addAccepted();
        m_log->announce(ingest({.messages = {inbound(u"a"_s), inbound(u"b"_s)},
            .deliveries = {report(MessageStatus::kSent), report(MessageStatus::kRead)}}));
        QCOMPARE(spy.size(), 1);
        QCOMPARE(spy.constFirst().at(0).value<QList<LogEntry>>().size(), 2);
        const auto updated = spy.constFirst().at(1).value<QList<LogEntry>>();
        QCOMPARE(updated.size(), 1);
        QCOMPARE(updated.constFirst().status, MessageStatus::kRead);
    }

    void everyLookUpComesFromAnIndex_data()
    {
        QTest::addColumn<QString>("sql");
        QTest::addColumn<QString>("by");
        const QString both = u"assistant_id=? AND "_s;
        QTest::newRow("our id") << u"SELECT 1 FROM message WHERE assistant_id = 'a' AND message_id = 'm' "
                                   "AND message_id <> '' AND +partner_id = 'p' AND sandbox = 0 "
                                   "AND +direction = 'outbound'"_s
                                << both;
        QTest::newRow("partner's id")
            << u"SELECT 1 FROM message WHERE assistant_id = 'a' AND partner_message_id = 'm' "
               "AND partner_message_id <> '' AND +partner_id = 'p' AND sandbox = 0 AND +direction = 'outbound'"_s
            << both;
        QTest::newRow("waiting")
            << u"SELECT 1 FROM waiting_delivery WHERE partner_id = 'p' AND sandbox = 0 AND id IN (SELECT id "
               u"FROM "
               "waiting_delivery WHERE assistant_id = 'a' AND message_id = 'm' AND message_id <> '' UNION "
               "SELECT id "
               "FROM waiting_delivery WHERE assistant_id = 'a' AND partner_message_id = 'm' AND "
               "partner_message_id <> '')"_s
            << both;
        QTest::newRow("whether a number was written to")
            << u"SELECT 1 FROM message WHERE +assistant_id = 'a' AND user_number = 'n' AND +direction = "
               u"'outbound' "
               "AND status NOT IN ('failed', 'cancelled') LIMIT 1"_s
            << u"user_number=?"_s;
        QTest::newRow("when a number wrote last")
            << u"SELECT max(m.time_ms) FROM message m WHERE +m.assistant_id = 'a' AND m.user_number = 'n' "
               "AND +m.business_number = 'b' AND +m.direction = 'inbound'"_s
            << u"user_number=?"_s;
        QTest::newRow("the newest of an assistant")
            << u"SELECT 1 FROM message WHERE assistant_id = 'a' ORDER BY time_ms DESC, id DESC LIMIT 1"_s
            << u"message_by_assistant (assistant_id=?)"_s;
    }
    void everyLookUpComesFromAnIndex()
    {
        QFETCH(QString, sql);
        QFETCH(QString, by);
        QString plan;
        const auto explained = m_fixture->store->read<void>([&](StoreConnection &connection) {
            return connection.select(u"EXPLAIN QUERY PLAN "_s + sql, {},
                [&plan](const QSqlQuery &row) { plan += row.value(3).toString() + u'\n'; });
        });
        QVERIFY(finishes(explained));
        QVERIFY2(plan.contains(by), qPrintable(plan));
        QVERIFY2(!plan.contains(u"SCAN"_s) && !plan.contains(u"B-TREE FOR ORDER BY"_s), qPrintable(plan));
    }
};

CHANNEL_CONSOLE_TEST(IngestTest)
#include "tst_ingest.moc"
