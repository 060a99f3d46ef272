// SPDX-License-Identifier: Apache-2.0
#include "IngestFixture.h"
#include "core/log/Timeline.h"
#include "core/partner/Partner.h"
#include "support/TestMain.h"

using namespace ChannelConsole;
using namespace std::chrono_literals;
using Kind = TimelineEntry::Kind;
using Party = TimelineEntry::Party;

namespace {

QDateTime at(qint64 seconds)
{
    return QDateTime::fromMSecsSinceEpoch(kStart + seconds * 1000, Qt::UTC);
}

LogEvent reported(const QString &status, qint64 learnt, std::optional<qint64> happened = std::nullopt)
{
    LogEvent event{.time = at(learnt), .status = status, .note = status.toUpper(), .isReport = true};
    if (happened)
        event.reported = at(*happened);
    return event;
}

/// Sent at kStart, answered a second later.
LogDetail outbound(const QString &status, const QList<LogEvent> &reports = {})
{
    LogDetail detail{.entry = {.time = at(0), .partnerId = u"gupshup"_s, .status = status},
        .events = {{.time = at(0), .status = MessageStatus::kSending}},
        .request = u"POST"_s};
    if (status != MessageStatus::kSending)
        detail.events += {.time = at(1), .status = MessageStatus::kAccepted, .note = u"success"_s};
    detail.events += reports;
    return detail;
}

QList<Kind> kindsOf(const QList<TimelineEntry> &entries)
{
    QList<Kind> kinds;
    for (const TimelineEntry &entry : entries)
        kinds += entry.kind;
    return kinds;
}

} // namespace

class TimelineTest final : public IngestFixture
{
    Q_OBJECT
private slots:
    void init() { QVERIFY(open()); }
    void cleanup() { close(); }

    void aLifeIsToldFromTheComposingToTheLastReport()
    {
        const LogDetail detail = outbound(MessageStatus::kRead,
            {reported(MessageStatus::kSent, 2), reported(MessageStatus::kDelivered, 3, 2),
                reported(MessageStatus::kRead, 60, 59)});
        const QList<TimelineEntry> entries = timelineOf(detail, at(100'000));
        QCOMPARE(kindsOf(entries),
            (QList<Kind>{
                Kind::Composed, Kind::Request, Kind::Reply, Kind::Report, Kind::Report, Kind::Report}));
        QCOMPARE(entries.at(1).text, u"GupShup"_s);
        QCOMPARE(entries.at(2).party, Party::Partner);
        QCOMPARE(entries.at(3).party, Party::WhatsApp);
        QCOMPARE(entries.at(4).party, Party::User);
        QCOMPARE(entries.at(4).reported, std::optional(at(2)));
        for (const TimelineEntry &entry : entries)
            QVERIFY2(entry.remarks.isEmpty(), qPrintable(entry.remarks.join(u'\n')));
        QCOMPARE(entries.at(3).text, u"SENT"_s); // in the partner's own words
        QCOMPARE(entries.at(2).text, u"success"_s);
    }

    void aMissingReportIsNamedWithHowThePartnerIsToldWhereToReport()
    {
        const LogDetail detail = outbound(MessageStatus::kAccepted);
        QVERIFY(openGap(detail, at(60)).isEmpty());
        const QList<TimelineEntry> entries = timelineOf(detail, at(14 * 60 + 1));
        QCOMPARE(entries.constLast().kind, Kind::Gap);
        QVERIFY(entries.constLast().text.startsWith(u"No delivery report for 14 minutes. "_s));
        QVERIFY(entries.constLast().text.contains(findPartner(u"gupshup"_s)->reportAdvice()));
        // It grows.
        QVERIFY(openGap(detail, at(3 * 3600 + 1)).contains(u"3 hours"_s));
    }

    void eachPartnerSaysWhereItsReportsAreSet()
    {
        QSet<QString> words;
        for (const Partner *partner : allPartners()) {
            QVERIFY(partner->reportAdvice().contains(partner->name()));
            words += partner->reportAdvice();
        }
        QCOMPARE(words.size(), allPartners().size());
        LogDetail detail = outbound(MessageStatus::kAccepted);
        detail.entry.partnerId = u"netcore"_s; // of a later version
        QVERIFY(openGap(detail, at(3600)).contains(u"Is the report webhook set at the partner?"_s));
        detail.entry.sandbox = true;
        QVERIFY(openGap(detail, at(3600)).contains(u"sandbox"_s));
    }

    void gapsAreNamed_data()
    {
        QTest::addColumn<LogDetail>("detail");
        QTest::addColumn<int>("seconds");
        QTest::addColumn<QString>("words");
        const LogEvent sent = reported(MessageStatus::kSent, 2);
        QTest::newRow("sending") << outbound(MessageStatus::kSending) << 59 << QString();
        QTest::newRow("sending for long")
            << outbound(MessageStatus::kSending) << 125 << u"No answer to the send for 2 minutes."_s;
        QTest::newRow("unknown") << outbound(MessageStatus::kUnknown) << 600
                                 << u"nobody has told whether it went out"_s;
        QTest::newRow("sent") << outbound(MessageStatus::kSent, {sent}) << 300 << QString();
        QTest::newRow("sent for long") << outbound(MessageStatus::kSent, {sent}) << 2 * 86'400 + 10
                                       << u"Sent, but not delivered for 2 days. The phone may be off"_s;
        QTest::newRow("told of something else")
            << outbound(MessageStatus::kAccepted, {reported(u"queued"_s, 2)}) << 3600 + 1
            << u"No further report for 1 hour."_s;
        for (const QString &status : {MessageStatus::kDelivered, MessageStatus::kRead, MessageStatus::kFailed,
                 MessageStatus::kRejected, MessageStatus::kCancelled})
            QTest::newRow(qPrintable(status)) << outbound(status) << 86'400 << QString();
        LogDetail inbound = outbound(MessageStatus::kReceived);
        inbound.entry.direction = Direction::Inbound;
        QTest::newRow("inbound") << inbound << 86'400 << QString();
    }
    void gapsAreNamed()
    {
        QFETCH(const LogDetail, detail);
        QFETCH(const int, seconds);
        QFETCH(const QString, words);
        const QString gap = openGap(detail, at(seconds));
        if (words.isEmpty())
            QCOMPARE(gap, QString());
        else
            QVERIFY2(gap.contains(words), qPrintable(gap));
    }

    void aReportFromBeforeTheSendTellsThatTheClocksDiffer()
    {
        const auto remarks = [](qint64 learnt, qint64 happened) {
            const LogDetail detail
                = outbound(MessageStatus::kSent, {reported(MessageStatus::kSent, learnt, happened)});
            return timelineOf(detail, at(learnt)).constLast().remarks.join(u'\n');
        };
        QVERIFY(remarks(3, -30).contains(u"30 seconds before the message was sent"_s));
        QVERIFY(remarks(3, 63).contains(u"1 minute after it was reported"_s));
        QVERIFY(remarks(3, 2).isEmpty());
        QVERIFY(remarks(3, -1).isEmpty()); // not worth a word
        QVERIFY(remarks(7202, 2).contains(u"Reported 2 hours after it happened."_s));
    }

    void readWithoutDeliveredIsRemarked()
    {
        const LogDetail read = outbound(MessageStatus::kRead, {reported(MessageStatus::kRead, 9)});
        QVERIFY(
            timelineOf(read, at(9)).constLast().remarks.constFirst().startsWith(u"Read without a report"_s));
        const LogDetail both = outbound(MessageStatus::kRead,
            {reported(MessageStatus::kRead, 9), reported(MessageStatus::kDelivered, 10)});
        for (const TimelineEntry &entry : timelineOf(both, at(10)))
            QVERIFY(entry.remarks.isEmpty());
    }

    void aWaitThatIsOverIsNamedWhereItEnded()
    {
        const LogDetail detail = outbound(MessageStatus::kDelivered,
            {reported(MessageStatus::kSent, 1 + 14 * 60),
                reported(MessageStatus::kDelivered, 1 + 14 * 60 + 7200)});
        const QList<TimelineEntry> entries = timelineOf(detail, at(100'000));
        QCOMPARE(entries.at(3).remarks, QStringList{u"The first report came 14 minutes after the send."_s});
        QCOMPARE(entries.at(4).remarks, QStringList{u"It took 2 hours to reach the phone."_s});
    }

    void spansAreSaidInTheirLargestUnit()
    {
        QCOMPARE(spanText(0ms), u"1 second"_s);
        QCOMPARE(spanText(59'999ms), u"59 seconds"_s);
        QCOMPARE(spanText(60s), u"1 minute"_s);
        QCOMPARE(spanText(3h + 59min), u"3 hours"_s);
        QCOMPARE(spanText(24h), u"1 day"_s);
        QCOMPARE(spanText(49h), u"2 days"_s);
    }

    void aReportLeadsToItsCallAndAReplyToItsMessage()
    {
        m_clock.time = at(0);
        const qint64 id = addAccepted();
        const qint64 call = addCall();
        IngestOrigin origin = originOf(m_assistant);
        origin.callId = call;
        InboundMessage reply = inbound(u"w-1"_s);
        reply.replyTo = u"p-1"_s;
        reply.businessNumber.clear(); // as the sent one of this fixture
        reply.userNumber = kAnybody;
        setNumbers(id);
        const Ingested ingested
            = ingest({.messages = {reply}, .deliveries = {report(MessageStatus::kSent, 1)}}, origin);
        const QList<TimelineEntry> entries = timelineOf(detailOf(id), at(70));
        QCOMPARE(kindsOf(entries),
            (QList<Kind>{Kind::Composed, Kind::Request, Kind::Reply, Kind::Report, Kind::Answered}));
        QCOMPARE(entries.at(3).callId, std::optional(call));
        QCOMPARE(entries.at(4).logId, std::optional(ingested.added.constFirst().id));

        const QList<TimelineEntry> answered = timelineOf(detailOf(ingested.added.constFirst().id), at(70));
        QCOMPARE(kindsOf(answered), (QList<Kind>{Kind::Answers, Kind::Received}));
        QCOMPARE(answered.constFirst().logId, std::optional(id));
        QCOMPARE(answered.constLast().callId, std::optional(call));
        QCOMPARE(answered.constLast().party, Party::User);
    }

    void aReplyIsThePartnersAlsoWhenItsServerFailed()
    {
        LogDetail detail = outbound(MessageStatus::kUnknown);
        detail.events.last() = {.time = at(1), .status = MessageStatus::kUnknown, .note = u"HTTP 503"_s};
        detail.problem = Problem{.kind = ProblemKind::OutcomeUnknown, .side = Side::Partner};
        detail.reply = u"HTTP/1.1 503 Service Unavailable"_s;
        QCOMPARE(timelineOf(detail, at(2)).at(2).kind, Kind::Reply);
        QCOMPARE(timelineOf(detail, at(2)).at(2).party, Party::Partner);
        detail.reply.clear(); // nothing came, and this computer noticed
        QCOMPARE(timelineOf(detail, at(2)).at(2).party, Party::ThisComputer);
    }

    void aFailureKeepsThePartnersWordsAndItsSide()
    {
        const qint64 id = addAccepted();
        ingest({.deliveries = {failure()}});
        const TimelineEntry last = timelineOf(detailOf(id), at(70)).constLast();
        QCOMPARE(last.status, MessageStatus::kFailed);
        QCOMPARE(last.party, Party::WhatsApp);
        QVERIFY(last.problem);
        QCOMPARE(last.problem->partnerCode, u"7010"_s);
        QCOMPARE(last.problem->partnerText, u"EC_NO_SESSION"_s);
    }

private:
    const QString kAnybody = u"+447700900001"_s;

    void setNumbers(qint64 id)
    {
        const auto done = m_fixture->store->run<void>([&](StoreConnection &connection) {
            return connection.execute(u"UPDATE message SET user_number = ? WHERE id = ?"_s, {kAnybody, id});
        });
        QVERIFY(finishes(done) && done.result().ok());
    }

    qint64 addCall()
    {
        const auto id = m_fixture->store->run<qint64>([&](StoreConnection &connection) -> Result<qint64> {
            const Result<void> done
                = connection.execute(u"INSERT INTO webhook_call (assistant_id, partner_id, sandbox, time_ms, "
                                     u"source, method, target, "
                                     "headers, body_bytes, verdict, note, status, state, answer, body) "
                                     "VALUES (?, 'infobip', 0, 0, '', "
                                     "'POST', '/', '', 0, 'accepted', '', 200, 'parsed', x'', x'')"_s,
                    {m_assistant.toString(QUuid::WithoutBraces)});
            if (!done)
                return done.error();
            return connection.lastInsertId();
        });
        return finishes(id) && id.result().ok() ? id.result().value() : 0;
    }
};

CHANNEL_CONSOLE_TEST(TimelineTest)
#include "tst_timeline.moc"
