// SPDX-License-Identifier: Apache-2.0
#include "WindowFixture.h"
#include "support/Inbound.h"
#include "support/TestMain.h"
#include "ui/window/InboundNotifier.h"

using namespace ChannelConsole;
using namespace Qt::StringLiterals;

class TestInboundNotifier final : public QObject
{
    Q_OBJECT

    std::unique_ptr<WindowFixture> m_fixture;
    std::unique_ptr<QWidget> m_window;
    std::unique_ptr<InboundNotifier> m_notifier;
    QStringList m_notices;
    QUuid m_assistant;

    void write()
    {
        static int counter = 0;
        QVERIFY(receive(*m_fixture->stored.store, m_fixture->log,
            {.assistantId = m_assistant, .partnerId = u"karix"_s, .received = m_fixture->clock.now()},
            {.key = QString::number(++counter),
                .businessNumber = u"+441134960000"_s,
                .userNumber = u"+447700900123"_s,
                .type = u"text"_s,
                .text = u"a private text"_s}));
    }

private slots:
    void init()
    {
        m_notices.clear();
        m_fixture = std::make_unique<WindowFixture>();
        QVERIFY(m_fixture->ok());
        m_assistant = m_fixture->add(u"Flight desk"_s, u"karix"_s);
        m_window = std::make_unique<QWidget>();
        m_notifier = std::make_unique<InboundNotifier>(m_fixture->services, m_window.get(),
            [this](const QString &title, const QString &text) { m_notices += title + u": "_s + text; });
    }

    void cleanup()
    {
        m_notifier.reset();
        m_window.reset();
        m_fixture.reset();
    }

    void aMessageIsToldWithoutItsText()
    {
        write();
        QTRY_COMPARE(m_notices.size(), 1);
        QVERIFY2(m_notices.constFirst().startsWith(u"Flight desk: A message from +44"_s),
            qPrintable(m_notices.constFirst()));
        QVERIFY(!m_notices.constFirst().contains(u"private"_s));
        QCOMPARE(m_notifier->lastAssistant(), m_assistant);
    }

    void whatComesTogetherIsOneNotice()
    {
        for (int i = 0; i < 5; ++i)
            write();
        QTRY_COMPARE(m_notices.size(), 1);
        QVERIFY2(m_notices.constFirst().contains(u"5 message"_s), qPrintable(m_notices.constFirst()));
    }

    void nothingIsToldWhereItIsSwitchedOff()
    {
        EndpointSettings settings = m_fixture->endpoints.settings(m_assistant);
        settings.notify = false;
        QVERIFY(finishes(m_fixture->endpoints.saveSettings(m_assistant, settings)));
        const QUuid silent = m_assistant;
        write();
        m_assistant = m_fixture->add(u"Claims bot"_s, u"karix"_s);
        write();
        QTRY_COMPARE(m_notices.size(), 1);
        QVERIFY(m_notices.constFirst().startsWith(u"Claims bot: A message"_s));
        QVERIFY(silent != m_notifier->lastAssistant());
    }

    void nothingIsToldWhileTheWindowIsInFront()
    {
        m_window->show();
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        write();
        m_window->hide();
        QTRY_VERIFY(!m_window->isActiveWindow());
        write();
        QTRY_COMPARE(m_notices.size(), 1);
        QVERIFY(m_notices.constFirst().contains(u"A message"_s)); // one, not two
    }
};

CHANNEL_CONSOLE_TEST(TestInboundNotifier)
#include "tst_inboundnotifier.moc"
