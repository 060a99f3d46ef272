// SPDX-License-Identifier: Apache-2.0
#include "ServicesFixture.h"
#include "support/TestMain.h"
#include "ui/log/partner/PartnerLogPane.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/PlainLabel.h"
#include "ui/widgets/UnverifiedMark.h"

#include <QComboBox>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>

using namespace ChannelConsole;
using namespace Qt::StringLiterals;

/// What a person can read from a partner, and what is said when that cannot be done.
class PartnerLogPaneTest final : public QObject
{
    Q_OBJECT

    std::unique_ptr<ServicesFixture> m_fixture;
    std::unique_ptr<PartnerLogPane> m_pane;

    void show(const QUuid &assistant)
    {
        m_pane = std::make_unique<PartnerLogPane>(m_fixture->services);
        m_pane->setAssistant(assistant);
        m_pane->resize(900, 400);
        m_pane->show();
        QVERIFY(QTest::qWaitForWindowActive(m_pane.get()));
    }

    QPushButton *button(const QString &name) const { return named<QPushButton>(*m_pane, name); }
    QString text(const QString &objectName) const
    {
        const auto *label = m_pane->findChild<PlainLabel *>(objectName);
        return label && label->isVisible() ? label->text() : QString();
    }
    const Banner *outcome() const { return m_pane->findChild<Banner *>(u"partnerLogOutcome"_s); }

    /// Sends a text in the sandbox; its row.
    LogEntry send(const QUuid &assistant, const QString &userNumber)
    {
        SendOrder order{.assistant = *m_fixture->assistants.assistant(assistant),
            .configuration = m_fixture->assistants.configuration(assistant)};
        order.message = {.businessNumber
            = order.configuration.settings.value(order.configuration.partnerId).numbers.constFirst(),
            .userNumber = userNumber,
            .content = TextContent{.text = u"Hello"_s}};
        const SendReport report = m_fixture->core.send(order);
        return m_fixture->core.logged(report.logId).entry;
    }

private slots:
    void init()
    {
        m_fixture = std::make_unique<ServicesFixture>();
        m_fixture->core.clock.time = QDateTime::currentDateTimeUtc();
    }
    void cleanup()
    {
        m_pane.reset();
        m_fixture.reset();
    }

    void theLogIsReadAndToldInWords()
    {
        const QUuid assistant = m_fixture->addSandbox(u"infobip"_s);
        const LogEntry sent = send(assistant, u"+447700900001"_s);
        show(assistant);
        QCOMPARE(text(u"partnerLogTitle"_s), u"From Infobip"_s);
        QVERIFY(text(u"partnerLogNote"_s).contains(u"does not document"_s));
        QVERIFY(m_pane->findChild<UnverifiedMark *>()->isVisible());
        QVERIFY(text(u"partnerLogSandbox"_s).contains(u"743"_s));
        QVERIFY(!named<QLineEdit>(*m_pane, u"User number"_s)); // Infobip is not asked by number
        QVERIFY(!button(u"Cancel"_s));
        QCOMPARE(named<QComboBox>(*m_pane, u"Time"_s)->count(), 3);

        QTest::mouseClick(button(u"Read from Infobip"_s), Qt::LeftButton);
        QVERIFY(button(u"Cancel"_s));
        QVERIFY(!button(u"Read from Infobip"_s)->isEnabled());
        QVERIFY(m_pane->findChild<QProgressBar *>()->isVisible());
        QTRY_VERIFY(outcome()->isVisible());
        QCOMPARE(outcome()->text(), u"3 messages read: 1 new, 1 event added, 1 left out."_s);
        QVERIFY(outcome()->detail().contains(u"other numbers"_s));
        QVERIFY(button(u"Read from Infobip"_s)->isEnabled());
        QCOMPARE(m_fixture->core.logged(sent.id).entry.status, MessageStatus::kDelivered);

        QTest::mouseClick(button(u"Read from Infobip"_s), Qt::LeftButton);
        QTRY_COMPARE(outcome()->text(), u"3 messages read: 2 known already, 1 left out."_s);
    }

    void aReportThatIsGivenOnceIsAskedForAfterAWarning()
    {
        const QUuid assistant = m_fixture->addSandbox(u"infobip"_s);
        const LogEntry sent = send(assistant, u"+447700900001"_s);
        show(assistant);
        QPushButton *ask = button(u"Ask for its delivery report"_s);
        QVERIFY(!ask->isEnabled());
        QCOMPARE(text(u"reportNote"_s), u"Choose a message in the list first."_s);
        m_pane->setMessage(sent);
        QVERIFY(ask->isEnabled());

        QTest::mouseClick(ask, Qt::LeftButton);
        QVERIFY(text(u"reportWarningText"_s).contains(u"only once"_s));
        const auto *warning = m_pane->findChild<PlainLabel *>(u"reportWarningText"_s);
        QTRY_VERIFY(warning->height() >= warning->heightForWidth(warning->width())); // nothing of it is cut
        QVERIFY(button(u"Do not ask"_s)->hasFocus());
        QTest::mouseClick(button(u"Do not ask"_s), Qt::LeftButton);
        QVERIFY(text(u"reportWarningText"_s).isEmpty());
        QCOMPARE(m_fixture->core.logged(sent.id).entry.status, MessageStatus::kAccepted);

        QTest::mouseClick(ask, Qt::LeftButton);
        QTest::mouseClick(button(u"Ask for it nevertheless"_s), Qt::LeftButton);
        QTRY_COMPARE(outcome()->text(), u"The report is in the timeline of the message."_s);
        QCOMPARE(m_fixture->core.logged(sent.id).entry.status, MessageStatus::kDelivered);

        QTest::mouseClick(ask, Qt::LeftButton);
        QTest::mouseClick(button(u"Ask for it nevertheless"_s), Qt::LeftButton);
        QTRY_COMPARE(outcome()->text(), u"Infobip has no report of this message now."_s);
        QVERIFY(outcome()->detail().contains(u"given already"_s));
    }

    void anotherMessageTakesTheWarningAway()
    {
        const QUuid assistant = m_fixture->addSandbox(u"infobip"_s);
        const LogEntry sent = send(assistant, u"+447700900001"_s);
        LogEntry another = sent;
        another.id += 1;
        show(assistant);
        m_pane->setMessage(sent);
        QTest::mouseClick(button(u"Ask for its delivery report"_s), Qt::LeftButton);
        QVERIFY(!text(u"reportWarningText"_s).isEmpty());
        m_pane->setMessage(sent); // it was updated
        QVERIFY(!text(u"reportWarningText"_s).isEmpty());
        m_pane->setMessage(another);
        QVERIFY(text(u"reportWarningText"_s).isEmpty());
    }

    void whyAReportCannotBeAskedForIsSaid()
    {
        const QUuid assistant = m_fixture->addSandbox(u"infobip"_s);
        const LogEntry sent = send(assistant, u"+447700900001"_s);
        show(assistant);
        const auto reason = [&](const LogEntry &entry) {
            m_pane->setMessage(entry);
            return button(u"Ask for its delivery report"_s)->isEnabled() ? QString() : text(u"reportNote"_s);
        };
        LogEntry old = sent;
        old.time = old.time.addDays(-3);
        QVERIFY2(reason(old).contains(u"48 hours"_s), qPrintable(reason(old)));
        LogEntry inbound = sent;
        inbound.direction = Direction::Inbound;
        QVERIFY(reason(inbound).contains(u"went out"_s));
        LogEntry others = sent;
        others.assistantId = QUuid::createUuid();
        QVERIFY(reason(others).contains(u"this channel"_s));
        QVERIFY(reason(sent).isEmpty());
    }

    void aRefusalIsToldWithThePartnersOwnWords()
    {
        const QUuid assistant = m_fixture->addSandbox(u"infobip"_s);
        send(assistant, u"+447700900743"_s);
        show(assistant);
        QTest::mouseClick(button(u"Read from Infobip"_s), Qt::LeftButton);
        QTRY_VERIFY(outcome()->isVisible());
        QVERIFY2(outcome()->text().contains(u"does not let them read its message log"_s),
            qPrintable(outcome()->text()));
        QVERIFY2(outcome()->detail().contains(u"whatsapp:logs:read"_s), qPrintable(outcome()->detail()));
        QVERIFY2(outcome()->detail().contains(u"FORBIDDEN"_s), qPrintable(outcome()->detail()));
    }

    void gupShupIsAskedForTheChosenMessagesNumber()
    {
        const QUuid assistant = m_fixture->addSandbox(u"gupshup"_s);
        const LogEntry sent = send(assistant, u"+910000000001"_s);
        show(assistant);
        auto *number = named<QLineEdit>(*m_pane, u"User number"_s);
        QVERIFY(number);
        QTest::mouseClick(button(u"Read from GupShup"_s), Qt::LeftButton);
        QVERIFY(outcome()->isVisible()); // a number is needed
        m_pane->setMessage(sent);
        QVERIFY(number->text().contains(u"91"_s));
        QTest::mouseClick(button(u"Read from GupShup"_s), Qt::LeftButton);
        QTRY_COMPARE(outcome()->text(), u"1 message read: 1 event added."_s);
        // What was typed stays when another message is chosen.
        number->clear();
        QTest::keyClicks(number, u"+910000000400"_s);
        m_pane->setMessage(sent);
        QCOMPARE(number->text(), u"+910000000400"_s);
        // Asking takes nothing away, so there is nothing to warn of.
        QTest::mouseClick(button(u"Ask for its delivery report"_s), Qt::LeftButton);
        QVERIFY(text(u"reportWarningText"_s).isEmpty());
        QTRY_COMPARE(outcome()->text(), u"The report says nothing that the log does not know already."_s);
    }

    void karixOffersNothingAndSaysWhy()
    {
        show(m_fixture->addSandbox(u"karix"_s));
        QCOMPARE(text(u"partnerLogTitle"_s), u"From Karix"_s);
        QVERIFY(text(u"partnerLogNote"_s).contains(u"Karix publishes no interface"_s));
        QVERIFY(!button(u"Read from Karix"_s));
        QVERIFY(!button(u"Ask for its delivery report"_s));
        QVERIFY(!m_pane->findChild<UnverifiedMark *>()->isVisible());
    }

    void cancellingSaysSo()
    {
        CountingHost host;
        host.hold();
        const QUuid assistant = m_fixture->addWith([&](ChannelConfiguration &configuration) {
            configuration.partnerId = u"infobip"_s;
            PartnerSettings &settings = configuration.settings[u"infobip"_s];
            settings.numbers = {u"+441134960000"_s};
            settings.values = {{u"baseUrl"_s, host.origin()}, {u"username"_s, u"someone"_s}};
        });
        ConfigurationChange change{.configuration = m_fixture->assistants.configuration(assistant)};
        change.newSecrets = {{.partnerId = u"infobip"_s,
            .fieldId = u"password"_s,
            .value = SendFixture::kRealSecret,
            .origin = host.origin()}};
        const auto saved = m_fixture->assistants.saveConfiguration(change);
        QVERIFY(finishes(saved) && saved.result().ok());
        show(assistant);
        QVERIFY(text(u"partnerLogSandbox"_s).isEmpty());
        QTest::mouseClick(button(u"Read from Infobip"_s), Qt::LeftButton);
        QTRY_COMPARE(host.requests(), 1);
        // It goes on while another assistant is shown, and is still there.
        const QUuid other = m_fixture->addSandbox(u"infobip"_s);
        m_pane->setAssistant(other);
        QVERIFY(!button(u"Cancel"_s));
        m_pane->setAssistant(assistant);
        QVERIFY(button(u"Cancel"_s));
        QTest::mouseClick(button(u"Cancel"_s), Qt::LeftButton);
        QTRY_VERIFY(outcome()->isVisible());
        QVERIFY(outcome()->text().startsWith(u"Cancelled"_s));
        host.release();
    }

    void everyControlHasAName()
    {
        show(m_fixture->addSandbox(u"gupshup"_s));
        for (const QWidget *widget : m_pane->findChildren<QWidget *>()) {
            if (widget->focusPolicy() != Qt::NoFocus && widget->isVisible()
                && !qobject_cast<const QLabel *>(widget) && !widget->objectName().startsWith("qt_"_L1))
                QVERIFY2(!widget->accessibleName().isEmpty(), qPrintable(widget->objectName()));
        }
    }
};

CHANNEL_CONSOLE_TEST(PartnerLogPaneTest)
#include "tst_partnerlogpane.moc"
