// SPDX-License-Identifier: Apache-2.0
#include "IngestFixture.h"

#include "core/log/PartnerLogMerge.h"
#include "support/TestMain.h"

#include <QSignalSpy>

using namespace ChannelConsole;

namespace {

QDateTime at(int second)
{
    return QDateTime::fromMSecsSinceEpoch(kStart + second * 1000, Qt::UTC);
}

/// A row about p-1 of the fixture.
PartnerLogRow row(const QString &status, int second = 1)
{
    PartnerLogRow made{
        .event = report(status, second), .sentAt = at(0), .type = u"text"_s, .text = u"Hello"_s};
    made.event.businessNumber = u"+441134960000"_s;
    made.event.userNumber = u"+447700900001"_s;
    return made;
}

PartnerLogRow otherRow(const QString &id, const QString &businessNumber = u"+441134960000"_s)
{
    PartnerLogRow made = row(MessageStatus::kDelivered);
    made.event.partnerMessageId = made.event.ourMessageId = id;
    made.event.businessNumber = businessNumber;
    return made;
}

} // namespace

/// A partner's own log becomes part of ours, once.
class PartnerLogMergeTest final : public IngestFixture
{
    Q_OBJECT

    PartnerLogOrigin origin() const
    {
        return {.assistantId = m_assistant,
            .partnerId = u"infobip"_s,
            .partnerName = u"Infobip"_s,
            .businessNumbers = {u"+441134960000"_s},
            .since = at(-3600)};
    }

    /// Counts of -1 if it failed.
    PartnerLogCounts merge(const PartnerLogPage &page) { return merge(origin(), page); }
    PartnerLogCounts merge(const PartnerLogOrigin &from, const PartnerLogPage &page)
    {
        const auto merged = m_log->merge(from, page);
        if (!finishes(merged) || !merged.result().ok())
            return {.added = -1};
        return merged.result().value();
    }

    QList<LogEntry> entries()
    {
        const auto page = m_log->page({});
        return finishes(page) && page.result().ok() ? page.result().value().entries : QList<LogEntry>();
    }

private slots:
    void init()
    {
        m_clock.time = at(3600);
        QVERIFY(open());
    }
    void cleanup() { close(); }

    void aKnownMessageGetsTheReportItLacks()
    {
        const qint64 id = addAccepted();
        QSignalSpy told(m_log.get(), &MessageLog::ingested);
        const PartnerLogPage page{.rows = {row(MessageStatus::kDelivered)}};
        QCOMPARE(merge(page), (PartnerLogCounts{.events = 1}));
        QCOMPARE(statusOf(id), MessageStatus::kDelivered);
        QCOMPARE(detailOf(id).events.constLast().reported, at(1));
        QCOMPARE(detailOf(id).events.constLast().time, m_clock.time);
        QCOMPARE(told.size(), 1);
        QCOMPARE(
            told.constFirst().at(1).value<QList<LogEntry>>().constFirst().status, MessageStatus::kDelivered);
        const qsizetype events = detailOf(id).events.size();
        QCOMPARE(merge(page), (PartnerLogCounts{.known = 1}));
        QCOMPARE(detailOf(id).events.size(), events);
        QCOMPARE(rows(u"message"_s), 1);
    }

    void whatWasPostedIsNotAddedAgain_data()
    {
        QTest::addColumn<QString>("word");
        QTest::newRow("in the same word") << u"DELIVERED"_s;
        QTest::newRow("in another word") << u"SUCCESS"_s;
    }
    void whatWasPostedIsNotAddedAgain()
    {
        QFETCH(QString, word);
        const qint64 id = addAccepted();
        ingest({.deliveries = {report(MessageStatus::kDelivered)}});
        const qsizetype events = detailOf(id).events.size();
        PartnerLogRow told = row(MessageStatus::kDelivered);
        told.event.partnerStatus = word;
        QCOMPARE(merge({.rows = {told}}), (PartnerLogCounts{.known = 1}));
        QCOMPARE(detailOf(id).events.size(), events);
        // And the other way round.
        told = row(MessageStatus::kRead, 9);
        QCOMPARE(merge({.rows = {told}}), (PartnerLogCounts{.events = 1}));
        QCOMPARE(ingest({.deliveries = {report(MessageStatus::kRead, 9)}}).repeated, 1);
        QCOMPARE(detailOf(id).events.size(), events + 1);
    }

    void thatItFailedIsNoNewsForBeingToldOfAnotherMoment()
    {
        const qint64 id = addAccepted();
        ingest({.deliveries = {report(MessageStatus::kFailed)}});
        const qsizetype events = detailOf(id).events.size();
        QCOMPARE(merge({.rows = {row(MessageStatus::kFailed, 640)}}), (PartnerLogCounts{.known = 1}));
        QCOMPARE(detailOf(id).events.size(), events);
    }

    void thatItWasTakenIsNewsOnlyOfASendThatGotNoAnswer()
    {
        const qint64 id = add();
        answer(id, MessageStatus::kUnknown, {});
        QCOMPARE(merge({.rows = {row(MessageStatus::kAccepted)}}), (PartnerLogCounts{.events = 1}));
        QCOMPARE(statusOf(id), MessageStatus::kAccepted);
        QCOMPARE(detailOf(id).entry.partnerMessageId, u"p-1"_s);
        QCOMPARE(merge({.rows = {row(MessageStatus::kAccepted, 5)}}), (PartnerLogCounts{.known = 1}));
    }

    void nothingMovesBack()
    {
        const qint64 id = addAccepted();
        ingest({.deliveries = {report(MessageStatus::kRead, 5)}});
        QCOMPARE(merge({.rows = {row(MessageStatus::kDelivered)}}), (PartnerLogCounts{.events = 1}));
        QCOMPARE(statusOf(id), MessageStatus::kRead);
    }

    void anUnknownMessageBecomesARowWhereItWasSent()
    {
        QSignalSpy told(m_log.get(), &MessageLog::ingested);
        const PartnerLogPage page{.rows = {otherRow(u"x-1"_s)}};
        QCOMPARE(merge(page), (PartnerLogCounts{.added = 1}));
        QCOMPARE(told.constFirst().at(0).value<QList<LogEntry>>().size(), 1);
        const LogEntry entry = entries().constFirst();
        QCOMPARE(entry.time, at(0));
        QCOMPARE(entry.direction, Direction::Outbound);
        QCOMPARE(entry.businessNumber, u"+441134960000"_s);
        QCOMPARE(entry.userNumber, u"+447700900001"_s);
        QCOMPARE(entry.text, u"Hello"_s);
        QCOMPARE(entry.status, MessageStatus::kDelivered);
        QCOMPARE(entry.partnerMessageId, u"x-1"_s);
        const LogDetail detail = detailOf(entry.id);
        QCOMPARE(detail.events.size(), 2);
        QVERIFY2(detail.events.constFirst().note.contains(u"Infobip's own log"_s),
            qPrintable(detail.events.constFirst().note));
        QCOMPARE(detail.events.constFirst().reported, at(0));
        QCOMPARE(merge(page), (PartnerLogCounts{.known = 1}));
        QCOMPARE(rows(u"message"_s), 1);
        QCOMPARE(rows(u"message_event"_s), 2);
    }

    void aReportThatWaitedForTheMessageReachesIt()
    {
        DeliveryEvent read = report(MessageStatus::kRead, 9);
        read.partnerMessageId = read.ourMessageId = u"x-1"_s;
        ingest({.deliveries = {read}});
        QCOMPARE(rows(u"waiting_delivery"_s), 1);
        QCOMPARE(merge({.rows = {otherRow(u"x-1"_s)}}), (PartnerLogCounts{.added = 1}));
        QCOMPARE(entries().constFirst().status, MessageStatus::kRead);
        QCOMPARE(rows(u"waiting_delivery"_s), 0);
    }

    void otherNumbersAndOlderMessagesAreLeftOut()
    {
        PartnerLogRow old = otherRow(u"x-2"_s);
        old.sentAt = at(-3601);
        QCOMPARE(merge({.rows = {otherRow(u"x-1"_s, u"+441134960999"_s), old, otherRow(u"x-3"_s, {})}}),
            (PartnerLogCounts{.added = 1, .leftOut = 2}));
        QCOMPARE(entries().constFirst().partnerMessageId, u"x-3"_s); // it does not tell its number
    }

    void aReportAskedForAddsNoMessage()
    {
        PartnerLogOrigin reports = origin();
        reports.addsMessages = false;
        const qint64 id = addAccepted();
        QCOMPARE(merge(reports, {.rows = {row(MessageStatus::kDelivered), otherRow(u"x-1"_s)}}),
            (PartnerLogCounts{.events = 1, .leftOut = 1}));
        QCOMPARE(statusOf(id), MessageStatus::kDelivered);
        QCOMPARE(rows(u"message"_s), 1);
        QCOMPARE(rows(u"waiting_delivery"_s), 1); // it was taken from the partner, so it is kept
    }

    void whatUsersWroteIsAddedOnce()
    {
        const PartnerLogPage page{.messages = {inbound(u"wamid.1"_s)}, .notUnderstood = {u"?"_s}};
        QCOMPARE(merge(page), (PartnerLogCounts{.added = 1, .notUnderstood = 1}));
        const LogEntry entry = entries().constFirst();
        QCOMPARE(entry.direction, Direction::Inbound);
        QCOMPARE(entry.time, at(-5));
        QVERIFY(detailOf(entry.id).events.constLast().note.contains(u"own log"_s));
        QCOMPARE(ingest({.messages = {inbound(u"wamid.1"_s)}}).repeated, 1);
        QCOMPARE(merge({.messages = {inbound(u"wamid.1"_s)}}), (PartnerLogCounts{.known = 1}));
        QCOMPARE(rows(u"message"_s), 1);
    }

    void anotherAssistantsOrTheSandboxsMessageIsNotTouched()
    {
        const qint64 id = addAccepted();
        PartnerLogOrigin other = origin();
        other.assistantId = m_otherAssistant;
        QCOMPARE(merge(other, {.rows = {row(MessageStatus::kRead)}}), (PartnerLogCounts{.added = 1}));
        PartnerLogOrigin sandbox = origin();
        sandbox.sandbox = true;
        QCOMPARE(merge(sandbox, {.rows = {row(MessageStatus::kRead)}}), (PartnerLogCounts{.added = 1}));
        QCOMPARE(statusOf(id), MessageStatus::kAccepted);
    }

    void anAssistantThatIsGoneIsTold()
    {
        PartnerLogOrigin gone = origin();
        gone.assistantId = QUuid::createUuid();
        const auto merged = m_log->merge(gone, {.rows = {row(MessageStatus::kRead)}});
        QVERIFY(finishes(merged) && !merged.result().ok());
        QCOMPARE(merged.result().error().kind, ProblemKind::Refused);
        QCOMPARE(rows(u"message"_s), 0);
    }
};

CHANNEL_CONSOLE_TEST(PartnerLogMergeTest)
#include "tst_partnerlogmerge.moc"
