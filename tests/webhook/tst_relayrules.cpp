// SPDX-License-Identifier: Apache-2.0
// Which calls a relay passes on, where to, and what is kept of them.
#include "core/webhook/EndpointPlan.h"
#include "core/webhook/WebhookRules.h"
#include "support/TestMain.h"
#include "webhook/RelayFixture.h"
#include "webhook/RunningEndpoint.h"

using namespace ChannelConsole;
using namespace Qt::StringLiterals;

class RelayRulesTest final : public QObject, private RelayingEndpoint
{
    Q_OBJECT

private slots:
    void init() { QVERIFY(prepare()); }
    void cleanup() { end(); }

    void aCallIsKeptBeforeItGoesOn()
    {
        QVERIFY(startRelay());
        RawClient client(m_port);
        WireCall slow = call();
        slow.target += "?slow";
        client.send(wireText(slow));
        QTRY_COMPARE(m_platform->requests().size(), 1);
        QCOMPARE(m_fixture->column(u"status"_s), QStringList(u"0"_s));
        // And what was under way when the endpoint is stopped does not look as if it still were.
        m_fixture->endpoints->stop(m_assistant);
        QTRY_COMPARE(m_fixture->column(u"status"_s), QStringList(u"502"_s));
        QCOMPARE(m_fixture->column(u"verdict"_s), QStringList(VerdictKey::kPlatformFailed));
        QCOMPARE(m_platform->requests().size(), 1);
    }

    void thePlatformDecidesButWhatIsRefusedHereStaysOutOfTheLog()
    {
        QVERIFY(startRelay());
        QVERIFY(m_fixture->change(
            m_assistant, [](ChannelConfiguration &configuration) { configuration.enabled = false; }));
        QCOMPARE(RawClient::status(sent(m_port, call())), 202);
        WireCall empty = call();
        empty.method = "PUT";
        QCOMPARE(RawClient::status(sent(m_port, empty)), 202);
        QCOMPARE(m_platform->requests().constLast().method, QByteArray("PUT"));
        QCOMPARE(m_fixture->column(u"state"_s), QStringList({u"refused"_s, u"refused"_s}));
        QCOMPARE(m_fixture->column(u"verdict"_s),
            QStringList({VerdictKey::kChannelDisabled, VerdictKey::kWrongMethod}));
        QVERIFY(!m_fixture->column(u"note"_s).contains(QString()));
    }

    void whatIsNotForTheWebhookDoesNotGoOn()
    {
        QVERIFY(startRelay());
        WireCall elsewhere = call();
        elsewhere.target = "/admin";
        QCOMPARE(RawClient::status(sent(m_port, elsewhere)), 404);
        WireCall other = call();
        other.target.replace("st-2724", "st-9999");
        QCOMPARE(RawClient::status(sent(m_port, other)), 500);
        WireCall page = call();
        page.headers = {{"Origin", "https://evil.example"}};
        QCOMPARE(RawClient::status(sent(m_port, page)), 403);
        WireCall large = call();
        large.body = QByteArray(1024 * 1024 + 1, 'x');
        QCOMPARE(RawClient::status(sent(m_port, large)), 413);
        QCOMPARE(m_platform->requests().size(), 0);
    }

    void goesOnlyWhereItMay_data()
    {
        QTest::addColumn<QString>("host");
        QTest::addColumn<bool>("sandbox");
        QTest::addColumn<bool>("allowed");
        QTest::newRow("platform") << u"https://bots.kore.ai"_s << false << true;
        QTest::newRow("not encrypted") << u"http://bots.kore.ai"_s << false << false;
        QTest::newRow("on this computer") << u"http://127.0.0.1:9"_s << false << true;
        QTest::newRow("itself") << u"http://127.0.0.1:8480"_s << false << false;
        QTest::newRow("itself by name") << u"http://localhost:8480"_s << false << false;
        QTest::newRow("itself by IPv6") << u"http://[::1]:8480"_s << false << false;
        QTest::newRow("itself through the tunnel") << u"https://hooks.example"_s << false << false;
        QTest::newRow("the same with its port") << u"https://HOOKS.example:443/"_s << false << false;
        QTest::newRow("sandbox to a platform") << u"https://bots.kore.ai"_s << true << false;
        QTest::newRow("sandbox to its starter's host") << u"https://sandbox.invalid"_s << true << false;
        QTest::newRow("sandbox on this computer") << u"http://127.0.0.1:9"_s << true << true;
    }
    void goesOnlyWhereItMay()
    {
        QFETCH(QString, host);
        QFETCH(bool, sandbox);
        QFETCH(bool, allowed);
        EndpointSource source{.assistant = {.id = QUuid::createUuid(),
                                  .streamId = EndpointFixture::kStreamId,
                                  .platformHost = host,
                                  .sandbox = sandbox},
            .configuration = {.partnerId = u"karix"_s},
            .settings = {.publicUrl = u"https://hooks.example"_s, .mode = EndpointMode::Relay}};
        const Result<EndpointPlan> plan = planEndpoint(source);
        QCOMPARE(plan.ok(), allowed);
        if (!allowed)
            QCOMPARE(plan.error().kind, ProblemKind::Refused);
        source.settings.mode = EndpointMode::AnswerHere;
        QVERIFY(planEndpoint(source).ok());
    }

    /// Two consoles whose assistants' platform hosts are each other's endpoints: neither can see it in its
    /// own settings.
    void aCallThatComesRoundByWayOfAnotherConsoleIsNotPassedOnAgain()
    {
        QVERIFY(startRelay());
        EndpointFixture other;
        QVERIFY(other.isReady);
        const QUuid theirs = other.add(u"karix"_s);
        QVERIFY(other.changeSettings(theirs, [](EndpointSettings &settings) {
            settings.mode = EndpointMode::Relay;
            settings.secretPath = false;
        }));
        Assistant assistant = *other.channel.assistants->assistant(theirs);
        assistant.platformHost = u"http://127.0.0.1:%1"_s.arg(m_port);
        QVERIFY(EndpointFixture::done(other.channel.assistants->updateAssistant(assistant)));
        const quint16 theirPort = other.start(theirs);
        QVERIFY(theirPort != 0);
        QVERIFY(setPlatform(u"http://127.0.0.1:%1"_s.arg(theirPort)));

        const QByteArray reply = sent(m_port, call());
        QCOMPARE(RawClient::status(reply), 508);
        QVERIFY2(bodyOf(reply).contains("goes round"), reply.constData());
        QTRY_COMPARE(m_fixture->column(u"status"_s), QStringList({u"508"_s, u"508"_s}));
        QCOMPARE(other.column(u"status"_s), QStringList(u"508"_s));
        // The one that came round says so; the first only what it was answered.
        QVERIFY(m_fixture->column(u"note"_s).constLast().contains(u"come round"_s));
        QCOMPARE(m_platform->requests().size(), 0);
    }

    /// With any free port it is known only once the endpoint listens.
    void aRelayToItselfIsFoundOutWhileItRuns()
    {
        QVERIFY(startRelay());
        QVERIFY(setPlatform(u"http://127.0.0.1:%1"_s.arg(m_port)));
        QTRY_VERIFY(m_fixture->endpoints->state(m_assistant).problem);
        QCOMPARE(m_fixture->endpoints->state(m_assistant).problem->kind, ProblemKind::Refused);
        QCOMPARE(RawClient::status(sent(m_port, call())), 503);
        QCOMPARE(m_platform->requests().size(), 0);
    }

    /// It needs none: whatever the keychain holds, the assistant stays online.
    void aCredentialThatIsMissingKeepsNoCallFromGoingOn_data()
    {
        QTest::addColumn<QString>("partnerId");
        QTest::addColumn<bool>("entered");
        QTest::newRow("no Client Secret") << u"gupshup"_s << false;
        QTest::newRow("a Client Secret that cannot be read") << u"gupshup"_s << true;
        QTest::newRow("a password that cannot be read") << u"infobip"_s << true;
    }
    void aCredentialThatIsMissingKeepsNoCallFromGoingOn()
    {
        QFETCH(QString, partnerId);
        QFETCH(bool, entered);
        m_assistant = m_fixture->add(partnerId);
        if (partnerId == u"gupshup"_s)
            QVERIFY(m_fixture->associateApp(
                m_assistant, newApp(), entered ? TokenWorkshop::kSecret : QByteArray()));
        if (entered)
            m_fixture->channel.keychain.fault = [](const QString &job, const QString &, int) {
                return job == u"read"_s ? std::optional(SecretFailure{.error = SecretError::TimedOut})
                                        : std::nullopt;
            };
        QVERIFY(relays());
        const std::optional<Problem> problem = m_fixture->endpoints->state(m_assistant).problem;
        QVERIFY(problem);
        QVERIFY2(problem->text.contains(u"cannot be checked"_s), qPrintable(problem->text));
        QVERIFY(!problem->remedy.isEmpty());

        WireCall unproved = call();
        unproved.body = kMessage;
        QCOMPARE(RawClient::status(sent(m_port, unproved)), 202);
        QCOMPARE(m_platform->requests().constLast().body, kMessage);
        QCOMPARE(m_fixture->column(u"verdict"_s), QStringList(VerdictKey::kNotChecked));
        QVERIFY2(m_fixture->column(u"note"_s).constFirst().startsWith(u"Passed on, but not checked: "_s),
            qPrintable(m_fixture->column(u"note"_s).constFirst()));
        // It could be anybody's.
        QCOMPARE(m_fixture->column(u"state"_s), QStringList(u"refused"_s));
        // Here nobody is let in who cannot be checked.
        m_fixture->endpoints->stop(m_assistant);
        QVERIFY(m_fixture->changeSettings(
            m_assistant, [](EndpointSettings &settings) { settings.mode = EndpointMode::AnswerHere; }));
        QCOMPARE(m_fixture->start(m_assistant), quint16(0));
    }

    void aRelayGoesOnWhileAnotherCredentialIsRead()
    {
        QVERIFY(startRelay(u"infobip"_s));
        QVERIFY(!m_fixture->endpoints->state(m_assistant).problem);
        const WireCall unproved = call();
        bool reading = false;
        FakeSecretStore &keychain = m_fixture->channel.keychain;
        keychain.fault = [&](const QString &job, const QString &, int) -> std::optional<SecretFailure> {
            reading = reading || job == u"read"_s;
            keychain.answersAfter = std::chrono::hours(reading ? 1 : 0); // somebody is asked to unlock it
            return std::nullopt;
        };
        ConfigurationChange change{
            .configuration = m_fixture->channel.assistants->configuration(m_assistant)};
        change.newSecrets.append(SecretChange{.partnerId = u"infobip"_s,
            .fieldId = u"password"_s,
            .value = "another",
            .origin = u"https://x.api.infobip.com"_s});
        const QFuture<Result<void>> saving = m_fixture->channel.assistants->saveConfiguration(change);
        QTRY_VERIFY(reading);
        QCOMPARE(RawClient::status(sent(m_port, unproved)), 202);
        QCOMPARE(m_fixture->column(u"verdict"_s), QStringList(VerdictKey::kNotChecked));
        keychain.fault = {};
    }

    void whatWasNotPassedOnIsKeptInPart()
    {
        QVERIFY(startRelay());
        WireCall large = call();
        large.body = '"' + QByteArray(500'000, 'x') + '"';
        QCOMPARE(RawClient::status(sent(m_port, large)), 202);
        large.target = "/elsewhere";
        QCOMPARE(RawClient::status(sent(m_port, large)), 404);
        large.headers = {{"Origin", "https://evil.example"}};
        QCOMPARE(RawClient::status(sent(m_port, large)), 403);
        QTRY_COMPARE(m_fixture->column(u"length(body)"_s), QStringList({u"500002"_s, u"4096"_s, u"0"_s}));
        // Nor is everything kept of what anybody can send: it was passed on, but never let in.
        QVERIFY(m_fixture->change(
            m_assistant, [](ChannelConfiguration &configuration) { configuration.enabled = false; }));
        large.headers = {};
        large.target = call().target;
        QCOMPARE(RawClient::status(sent(m_port, large)), 202);
        QCOMPARE(m_platform->requests().constLast().body, large.body);
        QCOMPARE(m_fixture->column(u"length(body)"_s).constLast(), u"16384"_s);
    }
};

CHANNEL_CONSOLE_TEST(RelayRulesTest)
#include "tst_relayrules.moc"
