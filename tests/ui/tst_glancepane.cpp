// SPDX-License-Identifier: Apache-2.0
#include "ServicesFixture.h"
#include "core/log/glance/GlanceReader.h"
#include "support/TestMain.h"
#include "ui/log/glance/GlanceBar.h"
#include "ui/log/glance/GlancePane.h"
#include "ui/log/glance/GlanceWords.h"
#include "ui/log/glance/TimeBars.h"
#include "ui/widgets/Banner.h"

#include <QAccessible>
#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QToolButton>

using namespace ChannelConsole;
using namespace Qt::StringLiterals;

class GlancePaneTest final : public QObject
{
    Q_OBJECT

    void add(const QString &status, const QString &code = {})
    {
        MessageLog &log = m_fixture->core.log;
        const auto id = log.append({.messageId = u"m-%1"_s.arg(++m_number),
                                       .time = m_fixture->core.clock.time.addSecs(-600),
                                       .assistantId = m_assistant,
                                       .partnerId = u"karix"_s,
                                       .businessNumber = u"+441134960000"_s,
                                       .userNumber = u"+447700900123"_s,
                                       .type = u"text"_s,
                                       .text = u"Hello"_s,
                                       .status = MessageStatus::kSending},
            {.request = u"POST"_s});
        QVERIFY(finishes(id));
        LogOutcome outcome{.status = status};
        if (!code.isEmpty())
            outcome.problem = Problem{.kind = ProblemKind::RejectedByPartner,
                .side = Side::WhatsApp,
                .text = u"Not delivered."_s,
                .partnerCode = code,
                .partnerText = u"<b>EC_NO_SESSION</b>"_s};
        QVERIFY(finishes(log.recordOutcome(id.result().value(), outcome)));
    }
    [[nodiscard]] std::unique_ptr<GlancePane> shown(const MessageFilter &filter = {})
    {
        auto pane = std::make_unique<GlancePane>(m_fixture->services);
        pane->resize(1200, 300);
        pane->setOpen(true);
        pane->setFilter(filter);
        pane->show();
        if (!QTest::qWaitFor([&pane] { return !pane->reader()->isReading(); }, 20'000))
            qFatal("the glance never came");
        return pane;
    }

private slots:
    void init()
    {
        m_fixture = std::make_unique<ServicesFixture>();
        m_assistant = QUuid::createUuid();
        QVERIFY(m_fixture->core.stored.addAssistantRow(m_assistant));
        m_number = 0;
    }
    void cleanup() { m_fixture.reset(); }

    void whatNeedsAttentionIsNamedAndNarrowsTheFilter()
    {
        for (int count = 0; count < 3; ++count)
            add(MessageStatus::kRejected, u"7010"_s);
        add(MessageStatus::kAccepted);
        const auto pane = shown({.assistantId = m_assistant});
        auto *bar = named<GlanceBar>(*pane, u"Failed with 7010: 3 messages"_s);
        QVERIFY(bar);
        QVERIFY2(bar->value().label.startsWith(u"7010 Not delivered."_s), qPrintable(bar->value().label));
        QSignalSpy requested(pane.get(), &GlancePane::filterRequested);
        bar->setFocus();
        QTest::keyClick(bar, Qt::Key_Return);
        QCOMPARE(requested.size(), 1);
        const auto filter = requested.constFirst().constFirst().value<MessageFilter>();
        QCOMPARE(filter.errorCode, u"7010"_s);
        QVERIFY(filter.onlyProblems);
        QVERIFY(filter.partnerId.isEmpty()); // nothing that does not narrow: each is a chip
        QVERIFY(!filter.direction);
        QCOMPARE(*filter.assistantId, m_assistant); // the present filter stays
        QVERIFY(filter.from.isValid()); // and so does the range that was counted
        const auto counted = m_fixture->core.log.count({.filter = filter, .olderThan = {}});
        QVERIFY(finishes(counted));
        QCOMPARE(counted.result().value(), 3);
    }

    void everyBarShowsAsManyRowsAsItSays()
    {
        add(MessageStatus::kRejected, u"7010"_s);
        add(MessageStatus::kRejected, u"470"_s);
        add(MessageStatus::kUnknown);
        add(MessageStatus::kAccepted);
        add(MessageStatus::kAccepted);
        const auto pane = shown();
        const Glance &glance = pane->reader()->glance();
        const MessageFilter &ranged = pane->reader()->rangedFilter();
        const auto rowsOf = [this](const MessageFilter &filter) {
            const auto counted = m_fixture->core.log.count({.filter = filter, .olderThan = {}});
            return finishes(counted) && counted.result().ok() ? counted.result().value() : -1;
        };
        const QList<GlanceEntry> attention = attentionBars(glance, ranged);
        QCOMPARE(attention.size(), 3);
        for (const GlanceEntry &entry : attention)
            QCOMPARE(rowsOf(entry.narrowed), entry.value.number.toInt());
        const QList<GlanceEntry> funnel = funnelBars(glance, ranged);
        QCOMPARE(funnel.constFirst().value.number, u"2 (40 %)"_s); // of all five
        for (int stage = 0; stage < funnel.size(); ++stage)
            QCOMPARE(rowsOf(funnel.at(stage).narrowed), glance.stages.at(std::size_t(stage)).standing);
        for (const GlanceBucket &bucket : glance.buckets) {
            MessageFilter filter = ranged;
            filter.from = bucket.from;
            filter.until = bucket.until;
            QCOMPARE(rowsOf(filter), bucket.outbound + bucket.inbound);
        }
    }

    void theSameCodeOfTwoPartnersIsToldApart()
    {
        const auto reason = [](const QString &partner) {
            return GlanceReason{.partnerId = partner, .code = u"7010"_s, .text = {}, .messages = 1};
        };
        Glance glance;
        glance.reasons = {reason(u"karix"_s), reason(u"infobip"_s)};
        const QList<GlanceEntry> bars = attentionBars(glance, {});
        QCOMPARE(bars.size(), 2);
        QCOMPARE(bars.constFirst().narrowed.partnerId, u"karix"_s);
        QCOMPARE(bars.constLast().narrowed.partnerId, u"infobip"_s);
    }

    void whatPeopleReadFirstIsNotCutOff()
    {
        const auto reason = [](const QString &code) {
            return GlanceReason{
                .partnerId = u"infobip"_s, .code = code, .text = u"Not registered"_s, .messages = 1};
        };
        Glance glance;
        glance.reasons = {reason(u"7010"_s), reason(u"REJECTED_DESTINATION_NOT_REGISTERED"_s)};
        const QList<GlanceEntry> bars = attentionBars(glance, {});
        QCOMPARE(bars.size(), 2);
        QCOMPARE(bars.constFirst().value.label, u"7010 Not registered"_s);
        QCOMPARE(bars.constLast().value.label, u"Not registered: REJECTED_DESTINATION_NOT_REGISTERED"_s);
    }

    void aBarOfTimeNarrowsToItsTime()
    {
        add(MessageStatus::kAccepted);
        const auto pane = shown();
        QSignalSpy requested(pane.get(), &GlancePane::filterRequested);
        for (TimeBar *bar : pane->findChildren<TimeBar *>()) {
            if (bar->bucket().outbound == 1)
                QTest::mouseClick(bar, Qt::LeftButton);
        }
        QCOMPARE(requested.size(), 1);
        const auto filter = requested.constFirst().constFirst().value<MessageFilter>();
        const QDateTime sent = m_fixture->core.clock.time.addSecs(-600);
        QVERIFY(filter.from <= sent && sent < filter.until);
    }

    void theArrowsMoveAmongTheBarsOfTimeAndTabLeavesThem()
    {
        add(MessageStatus::kAccepted);
        const auto pane = shown();
        QVERIFY(QTest::qWaitForWindowExposed(pane.get()));
        const QList<TimeBar *> bars = pane->findChildren<TimeBar *>();
        QVERIFY(bars.size() > 3);
        const auto stops = std::count_if(
            bars.begin(), bars.end(), [](const TimeBar *bar) { return bar->focusPolicy() & Qt::TabFocus; });
        QCOMPARE(stops, 1);
        bars.constLast()->setFocus();
        QTest::keyClick(bars.constLast(), Qt::Key_Left);
        QCOMPARE(pane->focusWidget(), bars.at(bars.size() - 2));
        QTest::keyClick(pane->focusWidget(), Qt::Key_Home);
        QCOMPARE(pane->focusWidget(), bars.constFirst());
        QVERIFY(bars.constFirst()->focusPolicy() & Qt::TabFocus);
    }

    void everyBarSpeaksAndNoneTakesAPartnersWordsForMarkup()
    {
        add(MessageStatus::kRejected, u"7010"_s);
        const auto pane = shown();
        QList<QAbstractButton *> bars;
        for (GlanceBar *bar : pane->findChildren<GlanceBar *>())
            bars.append(bar);
        for (TimeBar *bar : pane->findChildren<TimeBar *>())
            bars.append(bar);
        QVERIFY(bars.size() > 4);
        for (QAbstractButton *bar : bars) {
            QAccessibleInterface *interface = QAccessible::queryAccessibleInterface(bar);
            QVERIFY(interface);
            QCOMPARE(interface->role(), QAccessible::PushButton);
            QVERIFY(!interface->text(QAccessible::Name).isEmpty());
            QVERIFY(!bar->toolTip().contains(u"<b>"_s));
        }
    }

    void foldedAwayItAsksForNothingAndComesBackWithNumbers()
    {
        GlancePane pane(m_fixture->services);
        QSignalSpy opened(&pane, &GlancePane::openChanged);
        pane.setFilter({});
        pane.show();
        QVERIFY(!pane.reader()->isReading());
        QVERIFY(!pane.findChild<QComboBox *>(u"glanceRange"_s)->isVisible());
        add(MessageStatus::kAccepted);
        QTest::mouseClick(pane.findChild<QToolButton *>(u"glance.fold"_s), Qt::LeftButton);
        QCOMPARE(opened.size(), 1);
        QTRY_VERIFY(named<GlanceBar>(pane, u"Accepted: 1 message, 100 %"_s));
        QVERIFY(pane.findChild<QComboBox *>(u"glanceRange"_s)->isVisible());
    }

    void nothingInTheRangeSaysWhereToLook()
    {
        const auto pane = shown();
        auto *nothing = pane->findChild<QLabel *>(u"glanceNothing"_s);
        QVERIFY(nothing->isVisible());
        QVERIFY(nothing->text().contains(u"All"_s));
        auto *range = pane->findChild<QComboBox *>(u"glanceRange"_s);
        QVERIFY(range->isEnabled());
        pane->setFilter({.from = m_fixture->core.clock.time.addDays(-400)});
        QVERIFY(!range->isEnabled()); // the filter says it
    }

    void aLogThatCannotBeReadIsToldWithAWayOut()
    {
        add(MessageStatus::kAccepted);
        const auto pane = shown();
        const auto rename = [this](const QString &from, const QString &to) {
            const auto done
                = m_fixture->core.stored.store->run<void>([from, to](StoreConnection &connection) {
                      return connection.execute(u"ALTER TABLE %1 RENAME TO %2"_s.arg(from, to));
                  });
            QVERIFY(finishes(done) && done.result().ok());
        };
        rename(u"message_error"_s, u"away"_s);
        pane->reload();
        auto *banner = pane->findChild<Banner *>();
        QTRY_VERIFY(banner->isVisible());
        QVERIFY(named<GlanceBar>(*pane, u"Accepted: 1 message, 100 %"_s)); // what is known stays
        rename(u"away"_s, u"message_error"_s);
        QTest::mouseClick(named<QPushButton>(*banner, u"Try again"_s), Qt::LeftButton);
        QTRY_VERIFY(!banner->isVisible());
    }

    void spansAreToldInTheirOwnUnits_data()
    {
        QTest::addColumn<qint64>("milliseconds");
        QTest::addColumn<QString>("text");
        QTest::newRow("0") << qint64(0) << u"0 ms"_s;
        QTest::newRow("ms") << qint64(850) << u"850 ms"_s;
        QTest::newRow("s") << qint64(2400) << u"2.40 s"_s;
        QTest::newRow("min") << qint64(185'000) << u"3 min 5 s"_s;
        QTest::newRow("h") << qint64(7'800'000) << u"2 h 10 min"_s;
        QTest::newRow("d") << qint64(273'600'000) << u"3 d 4 h"_s;
    }
    void spansAreToldInTheirOwnUnits()
    {
        QFETCH(qint64, milliseconds);
        QFETCH(QString, text);
        QCOMPARE(deliveryTimeText(milliseconds), text);
    }

private:
    std::unique_ptr<ServicesFixture> m_fixture;
    QUuid m_assistant;
    int m_number = 0;
};

CHANNEL_CONSOLE_TEST(GlancePaneTest)
#include "tst_glancepane.moc"
