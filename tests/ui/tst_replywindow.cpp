// SPDX-License-Identifier: Apache-2.0
#include "log/IngestFixture.h"
#include "support/TestMain.h"
#include "ui/testsend/ReplyWindowModel.h"

#include <QSignalSpy>

using namespace ChannelConsole;
using Kind = ReplyWindow::Kind;

class ReplyWindowTest final : public IngestFixture
{
    Q_OBJECT

    const QString m_business = u"+441134960000"_s;
    const QString m_user = u"+447700900001"_s;
    const QDateTime m_written = QDateTime::fromMSecsSinceEpoch(kStart - 5000, Qt::UTC); // see inbound()

private slots:
    void init() { QVERIFY(open()); }
    void cleanup() { close(); }

    void itIsOpenFor24HoursAfterTheLastMessage()
    {
        const QDateTime last = m_written;
        QCOMPARE(replyWindow(std::nullopt, last).kind, Kind::Unknown);
        QCOMPARE(replyWindow(last, last.addSecs(24 * 3600 - 1)).kind, Kind::Open);
        QCOMPARE(replyWindow(last, last.addSecs(24 * 3600)).kind, Kind::Closed);
        QCOMPARE(replyWindow(last, last).end, last.addDays(1));
    }

    void onlyThisPairOfNumbersCounts()
    {
        m_clock.time = m_received;
        ingest({.messages = {inbound(u"w-1"_s)}});
        ReplyWindowModel model(m_log.get(), &m_clock);
        QSignalSpy changed(&model, &ReplyWindowModel::changed);
        model.show(m_assistant, m_business, m_user);
        QVERIFY(!model.text().isEmpty());
        QTRY_COMPARE(model.window().kind, Kind::Open);
        // By the partner's clock, not by when the call came in.
        QCOMPARE(model.window().end, m_written.addDays(1));
        for (const auto &[assistant, business, user] : {std::tuple(m_otherAssistant, m_business, m_user),
                 std::tuple(m_assistant, u"+441134960001"_s, m_user),
                 std::tuple(m_assistant, m_business, u"+447700900002"_s)}) {
            changed.clear();
            model.show(assistant, business, user);
            QTRY_COMPARE(changed.size(), 2); // what is known at once, and what the log says
            QCOMPARE(model.window().kind, Kind::Unknown);
        }
        model.show(m_assistant, m_business, {});
        QVERIFY(model.text().isEmpty());
    }

    void aClockThatIsAheadProlongsNothing()
    {
        m_clock.time = m_received;
        InboundMessage early = inbound(u"w-1"_s);
        early.time = m_received.addDays(3);
        ingest({.messages = {early}});
        ReplyWindowModel model(m_log.get(), &m_clock);
        model.show(m_assistant, m_business, m_user);
        QTRY_COMPARE(model.window().end, m_received.addDays(1));
    }

    void itOpensWithAMessageAndClosesByItself()
    {
        m_clock.time = m_received;
        ReplyWindowModel model(m_log.get(), &m_clock);
        model.show(m_assistant, m_business, m_user);
        QTRY_COMPARE(model.window().kind, Kind::Unknown);
        // 200 ms before the end of it.
        m_clock.time = m_written.addDays(1).addMSecs(-200);
        m_log->announce(ingest({.messages = {inbound(u"w-1"_s)}}));
        QTRY_COMPARE(model.window().kind, Kind::Open);
        m_clock.time = m_written.addDays(1);
        QTRY_COMPARE(model.window().kind, Kind::Closed);
    }
};

CHANNEL_CONSOLE_TEST(ReplyWindowTest)
#include "tst_replywindow.moc"
