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
};

CHANNEL_CONSOLE_TEST(RelayRulesTest)
#include "tst_relayrules.moc"
