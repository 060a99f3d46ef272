// SPDX-License-Identifier: Apache-2.0
#include "core/log/Deliveries.h"
#include "log/IngestFixture.h"
#include "support/TestMain.h"

#include <QRandomGenerator>
#include <QSignalSpy>

#include <algorithm>

using namespace ChannelConsole;

/// Reports that come before what they are about, and in any order.
class WaitingDeliveriesTest final : public IngestFixture
{
    Q_OBJECT
private slots:
    void init() { QVERIFY(open()); }
    void cleanup() { close(); }

    void aReportThatOvertakesTheAnswerIsNotTakenBack()
    {
        const qint64 id = add();
        ingest({.deliveries = {report(MessageStatus::kDelivered)}});
        QCOMPARE(statusOf(id), MessageStatus::kDelivered);
        answer(id, MessageStatus::kAccepted);
        QCOMPARE(statusOf(id), MessageStatus::kDelivered);
        answer(id, MessageStatus::kUnknown);
        QCOMPARE(statusOf(id), MessageStatus::kDelivered);
        QCOMPARE(
            statusAfterOutcome(MessageStatus::kFailed, MessageStatus::kAccepted), MessageStatus::kFailed);
        QCOMPARE(statusAfterOutcome(MessageStatus::kSent, MessageStatus::kRejected), MessageStatus::kSent);
        QCOMPARE(
            statusAfterOutcome(MessageStatus::kAccepted, MessageStatus::kRejected), MessageStatus::kRejected);
    }

    void aSendWithoutAnAnswerIsSettledByItsReport()
    {
        const qint64 id = add();
        answer(id, MessageStatus::kUnknown, {});
        const Ingested ingested = ingest({.deliveries = {report(MessageStatus::kAccepted)}});
        QCOMPARE(ingested.updated.constFirst().status, MessageStatus::kAccepted);
        QCOMPARE(detailOf(id).entry.partnerMessageId, u"p-1"_s);
    }

    void aReportWaitsForThePartnersId()
    {
        DeliveryEvent event = report(MessageStatus::kDelivered);
        event.ourMessageId.clear();
        const qint64 id = add();
        QVERIFY(ingest({.deliveries = {event, event}}).updated.isEmpty());
        QCOMPARE(rows(u"waiting_delivery"_s), 1);
        QSignalSpy updated(m_log.get(), &MessageLog::updated);
        answer(id, MessageStatus::kAccepted);
        QCOMPARE(updated.constFirst().constFirst().value<LogEntry>().status, MessageStatus::kDelivered);
        QCOMPARE(statusOf(id), MessageStatus::kDelivered);
        QCOMPARE(rows(u"waiting_delivery"_s), 0);
        QCOMPARE(detailOf(id).events.constLast().reported->toMSecsSinceEpoch(), kStart + 1000);
    }

    void aReportWaitsForOurId()
    {
        ingest({.deliveries = {failure()}});
        const qint64 id = add();
        const LogDetail detail = detailOf(id);
        QCOMPARE(detail.entry.status, MessageStatus::kFailed);
        QCOMPARE(detail.problem->partnerCode, u"7010"_s);
        QCOMPARE(rows(u"waiting_delivery"_s), 0);
    }

    void waitingReportsDoNotPileUp()
    {
        const auto filled = m_fixture->store->run<void>([this](StoreConnection &connection) {
            return connection.execute(
                u"WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?) INSERT INTO "
                "waiting_delivery (assistant_id, partner_id, sandbox, partner_message_id, message_id, "
                "received_ms, "
                "event_key, event) SELECT ?, 'infobip', 0, 'x' || i, '', 0, '', '{}' FROM n"_s,
                {kWaitingDeliveries, m_assistant.toString(QUuid::WithoutBraces)});
        });
        QVERIFY(finishes(filled) && filled.result().ok());
        ingest({.deliveries = {report(MessageStatus::kDelivered)}});
        QCOMPARE(rows(u"waiting_delivery"_s), kWaitingDeliveries);
    }

    void anyOrderEndsInTheSamePlace()
    {
        QList<DeliveryEvent> arrived{report(MessageStatus::kAccepted, 1), report(MessageStatus::kSent, 2),
            report(MessageStatus::kDelivered, 3), report(MessageStatus::kRead, 4), report({}, 5),
            report(MessageStatus::kDelivered, 3)};
        QList<DeliveryEvent> lost{
            report(MessageStatus::kAccepted, 1), report(MessageStatus::kSent, 2), failure(3), report({}, 4)};
        QRandomGenerator random(20260301);
        for (int round = 0; round < 60; ++round) {
            const bool arrives = round % 2 == 0;
            QList<DeliveryEvent> &events = arrives ? arrived : lost;
            std::shuffle(events.begin(), events.end(), random);
            // The message becomes known, and its answer comes, at any point among them.
            const qsizetype known = random.bounded(events.size() + 1);
            const qsizetype answered = random.bounded(known, events.size() + 1);
            const QString number = QString::number(round);
            qint64 id = 0;
            for (qsizetype i = 0; i <= events.size(); ++i) {
                if (i == known)
                    id = add(u"ours-"_s + number);
                if (i == answered)
                    answer(id, MessageStatus::kAccepted, u"p-"_s + number);
                if (i == events.size())
                    break;
                DeliveryEvent event = events.at(i);
                event.ourMessageId = round % 3 == 0 ? QString() : u"ours-"_s + number;
                event.partnerMessageId = u"p-"_s + number;
                ingest({.deliveries = {event}});
            }
            const LogDetail detail = detailOf(id);
            QCOMPARE(detail.entry.status, arrives ? MessageStatus::kRead : MessageStatus::kFailed);
            QCOMPARE(detail.events.size(), arrives ? 7 : 6); // sending, accepted, and each report once
            QCOMPARE(rows(u"waiting_delivery"_s), 0);
        }
    }
};

CHANNEL_CONSOLE_TEST(WaitingDeliveriesTest)
#include "tst_waiting_deliveries.moc"
