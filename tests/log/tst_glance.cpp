// SPDX-License-Identifier: Apache-2.0
#include "core/log/glance/GlanceBounds.h"
#include "core/log/glance/GlanceReader.h"
#include "log/IngestFixture.h"
#include "support/TestMain.h"

#include <QRandomGenerator>
#include <QSignalSpy>

using namespace ChannelConsole;
using namespace Qt::StringLiterals;

namespace {

WebhookEvents reports(const QList<DeliveryEvent> &events)
{
    return {.messages = {}, .deliveries = events, .notUnderstood = {}};
}

WebhookEvents messages(const QList<InboundMessage> &all)
{
    return {.messages = all, .deliveries = {}, .notUnderstood = {}};
}

/// Of the message `number`, so many seconds after it.
DeliveryEvent reportOf(int number, const QString &status, int second, const QString &code = {})
{
    DeliveryEvent event = code.isEmpty() ? report(status, second) : failure(second);
    event.partnerMessageId = u"p-%1"_s.arg(number);
    event.ourMessageId = u"ours-%1"_s.arg(number);
    if (event.problem) {
        event.problem->partnerCode = code;
        event.problem->partnerText = u"reason %1"_s.arg(code);
    }
    return event;
}

} // namespace

class GlanceTest final : public IngestFixture
{
    Q_OBJECT

    void addNumbered(int number, const QString &status = MessageStatus::kAccepted)
    {
        answer(add(u"ours-%1"_s.arg(number)), status, u"p-%1"_s.arg(number));
    }
    [[nodiscard]] std::unique_ptr<GlanceReader> reader(const MessageFilter &filter = {},
        GlanceSpan span = GlanceSpan::Day, GlanceReader::Options options = {.refreshMs = 0})
    {
        auto reader = std::make_unique<GlanceReader>(m_log.get(), &m_clock, options);
        reader->setSpan(span);
        reader->setFilter(filter);
        reader->setActive(true);
        if (!waitFor(*reader))
            qFatal("the glance never came");
        return reader;
    }
    static bool waitFor(const GlanceReader &reader)
    {
        return QTest::qWaitFor([&reader] { return !reader.isReading(); }, 20'000);
    }

private slots:
    void init()
    {
        QVERIFY(open());
        m_clock.time = QDateTime::fromMSecsSinceEpoch(kStart + 3'600'000, Qt::UTC);
    }
    void cleanup() { close(); }

    void everyRangeIsCutIntoAFewPieces_data()
    {
        QTest::addColumn<qint64>("seconds");
        for (const qint64 seconds : {0LL, 59LL, 3600LL, 86400LL, 7 * 86400LL, 31 * 86400LL, 366 * 86400LL,
                 3653 * 86400LL, 36525 * 86400LL})
            QTest::addRow("%lld s", static_cast<long long>(seconds)) << qint64(seconds);
    }
    void everyRangeIsCutIntoAFewPieces()
    {
        QFETCH(qint64, seconds);
        const QDateTime from = QDateTime::fromMSecsSinceEpoch(kStart + 12'345, Qt::UTC);
        const QDateTime until = from.addSecs(seconds);
        const QList<QDateTime> bounds = glanceBounds(from, until);
        QVERIFY(bounds.size() >= 2 && bounds.size() <= 36);
        QVERIFY(bounds.constFirst() <= from);
        QVERIFY(bounds.constLast() > until);
        QVERIFY(bounds.at(1) > from);
        for (qsizetype index = 1; index < bounds.size(); ++index)
            QVERIFY(bounds.at(index - 1) < bounds.at(index));
    }

    void daysEndAtMidnightAlsoWhenTheClockIsChanged()
    {
        const QByteArray before = qgetenv("TZ");
        qputenv("TZ", "Europe/Berlin");
        const QDateTime from(QDate(2026, 3, 20), QTime(10, 0));
        for (const QDateTime &bound : glanceBounds(from, from.addDays(15)))
            QCOMPARE(bound.toLocalTime().time(), QTime(0, 0));
        for (const QDateTime &bound : glanceBounds(
                 QDateTime(QDate(2026, 3, 28), QTime(10, 0)), QDateTime(QDate(2026, 3, 29), QTime(18, 0))))
            QCOMPARE(bound.toLocalTime().time().minute(), 0);
        if (before.isNull())
            qunsetenv("TZ");
        else
            qputenv("TZ", before);
    }

    void eachStageCountsThoseThatReachedItOrCameFurther()
    {
        for (int number = 1; number <= 5; ++number)
            addNumbered(number);
        addNumbered(6, MessageStatus::kRejected);
        ingest(reports({reportOf(2, MessageStatus::kSent, 1), reportOf(3, MessageStatus::kDelivered, 2),
            reportOf(4, MessageStatus::kRead, 3), reportOf(5, MessageStatus::kFailed, 4, u"7010"_s)}));
        const auto glance = reader()->glance();
        QCOMPARE(glance.outbound, 6);
        QCOMPARE(glance.stages.at(0).reached, 5); // the one that failed had been accepted
        QCOMPARE(glance.stages.at(0).standing, 1);
        QCOMPARE(glance.stages.at(1).reached, 3);
        QCOMPARE(glance.stages.at(2).reached, 2);
        QCOMPARE(glance.stages.at(3).reached, 1);
        QCOMPARE(glance.withoutReason, 1); // rejected, and no code was told
        QCOMPARE(glance.reasons.size(), 1);
        QCOMPARE(glance.reasons.constFirst().code, u"7010"_s);
        QCOMPARE(glance.reasons.constFirst().text, u"reason 7010 (The user has not written.)"_s);
        QCOMPARE(glance.needAttention(), 2);
    }

    void theFiveMostFrequentReasonsAreNamedAndTheOthersCounted()
    {
        QList<DeliveryEvent> events;
        int number = 0;
        for (int code = 1; code <= 7; ++code) {
            for (int times = 0; times < code; ++times) {
                addNumbered(++number);
                events.append(reportOf(number, MessageStatus::kFailed, 1, u"code-%1"_s.arg(code)));
            }
        }
        ingest(reports(events));
        const auto glance = reader()->glance();
        QCOMPARE(glance.reasons.size(), 5);
        QCOMPARE(glance.reasons.constFirst().code, u"code-7"_s);
        QCOMPARE(glance.reasons.constFirst().messages, 7);
        QCOMPARE(glance.reasons.constLast().code, u"code-3"_s);
        QCOMPARE(glance.otherReasons, 3);
        QCOMPARE(glance.needAttention(), 28);
    }

    void theMedianIsOfTheTimeFromSendingToThePhone()
    {
        for (int number = 1; number <= 3; ++number)
            addNumbered(number);
        ingest(reports({reportOf(1, MessageStatus::kDelivered, 2), reportOf(2, MessageStatus::kDelivered, 4),
            reportOf(3, MessageStatus::kDelivered, 60)}));
        ingest(reports({reportOf(3, MessageStatus::kRead, 90)})); // read still counts, from its delivery
        const auto glance = reader()->glance();
        QCOMPARE(glance.deliveries.size(), 1);
        QCOMPARE(glance.deliveries.constFirst().partnerId, u"infobip"_s);
        QCOMPARE(glance.deliveries.constFirst().medianMs, 4000);
        QCOMPARE(glance.deliveries.constFirst().messages, 3);
        QVERIFY(!glance.sampled);
        QVERIFY(reader({}, GlanceSpan::Day, {.deliveriesAtOnce = 1, .deliveries = 2})->glance().sampled);
    }

    void inboundAndOutboundAreCountedApartWhenTheyWere()
    {
        addNumbered(1);
        ingest(messages({inbound(u"k-1"_s)}));
        const auto glance = reader()->glance();
        QCOMPARE(glance.outbound, 1);
        QCOMPARE(glance.inbound, 1);
        qint64 counted = 0;
        for (const GlanceBucket &bucket : glance.buckets)
            counted += bucket.outbound + bucket.inbound;
        QCOMPARE(counted, 2);
        QVERIFY(glance.from <= m_clock.time.addDays(-1));
        QVERIFY(glance.until > m_clock.time);
    }

    void aRangeHidesWhatWasBefore()
    {
        addNumbered(1);
        m_clock.time = m_clock.time.addDays(3);
        QCOMPARE(reader({}, GlanceSpan::Day)->glance().messages(), 0);
        QCOMPARE(reader({}, GlanceSpan::Week)->glance().messages(), 1);
        m_clock.time = m_clock.time.addDays(300);
        QCOMPARE(reader({}, GlanceSpan::Week)->glance().messages(), 0);
        const auto all = reader({}, GlanceSpan::All);
        QCOMPARE(all->glance().messages(), 1);
        QVERIFY(!all->rangedFilter().from.isValid());
    }

    void withoutARangeItEndsWithTheNewestMessage()
    {
        const QDateTime first = QDateTime::fromMSecsSinceEpoch(kStart, Qt::UTC);
        m_clock.time = first.addDays(300);
        const auto append = [this](const QDateTime &time) {
            const auto id = m_log->append({.time = time, .assistantId = m_assistant}, {.request = u"POST"_s});
            return finishes(id) && id.result().ok();
        };
        const auto counted = [](const Glance &glance) {
            qint64 sum = 0;
            for (const GlanceBucket &bucket : glance.buckets)
                sum += bucket.outbound + bucket.inbound;
            return sum;
        };
        QVERIFY(append(first));
        QVERIFY(append(first.addDays(2)));
        const auto all = reader({}, GlanceSpan::All);
        QCOMPARE(counted(all->glance()), 2);
        QVERIFY(all->glance().until > first.addDays(2));
        QVERIFY(all->glance().until < first.addDays(3));
        QVERIFY(append(first.addDays(40))); // beyond it: the range grows
        QTRY_COMPARE(counted(all->glance()), 3);
        QVERIFY(all->glance().until > first.addDays(40));
    }

    void theFiltersOwnRangeGoesFirst()
    {
        addNumbered(1);
        const QDateTime noon = QDateTime::fromMSecsSinceEpoch(kStart, Qt::UTC);
        m_clock.time = noon.addDays(100);
        const auto own = reader({.from = noon.addSecs(-60), .until = noon.addSecs(60)});
        QCOMPARE(own->glance().messages(), 1);
        QCOMPARE(own->glance().from, noon.addSecs(-60));
        QCOMPARE(own->glance().until, noon.addSecs(60));
    }

    void whatIsFilteredAwayIsNotCounted_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("by a column") << QString();
        QTest::newRow("by a text") << u"gr"_s;
    }
    void whatIsFilteredAwayIsNotCounted()
    {
        QFETCH(QString, text);
        addNumbered(1);
        ingest(messages({inbound(u"k-1"_s), inbound(u"k-2"_s), inbound(u"k-3"_s)}));
        const auto filtered = reader({.direction = Direction::Inbound, .text = text}, GlanceSpan::Day,
            {.searchedAtOnce = 2, .refreshMs = 0});
        QCOMPARE(filtered->glance().outbound, 0);
        QCOMPARE(filtered->glance().inbound, 3);
    }

    /// Reading in pieces, and again what changed, comes to the same as reading it all at once.
    void piecesThatChangeAddUpToTheWhole()
    {
        const auto growing = reader({}, GlanceSpan::Day, {.rowsAtOnce = 3, .refreshMs = 0});
        QRandomGenerator random(7);
        for (int round = 0; round < 8; ++round) {
            for (int number = round * 5; number < round * 5 + 5; ++number)
                addNumbered(number, number % 4 == 0 ? MessageStatus::kUnknown : MessageStatus::kAccepted);
            QList<DeliveryEvent> events;
            for (int count = 0; count < 4; ++count) {
                const int number = random.bounded(round * 5 + 5);
                events.append(count % 2 == 0 ? reportOf(number, MessageStatus::kDelivered, count + round)
                                             : reportOf(number, MessageStatus::kFailed, 1, u"470"_s));
            }
            m_log->announce(ingest(reports(events)));
        }
        const auto atOnce = reader();
        const auto numbersOf = [](const Glance &glance) {
            QList<qint64> numbers{glance.outbound, glance.unknown, glance.needAttention()};
            for (const GlanceStage &stage : glance.stages)
                numbers << stage.reached << stage.standing;
            return numbers;
        };
        QCOMPARE(atOnce->glance().outbound, 40);
        QTRY_COMPARE(numbersOf(growing->glance()), numbersOf(atOnce->glance()));
    }

    void whatChangesIsCountedAgainAndOnlyThat()
    {
        const GlanceReader::Options small{.rowsAtOnce = 2, .refreshMs = 0};
        for (int number = 1; number <= 7; ++number)
            addNumbered(number);
        const auto live = reader({}, GlanceSpan::Day, small);
        QCOMPARE(live->glance().outbound, 7);
        addNumbered(8); // the log tells of it by itself
        QTRY_COMPARE(live->glance().outbound, 8);
        const Ingested failed = ingest(reports({reportOf(2, MessageStatus::kFailed, 1, u"7010"_s)}));
        QCOMPARE(live->glance().needAttention(), 0);
        m_log->announce(failed);
        QTRY_COMPARE(live->glance().needAttention(), 1);
        QCOMPARE(live->glance().outbound, 8);
        QCOMPARE(live->glance().stages.at(0).standing, 7);
    }

    void nothingIsReadWhileNobodyLooks()
    {
        GlanceReader unseen(m_log.get(), &m_clock, {.refreshMs = 0});
        QSignalSpy changed(&unseen, &GlanceReader::changed);
        unseen.setFilter({});
        addNumbered(1);
        QCOMPARE(changed.size(), 0);
        unseen.setActive(true);
        QTRY_COMPARE(unseen.glance().outbound, 1);
        unseen.setActive(false);
        addNumbered(2);
        unseen.setActive(true); // catches up with what was missed
        QTRY_COMPARE(unseen.glance().outbound, 2);
    }

    void theNewestFilterWins()
    {
        addNumbered(1);
        ingest(messages({inbound(u"k-1"_s)}));
        GlanceReader reader(m_log.get(), &m_clock, {.rowsAtOnce = 1, .refreshMs = 0});
        reader.setActive(true);
        reader.setFilter({.direction = Direction::Outbound});
        reader.setFilter({});
        reader.setFilter({.direction = Direction::Inbound});
        QVERIFY(waitFor(reader));
        QCOMPARE(reader.glance().outbound, 0);
        QCOMPARE(reader.glance().inbound, 1);
        QCOMPARE(*reader.rangedFilter().direction, Direction::Inbound);
    }

    void aLogThatCannotBeReadIsToldAndWhatWasKnownStays()
    {
        addNumbered(1);
        const auto shown = reader();
        const auto rename = [this](const QString &from, const QString &to) {
            const auto done = m_fixture->store->run<void>([from, to](StoreConnection &connection) {
                return connection.execute(u"ALTER TABLE %1 RENAME TO %2"_s.arg(from, to));
            });
            QVERIFY(finishes(done));
            QVERIFY(done.result().ok());
        };
        rename(u"message_error"_s, u"message_error_away"_s);
        shown->reload();
        QTRY_VERIFY(shown->problem().has_value());
        QCOMPARE(shown->glance().outbound, 1);
        rename(u"message_error_away"_s, u"message_error"_s);
        shown->reload();
        QVERIFY(!shown->problem());
        QVERIFY(waitFor(*shown));
        QVERIFY(!shown->problem());
    }
};

CHANNEL_CONSOLE_TEST(GlanceTest)
#include "tst_glance.moc"
