// SPDX-License-Identifier: Apache-2.0
// A platform that is not there, not trusted, or not quick enough.
#include "core/webhook/WebhookRules.h"
#include "support/Certificates.h"
#include "support/TestMain.h"
#include "webhook/RelayFixture.h"

#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>

using namespace ChannelConsole;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class RelayFailuresTest final : public QObject, private RelayingEndpoint
{
    Q_OBJECT

    [[nodiscard]] bool trustAlso(const QString &fileName)
    {
        return m_fixture->change(m_assistant, [&fileName](ChannelConfiguration &configuration) {
            configuration.settings[u"karix"_s].values.insert(u"extraCaFile"_s, fileName);
        });
    }
    /// The status of one more call that a platform on this thread answers, once it did.
    [[nodiscard]] int relayedOver(const ScriptedServer &platform)
    {
        RawClient client(m_port);
        client.send(wireText(call()));
        const qsizetype before = platform.requests.size();
        if (!QTest::qWaitFor([&] { return platform.requests.size() > before; }, 1'000)
            || !QTest::qWaitFor([&] { return m_fixture->column(u"status"_s).constLast() != u"0"_s; }))
            return 0;
        return RawClient::status(client.readToEnd());
    }

private slots:
    void init() { QVERIFY(prepare()); }
    void cleanup() { end(); }

    void aPlatformThatIsNotThereIsA502WithTheReason()
    {
        QVERIFY(startRelay());
        QTcpServer closed;
        QVERIFY(closed.listen(QHostAddress::LocalHost));
        const quint16 port = closed.serverPort();
        closed.close();
        QVERIFY(setPlatform(u"http://127.0.0.1:%1"_s.arg(port)));
        QCOMPARE(RawClient::status(sent(m_port, call())), 502);
        QTRY_COMPARE(m_fixture->column(u"status"_s), QStringList(u"502"_s));
        QCOMPARE(m_fixture->column(u"verdict"_s), QStringList(VerdictKey::kPlatformFailed));
        QVERIFY(!m_fixture->column(u"note"_s).constFirst().isEmpty());
    }

    void aPlatformThatCutsOffIsAskedOnce_data()
    {
        QTest::addColumn<int>("after");
        QTest::newRow("before the answer") << 0;
        QTest::newRow("in its header") << 20;
        QTest::newRow("in its body") << 100;
    }
    void aPlatformThatCutsOffIsAskedOnce()
    {
        QFETCH(int, after);
        QVERIFY(startRelay());
        m_platform->answer({.body = QByteArray(500, 'x'), .cutAfter = after});
        QCOMPARE(RawClient::status(sent(m_port, call())), 502);
        QCOMPARE(m_platform->requests().size(), 1);
    }

    void aPlatformWhoseCertificateIsNotTrustedIsA502WithTheReason()
    {
        const TestAuthority authority;
        ScriptedServer platform(
            [](QTcpSocket *connection, const QByteArray &) {
                connection->write(ScriptedServer::reply(202, {}));
            },
            authority.serverWith({}));
        QVERIFY(startRelay());
        QVERIFY(setPlatform(u"https://127.0.0.1:%1"_s.arg(platform.port())));
        {
            RawClient client(m_port);
            client.send(wireText(call()));
            QTRY_COMPARE(m_fixture->column(u"status"_s), QStringList(u"502"_s));
            QCOMPARE(RawClient::status(client.readToEnd()), 502);
        }
        QVERIFY(m_fixture->column(u"note"_s).constFirst().contains(u"Channel Console Test Authority"_s));
        QVERIFY(platform.requests.isEmpty());
        // The partner's extra CA file vouches for it, also while the endpoint runs.
        const QTemporaryDir directory;
        QFile file(directory.filePath(u"ca.pem"_s));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(authority.pem()) > 0 && file.flush());
        QVERIFY(trustAlso(file.fileName()));
        // Nobody is let in while the file is read.
        QTRY_VERIFY(m_fixture->endpoints->state(m_assistant).kind == EndpointState::Kind::Running
            && relayedOver(platform) == 202);
        QVERIFY(trustAlso(directory.filePath(u"gone.pem"_s)));
        QTRY_VERIFY(m_fixture->endpoints->state(m_assistant).problem);
        QCOMPARE(m_fixture->endpoints->state(m_assistant).problem->field, u"extraCaFile"_s);
    }

    void aPlatformThatDoesNotAnswerInTimeIsA502()
    {
        Relay relay({.totalDeadline = 200ms});
        const RelayOutcome late
            = outcomeOf(relay, {.method = "POST", .target = "/x?slow"}, QUrl(m_platform->host() + u"/x"_s));
        QCOMPARE(late.reply.status, 502);
        QVERIFY(!late.answered);
        QVERIFY(!late.note.isEmpty());
        QCOMPARE(m_platform->requests().size(), 1);
    }

    void aSlowPlatformHoldsUpNobodyElse()
    {
        QVERIFY(startRelay());
        // More than Qt opens connections to one host.
        std::vector<std::unique_ptr<RawClient>> slow;
        WireCall waiting = call();
        waiting.target += "?slow";
        for (int i = 0; i < 20; ++i) {
            slow.push_back(std::make_unique<RawClient>(m_port));
            slow.back()->send(wireText(waiting));
        }
        QTRY_COMPARE(m_platform->requests().size(), 20);
        QCOMPARE(RawClient::status(sent(m_port, call())), 202);
    }

    void callsOverTheLimitWaitForTheirTurn()
    {
        Relay relay({.connections = 1});
        const RelayTarget target{.webhook = QUrl(m_platform->host() + u"/x"_s)};
        m_platform->answer({.status = 202, .delay = 100ms});
        const auto first = relay.forward({.method = "POST", .target = "/x"}, target);
        const auto second = relay.forward({.method = "POST", .target = "/x"}, target);
        QTRY_COMPARE(m_platform->requests().size(), 1);
        QVERIFY(finishes(second));
        QVERIFY(first.isFinished());
        QCOMPARE(first.result().reply.status, 202);
        QCOMPARE(second.result().reply.status, 202);
    }

    void aCallThatGetsNoTurnInTimeIsNotPassedOnAtAll()
    {
        Relay relay({.totalDeadline = 300ms, .connections = 1});
        const RelayTarget target{.webhook = QUrl(m_platform->host() + u"/x"_s)};
        const auto first = relay.forward({.method = "POST", .target = "/x?slow"}, target);
        const auto second = relay.forward({.method = "POST", .target = "/x"}, target);
        QVERIFY(finishes(first) && finishes(second));
        QCOMPARE(second.result().reply.status, 502);
        QVERIFY2(second.result().note.contains(u"Not passed on"_s), qPrintable(second.result().note));
        QCOMPARE(m_platform->requests().size(), 1);
    }

    void whatIsUnderWayEndsWithTheRelay()
    {
        QFuture<RelayOutcome> future;
        {
            Relay relay;
            future = relay.forward(
                {.method = "POST", .target = "/x?slow"}, {.webhook = QUrl(m_platform->host() + u"/x"_s)});
            QTRY_COMPARE(m_platform->requests().size(), 1);
        }
        QVERIFY(future.isFinished());
        QCOMPARE(future.result().reply.status, 502);
    }
};

CHANNEL_CONSOLE_TEST(RelayFailuresTest)
#include "tst_relayfailures.moc"
