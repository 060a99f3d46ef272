// SPDX-License-Identifier: Apache-2.0
#include "core/sandbox/Forge.h"

#include "SandboxFixture.h"
#include "core/partner/Partner.h"
#include "core/sandbox/SandboxFailures.h"
#include "core/webhook/StandIn.h"
#include "support/TestMain.h"

using namespace ChannelConsole;
using namespace Qt::StringLiterals;

/// The sandbox calls the endpoint over real HTTP; what it said ends in the message log.
class TestForge final : public QObject
{
    Q_OBJECT

    std::unique_ptr<SandboxFixture> m_fixture;
    std::unique_ptr<Forge> m_forge;

    [[nodiscard]] Result<QList<ForgeAnswer>> send(const QUuid &assistant, const QString &callId)
    {
        const auto sent = m_forge->send(assistant, callId);
        return finishes(sent) ? sent.result() : Result<QList<ForgeAnswer>>(Problem{.text = u"never ended"_s});
    }

    [[nodiscard]] SendReport sendOut(const QUuid &assistant, const QString &userNumber = {})
    {
        const ChannelConfiguration configuration = m_fixture->assistants.configuration(assistant);
        return m_fixture->core.send({.assistant = *m_fixture->assistants.assistant(assistant),
            .configuration = configuration,
            .message
            = {.businessNumber = configuration.settings.value(configuration.partnerId).numbers.first(),
                .userNumber = userNumber.isEmpty()
                    ? Sandbox::numbers(configuration.partnerId).constFirst().number
                    : userNumber,
                .content = TextContent{.text = u"Hello"_s}}});
    }

    static void partners()
    {
        QTest::addColumn<QString>("partnerId");
        for (const Partner *partner : allPartners())
            QTest::newRow(qPrintable(partner->id())) << partner->id();
    }

private slots:
    void init()
    {
        m_fixture = std::make_unique<SandboxFixture>();
        m_forge = std::make_unique<Forge>(&m_fixture->assistants, &m_fixture->endpoints, &m_fixture->core.log,
            &m_fixture->core.client, &m_fixture->core.clock);
    }

    void cleanup()
    {
        m_forge.reset();
        m_fixture.reset();
    }

    void everyFormOfMessageEndsInTheLog_data() { partners(); }
    void everyFormOfMessageEndsInTheLog()
    {
        QFETCH(QString, partnerId);
        const QUuid assistant = m_fixture->addSandbox(partnerId);
        QVERIFY(m_fixture->start(assistant));
        int messages = 0;
        for (const ForgedCall &call : m_forge->catalogue(assistant)) {
            if (call.group != ForgeGroup::Message)
                continue;
            const auto answers = send(assistant, call.id);
            QVERIFY2(answers.ok(), qPrintable(call.id));
            QCOMPARE(answers.value().constFirst().status, 200);
            ++messages;
            m_fixture->core.clock.time = m_fixture->core.clock.time.addSecs(1);
        }
        QVERIFY(messages >= 10);
        QTRY_COMPARE(m_fixture->logged(assistant).size(), messages);
        for (const LogEntry &entry : m_fixture->logged(assistant)) {
            QCOMPARE(entry.direction, Direction::Inbound);
            QVERIFY(entry.sandbox);
        }
    }

    void anAcceptedSendIsFollowedToRead_data() { partners(); }
    void anAcceptedSendIsFollowedToRead()
    {
        QFETCH(QString, partnerId);
        const QUuid assistant = m_fixture->addSandbox(partnerId);
        QVERIFY(m_fixture->start(assistant));
        QVERIFY(sendOut(assistant).logId != 0);
        QTRY_COMPARE(m_fixture->logged(assistant).constFirst().status, MessageStatus::kRead);
    }

    void withoutTheEndpointOrTheSwitchNothingFollows()
    {
        const QUuid assistant = m_fixture->addSandbox(u"gupshup"_s);
        QVERIFY(sendOut(assistant).logId != 0); // the endpoint does not run
        QVERIFY(m_fixture->start(assistant));
        m_forge->setFollowsSends(false);
        QVERIFY(sendOut(assistant).logId != 0);
        // Whatever was to follow would be there by the time a call of its own has come through.
        QVERIFY(send(assistant, u"message:text"_s).ok());
        QTRY_COMPARE(m_fixture->logged(assistant).size(), 3);
        for (const LogEntry &entry : m_fixture->logged(assistant))
            QVERIFY(entry.direction == Direction::Inbound || entry.status == MessageStatus::kAccepted);
    }

    void aRepeatedMessageIsLoggedOnce()
    {
        const QUuid assistant = m_fixture->addSandbox(u"infobip"_s);
        QVERIFY(m_fixture->start(assistant));
        const auto answers = send(assistant, u"message-twice"_s);
        QVERIFY(answers.ok());
        QCOMPARE(answers.value().size(), 2);
        QVERIFY(send(assistant, u"message:IMAGE"_s).ok());
        QTRY_COMPARE(m_fixture->logged(assistant).size(), 2);
    }

    void aReportNeverMovesAMessageBack()
    {
        const QUuid assistant = m_fixture->addSandbox(u"karix"_s);
        QVERIFY(m_fixture->start(assistant));
        m_forge->setFollowsSends(false);
        QVERIFY(sendOut(assistant).logId != 0);
        const auto answers = send(assistant, u"report-backwards"_s);
        QVERIFY(answers.ok());
        QCOMPARE(answers.value().size(), 3);
        QVERIFY(send(assistant, u"message:text"_s).ok());
        QTRY_COMPARE(m_fixture->logged(assistant).size(), 2);
        QStringList statuses;
        for (const LogEntry &entry : m_fixture->logged(assistant))
            statuses += entry.status;
        QVERIFY2(statuses.contains(MessageStatus::kRead), qPrintable(statuses.join(u' ')));
    }

    void badCallsAreRefusedAndReachNoLog_data()
    {
        QTest::addColumn<QString>("partnerId");
        QTest::addColumn<QString>("callId");
        QTest::addColumn<int>("status");
        QTest::newRow("wrong stream id") << u"gupshup"_s << u"invalid-stream-id"_s << 500;
        QTest::newRow("no body") << u"gupshup"_s << u"no-body"_s << 500;
        QTest::newRow("no sender") << u"gupshup"_s << u"no-sender"_s << 500;
        QTest::newRow("other number") << u"gupshup"_s << u"other-number"_s << 422;
        QTest::newRow("wrong method") << u"gupshup"_s << u"wrong-method"_s << 405;
        QTest::newRow("no basic") << u"infobip"_s << u"no-authorization"_s << 401;
        QTest::newRow("wrong basic") << u"infobip"_s << u"wrong-authorization"_s << 401;
        QTest::newRow("no secret segment") << u"karix"_s << u"no-authorization"_s << 404;
        QTest::newRow("wrong secret segment") << u"karix"_s << u"wrong-authorization"_s << 404;
    }
    void badCallsAreRefusedAndReachNoLog()
    {
        QFETCH(QString, partnerId);
        QFETCH(QString, callId);
        QFETCH(int, status);
        const QUuid assistant = m_fixture->addSandbox(partnerId);
        QVERIFY(m_fixture->start(assistant));
        const auto answers = send(assistant, callId);
        QVERIFY2(answers.ok(), answers.ok() ? "" : qPrintable(answers.error().text));
        QCOMPARE(answers.value().constFirst().status, status);
        QVERIFY(m_fixture->logged(assistant).isEmpty());
    }

    void onlyASandboxAssistantsRunningEndpointIsCalled()
    {
        const QUuid sandbox = m_fixture->addSandbox(u"karix"_s);
        QVERIFY(m_forge->obstacle(sandbox).value().text.contains(u"does not run"_s));
        QCOMPARE(send(sandbox, u"message:text"_s).error().kind, ProblemKind::Refused);

        const Assistant real{.id = QUuid::createUuid(),
            .name = u"Flight desk"_s,
            .streamId = u"st-2724c525-8c05-5a5f-9d2f-2c525a0e4d5b"_s};
        ConfigurationChange change;
        change.configuration = {.id = QUuid::createUuid(), .assistantId = real.id, .partnerId = u"karix"_s};
        change.configuration.settings[u"karix"_s].numbers = {u"+910000001000"_s};
        QVERIFY(!m_fixture->add(real, change).isNull());
        QVERIFY(m_fixture->start(real.id));
        QCOMPARE(send(real.id, u"message:text"_s).error().kind, ProblemKind::Refused);
        QVERIFY(m_fixture->logged(real.id).isEmpty());
    }

    void aReportWithoutASendIsRefusedInWords()
    {
        const QUuid assistant = m_fixture->addSandbox(u"karix"_s);
        QVERIFY(m_fixture->start(assistant));
        QVERIFY(send(assistant, u"delivered"_s).error().text.contains(u"No message was sent"_s));
    }

    void everyDocumentedDeliveryErrorCanBeProvoked_data() { partners(); }
    void everyDocumentedDeliveryErrorCanBeProvoked()
    {
        QFETCH(QString, partnerId);
        const QUuid assistant = m_fixture->addSandbox(partnerId);
        QVERIFY(m_fixture->start(assistant));
        int provoked = 0;
        for (const SandboxFailureNumber &number : sandboxFailureNumbers(partnerId)) {
            const SandboxFailure failure = sandboxFailure(partnerId, number.number.sliced(1)).value();
            if (!failure.reported)
                continue;
            const SendReport report = sendOut(assistant, number.number);
            QVERIFY(report.logId != 0);
            QTRY_COMPARE(m_fixture->logged(assistant).constFirst().status, MessageStatus::kFailed);
            const auto detail = m_fixture->core.log.detail(report.logId);
            QVERIFY(finishes(detail) && detail.result().ok());
            const std::optional<Problem> problem = detail.result().value().problem;
            QVERIFY2(problem, qPrintable(number.number));
            QVERIFY2(number.effect.contains(problem->text), qPrintable(number.effect + problem->text));
            ++provoked;
        }
        QVERIFY(provoked >= 4);
    }

    void aReportIsAboutAMessageOfTheChannelsPartner()
    {
        const QUuid assistant = m_fixture->addSandbox(u"karix"_s);
        QVERIFY(sendOut(assistant).logId != 0); // the endpoint does not run: nothing follows it
        const Sandbox::Starter starter = Sandbox::starter();
        ConfigurationChange change{.configuration = m_fixture->assistants.configuration(assistant)};
        change.configuration.partnerId = u"infobip"_s;
        const QHash<QString, QByteArray> secrets = starter.secrets.value(u"infobip"_s);
        for (auto secret = secrets.cbegin(); secret != secrets.cend(); ++secret)
            change.newSecrets += {.partnerId = u"infobip"_s,
                .fieldId = secret.key(),
                .value = secret.value(),
                .origin = Sandbox::origin(u"infobip"_s)};
        const auto saved = m_fixture->assistants.saveConfiguration(change);
        QVERIFY(finishes(saved) && saved.result().ok());
        QVERIFY(m_fixture->start(assistant));
        QVERIFY(send(assistant, u"delivered"_s).error().text.contains(u"No message was sent"_s));
        QVERIFY(sendOut(assistant).logId != 0);
        QVERIFY(send(assistant, u"delivered"_s).ok());
    }

    void whatTheStandInDidAboutACallStandsWithIt()
    {
        const QUuid assistant = m_fixture->addSandbox(u"infobip"_s);
        const StandIn standIn(m_fixture->core.stored.store.get(), &m_fixture->assistants,
            &m_fixture->endpoints, &m_fixture->core.log, &m_fixture->calls, m_fixture->core.service.get(),
            &m_fixture->core.clock);
        QVERIFY(m_fixture->start(assistant));
        const auto answerOnly = [&](const QString &number, int cap) {
            return m_fixture->set(assistant, [&](EndpointSettings &settings) {
                settings.standIn = {.kind = StandInKind::Echo, .allowedNumbers = {number}, .dailyCap = cap};
            });
        };
        const auto newestSays = [&](const QString &words) {
            const auto page = m_fixture->calls.page({.assistantId = assistant, .text = words});
            return finishes(page) && page.result().value().calls.size() == 1
                && page.result().value().calls.constFirst().outline->standIn.contains(words);
        };
        const QString user = Sandbox::numbers(u"infobip"_s).first().number;
        QVERIFY(answerOnly(u"+447700900999"_s, 1));
        QVERIFY(send(assistant, u"message:TEXT"_s).ok());
        QTRY_VERIFY(newestSays(user + u" was not answered. The number is not on the list"_s));
        QVERIFY(answerOnly(user, 1));
        QVERIFY(send(assistant, u"message:TEXT"_s).ok());
        QTRY_VERIFY(newestSays(u"Answered "_s + user));
        QVERIFY(send(assistant, u"message:LOCATION"_s).ok());
        QTRY_VERIFY(newestSays(u"which is the limit"_s));
    }

    void theStandInAnswersWhatTheSandboxWrites()
    {
        const QUuid assistant = m_fixture->addSandbox(u"infobip"_s);
        const StandIn standIn(m_fixture->core.stored.store.get(), &m_fixture->assistants,
            &m_fixture->endpoints, &m_fixture->core.log, &m_fixture->calls, m_fixture->core.service.get(),
            &m_fixture->core.clock);
        QVERIFY(m_fixture->start(assistant));
        QVERIFY(m_fixture->set(assistant, [](EndpointSettings &settings) {
            settings.standIn = {
                .kind = StandInKind::Echo, .allowedNumbers = {Sandbox::numbers(u"infobip"_s).first().number}};
        }));
        QVERIFY(send(assistant, u"message:TEXT"_s).ok());
        // Message, reply and the reply's reports: the channel is proven in both directions.
        QTRY_COMPARE(m_fixture->logged(assistant).size(), 2);
        const auto read = [&] {
            const QList<LogEntry> entries = m_fixture->logged(assistant);
            return std::any_of(entries.cbegin(), entries.cend(), [](const LogEntry &entry) {
                return entry.direction == Direction::Outbound && entry.status == MessageStatus::kRead
                    && entry.text == "Hello from the sandbox"_L1;
            });
        };
        QTRY_VERIFY(read());
    }
};

CHANNEL_CONSOLE_TEST(TestForge)
#include "tst_forge.moc"
