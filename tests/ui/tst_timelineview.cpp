// SPDX-License-Identifier: Apache-2.0
#include "core/log/Timeline.h"
#include "log/IngestFixture.h"
#include "support/TestMain.h"
#include "ui/log/LogDetailModel.h"
#include "ui/log/TimelineView.h"

#include <QAbstractButton>
#include <QLabel>
#include <QSignalSpy>
#include <QTimer>

using namespace ChannelConsole;

/// The life of a message as the pane shows it.
class TimelineViewTest final : public IngestFixture
{
    Q_OBJECT
private slots:
    void init()
    {
        QVERIFY(open());
        m_clock.time = QDateTime::fromMSecsSinceEpoch(kStart + 30'000, Qt::UTC);
        m_view = std::make_unique<TimelineView>(&m_clock);
        m_view->resize(400, 300);
        m_view->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
    }
    void cleanup()
    {
        m_view.reset();
        close();
    }

    void eachEntryHasItsTimeItsWordsAndItsSide()
    {
        const qint64 id = addAccepted();
        ingest({.deliveries = {failure()}});
        m_view->setDetail(detailOf(id));
        QCOMPARE(events(),
            (QStringList{u"Composed"_s, u"Request sent to Infobip"_s, u"Accepted"_s, u"Failed: FAILED"_s}));
        const QStringList below = remarks();
        QVERIFY(below.at(2).contains(u"on the side of the messaging partner"_s));
        for (const QString &part : {u"on the side of WhatsApp"_s, u"by the partner's clock"_s,
                 u"The user has not written."_s, u"7010"_s, u"EC_NO_SESSION"_s})
            QVERIFY2(below.at(3).contains(part), qPrintable(below.at(3)));
    }

    void whatIsMissingGrowsWhileItIsLookedAt()
    {
        m_view->setDetail(detailOf(addAccepted()));
        QCOMPARE(gap(), QString());
        m_clock.time = m_clock.time.addSecs(14 * 60);
        tick();
        QVERIFY2(gap().startsWith(u"No delivery report for 14 minutes."_s), qPrintable(gap()));
        const auto *label = m_view->findChild<QLabel *>(u"timelineGap"_s);
        m_clock.time = m_clock.time.addSecs(60);
        tick();
        QVERIFY(gap().startsWith(u"No delivery report for 15 minutes."_s));
        QCOMPARE(m_view->findChild<QLabel *>(u"timelineGap"_s), label); // the same one, with other words
    }

    void timeIsNotFollowedWhileNobodyLooks()
    {
        m_view->setDetail(detailOf(addAccepted()));
        QVERIFY(minute()->isActive());
        m_view->hide();
        QVERIFY(!minute()->isActive());
        m_clock.time = m_clock.time.addSecs(3600);
        m_view->show();
        QVERIFY(gap().startsWith(u"No delivery report for 1 hour."_s));
    }

    void linksLeadToTheCallAndToTheOtherMessage()
    {
        LogDetail detail = detailOf(addAccepted());
        const QDateTime later = m_clock.time;
        detail.events += {.time = later, .status = MessageStatus::kSent, .isReport = true, .callId = 41};
        LogEntry reply;
        reply.id = 17;
        reply.time = later.addSecs(1);
        reply.direction = Direction::Inbound;
        reply.text = u"Thanks"_s;
        detail.replies = {reply};
        m_view->setDetail(detail);
        QVERIFY(events().contains(u"Answered: Thanks"_s));
        QSignalSpy calls(m_view.get(), &TimelineView::callRequested);
        QSignalSpy messages(m_view.get(), &TimelineView::messageRequested);
        auto *call = m_view->findChild<QAbstractButton *>(u"openCall"_s);
        auto *message = m_view->findChild<QAbstractButton *>(u"showMessage"_s);
        QVERIFY(call && message);
        QVERIFY(call->accessibleName().startsWith(u"Open the call of "_s));
        call->click();
        message->click();
        QCOMPARE(calls.constFirst().constFirst().toLongLong(), 41);
        QCOMPARE(messages.constFirst().constFirst().toLongLong(), 17);
    }

    void aReplyThatComesWhileItIsLookedAtIsThere()
    {
        const qint64 id = append();
        LogDetailModel model(m_log.get());
        connect(&model, &LogDetailModel::changed, m_view.get(),
            [this, &model] { m_view->setDetail(model.detail()); });
        model.show(id);
        QTRY_VERIFY(!events().isEmpty());
        InboundMessage reply = inbound(u"w-1"_s);
        reply.replyTo = u"p-1"_s;
        m_log->announce(ingest({.messages = {reply}}));
        QTRY_VERIFY(events().constLast().startsWith(u"Answered: "_s));
    }

    void nothingIsShownOfNoMessage()
    {
        m_view->setDetail(detailOf(addAccepted()));
        m_view->setDetail(std::nullopt);
        QVERIFY(events().isEmpty());
    }

private:
    qint64 append()
    {
        const InboundMessage other = inbound({});
        const auto id = m_log->append({.messageId = u"ours-1"_s,
                                          .time = QDateTime::fromMSecsSinceEpoch(kStart, Qt::UTC),
                                          .assistantId = m_assistant,
                                          .partnerId = u"infobip"_s,
                                          .businessNumber = other.businessNumber,
                                          .userNumber = other.userNumber,
                                          .type = u"text"_s,
                                          .status = MessageStatus::kSending},
            {.request = u"POST"_s});
        if (!finishes(id) || !id.result().ok())
            return 0;
        answer(id.result().value(), MessageStatus::kAccepted);
        return id.result().value();
    }

    [[nodiscard]] QStringList textsOf(const QString &objectName) const
    {
        QStringList texts;
        for (const QLabel *label : m_view->findChildren<QLabel *>(objectName))
            texts += label->text();
        return texts;
    }
    [[nodiscard]] QStringList events() const { return textsOf(u"timelineEvent"_s); }
    [[nodiscard]] QStringList remarks() const { return textsOf(u"timelineRemarks"_s); }
    [[nodiscard]] QString gap() const { return textsOf(u"timelineGap"_s).value(0); }

    [[nodiscard]] QTimer *minute() const { return m_view->findChild<QTimer *>(); }
    /// A minute by the timer, whatever the clock on the wall says.
    void tick()
    {
        QSignalSpy passed(minute(), &QTimer::timeout);
        minute()->start(0);
        QVERIFY(passed.wait());
        minute()->start(60'000);
    }

    std::unique_ptr<TimelineView> m_view;
};

CHANNEL_CONSOLE_TEST(TimelineViewTest)
#include "tst_timelineview.moc"
