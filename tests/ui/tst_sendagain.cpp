// SPDX-License-Identifier: Apache-2.0
#include "ServicesFixture.h"
#include "support/TestMain.h"
#include "ui/log/SendAgain.h"

using namespace ChannelConsole;
using namespace Qt::StringLiterals;

/// From a row of the log to a second send, never without being asked for.
class SendAgainTest final : public QObject
{
    Q_OBJECT

    std::unique_ptr<CountingHost> m_host;
    std::unique_ptr<ServicesFixture> m_fixture;
    std::unique_ptr<SendAgain> m_again;
    QUuid m_assistant;

    /// A row as a send leaves it.
    LogDetail logged(const QString &status, const QUuid &assistant, const QString &partnerId)
    {
        const bool sandbox = m_fixture->assistants.assistant(assistant)->sandbox;
        const LogEntry entry{.messageId = QUuid::createUuid().toString(QUuid::Id128),
            .time = m_fixture->core.clock.now(),
            .assistantId = assistant,
            .partnerId = partnerId,
            .sandbox = sandbox,
            .businessNumber
            = m_fixture->assistants.configuration(assistant).settings.value(partnerId).numbers.constFirst(),
            .userNumber = sandbox ? Sandbox::numbers(partnerId).constFirst().number : u"+447700900123"_s,
            .type = u"text"_s,
            .text = u"Hello"_s,
            .status = MessageStatus::kSending};
        const auto id = m_fixture->core.log.append(
            entry, {.request = u"POST"_s, .content = TextContent{.text = u"Hello"_s}});
        if (!finishes(id) || !id.result().ok())
            return {};
        if (status != MessageStatus::kSending
            && !finishes(m_fixture->core.log.recordOutcome(id.result().value(), {.status = status})))
            return {};
        return m_fixture->core.logged(id.result().value());
    }
    LogDetail logged(const QString &status) { return logged(status, m_assistant, u"karix"_s); }

private slots:
    void init()
    {
        m_host = std::make_unique<CountingHost>();
        m_fixture = std::make_unique<ServicesFixture>();
        m_assistant = m_fixture->addReal(*m_host);
        QVERIFY(!m_assistant.isNull());
        m_again = std::make_unique<SendAgain>(m_fixture->services);
    }
    void cleanup()
    {
        m_again.reset();
        m_fixture.reset();
        m_host.reset();
    }

    void theSameMessageGoesOutUnderANewId()
    {
        const LogDetail first = logged(MessageStatus::kAccepted);
        QVERIFY(first.content);
        QCOMPARE(m_again->reasonAgainst(first), QString());
        QSignalSpy finished(m_again.get(), &SendAgain::finished);
        QSignalSpy asked(m_again.get(), &SendAgain::confirmationNeeded);
        m_again->send(first);
        QVERIFY(m_again->isBusy());
        m_again->send(first); // an impatient second click
        QTRY_COMPARE(finished.size(), 1);
        QVERIFY(asked.isEmpty()); // the number was written to before
        QCOMPARE(m_host->requests(), 1);
        const auto report = finished.constFirst().constFirst().value<SendReport>();
        QVERIFY(report.logId != first.entry.id);
        const LogDetail second = m_fixture->core.logged(report.logId);
        QCOMPARE(second.content, first.content);
        QCOMPARE(second.entry.userNumber, first.entry.userNumber);
        QCOMPARE(second.entry.businessNumber, first.entry.businessNumber);
        QVERIFY(second.entry.messageId != first.entry.messageId);
        QVERIFY(!m_again->isBusy());
    }

    void aNumberThatNothingWentOutToIsAskedFor()
    {
        const LogDetail first = logged(MessageStatus::kFailed);
        QSignalSpy finished(m_again.get(), &SendAgain::finished);
        QSignalSpy asked(m_again.get(), &SendAgain::confirmationNeeded);
        m_again->send(first);
        QTRY_COMPARE(asked.size(), 1);
        QVERIFY(!asked.constFirst().at(1).toBool());
        QCOMPARE(m_host->requests(), 0);
        m_again->confirm(false);
        QVERIFY(!m_again->isBusy());
        m_again->send(first);
        QTRY_COMPARE(asked.size(), 2);
        m_again->confirm(true);
        QTRY_COMPARE(finished.size(), 1);
        QCOMPARE(m_host->requests(), 1);
    }

    void whereTheFirstMayHaveArrivedItIsAskedFor_data()
    {
        QTest::addColumn<bool>("sandbox");
        QTest::newRow("for real") << false;
        QTest::newRow("in the sandbox") << true;
    }
    void whereTheFirstMayHaveArrivedItIsAskedFor()
    {
        QFETCH(bool, sandbox);
        const LogDetail first = sandbox
            ? logged(MessageStatus::kUnknown, m_fixture->addSandbox(u"infobip"_s), u"infobip"_s)
            : logged(MessageStatus::kUnknown);
        QSignalSpy asked(m_again.get(), &SendAgain::confirmationNeeded);
        m_again->send(first);
        QCOMPARE(asked.size(), 1);
        QVERIFY(asked.constFirst().at(1).toBool());
        m_again->confirm(false);
        QCOMPARE(m_host->requests(), 0);
        QCOMPARE(m_fixture->core.rows(), 1);
    }

    void theSandboxDoesNotAsk()
    {
        const LogDetail first
            = logged(MessageStatus::kFailed, m_fixture->addSandbox(u"gupshup"_s), u"gupshup"_s);
        QSignalSpy finished(m_again.get(), &SendAgain::finished);
        m_again->send(first);
        QTRY_COMPARE(finished.size(), 1);
        QCOMPARE(
            finished.constFirst().constFirst().value<SendReport>().outcome.kind, SendOutcome::Kind::Accepted);
    }

    void whatCannotBeSentAgainSaysWhy()
    {
        const LogDetail good = logged(MessageStatus::kAccepted);
        LogDetail detail = good;
        detail.entry.direction = Direction::Inbound;
        QVERIFY(m_again->reasonAgainst(detail).contains(u"went out"_s));
        QVERIFY(!m_again->reasonAgainstEditing(detail, m_assistant).isEmpty());
        detail = good;
        detail.content.reset();
        QVERIFY(m_again->reasonAgainst(detail).contains(u"not in the log"_s));
        QVERIFY(!m_again->reasonAgainstEditing(detail, m_assistant).isEmpty());
        detail = good;
        detail.entry.status = MessageStatus::kSending;
        QVERIFY(m_again->reasonAgainst(detail).contains(u"still"_s));
        detail = good;
        detail.entry.businessNumber = u"+441134960009"_s;
        QVERIFY(m_again->reasonAgainst(detail).contains(u"not a number of this channel"_s));
        QCOMPARE(m_again->reasonAgainstEditing(detail, m_assistant), QString());
        detail = good;
        detail.entry.partnerId = u"infobip"_s;
        QVERIFY(m_again->reasonAgainst(detail).contains(u"Infobip"_s));
        detail = good;
        detail.content = TextContent{};
        QVERIFY(!m_again->reasonAgainst(detail).isEmpty()); // Test Send's own checks
        m_again->send(detail);
        QVERIFY(!m_again->isBusy());
        QVERIFY(m_again->reasonAgainstEditing(good, QUuid::createUuid()).contains(u"another assistant"_s));
        QCOMPARE(m_host->requests(), 0);
    }

    /// The code came with the report of a message that was accepted at first.
    void outsideTheWindowATemplateIsOffered()
    {
        LogDetail detail = logged(MessageStatus::kAccepted);
        QVERIFY(!m_again->needsTemplate(detail));
        detail.problem = Problem{.kind = ProblemKind::RejectedByPartner, .partnerCode = u"131026"_s};
        QVERIFY(!m_again->needsTemplate(detail));
        detail.problem->partnerCode = u"131047"_s;
        QVERIFY(m_again->needsTemplate(detail));
        QCOMPARE(m_again->reasonAgainstTemplate(detail, m_assistant), QString());
        QVERIFY(!m_again->reasonAgainstTemplate(detail, QUuid::createUuid()).isEmpty());
        const ComposeDraft draft = m_again->templateDraft(detail);
        QCOMPARE(draft.businessNumber, detail.entry.businessNumber);
        QCOMPARE(draft.userNumber, detail.entry.userNumber);
        QCOMPARE(typeOf(draft.content), MessageType::Template);
        detail.entry.direction = Direction::Inbound;
        QVERIFY(!m_again->needsTemplate(detail));
    }

    void editingTakesContentAndNumbersOver()
    {
        const LogDetail first = logged(MessageStatus::kRejected);
        const ComposeDraft draft = m_again->draft(first);
        QCOMPARE(draft.businessNumber, first.entry.businessNumber);
        QCOMPARE(draft.userNumber, first.entry.userNumber);
        QVERIFY(draft.content == MessageContent(TextContent{.text = u"Hello"_s}));
    }
};

CHANNEL_CONSOLE_TEST(SendAgainTest)
#include "tst_sendagain.moc"
