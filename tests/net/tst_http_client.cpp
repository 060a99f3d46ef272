// SPDX-License-Identifier: Apache-2.0
#include "core/net/HttpClient.h"

#include "support/Await.h"
#include "support/ScriptedServer.h"
#include "support/TestMain.h"

#include <QPointer>
#include <QTimer>

#include <chrono>

using namespace ChannelConsole;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// A port where nothing listens.
quint16 deadPort()
{
    QTcpServer server;
    return server.listen(QHostAddress::LocalHost) ? server.serverPort() : quint16(0);
}

/// Connections are made by the system and then nobody reads from them.
class DeafServer final
{
public:
    DeafServer()
    {
        m_server.listen(QHostAddress::LocalHost);
        m_server.pauseAccepting();
    }
    [[nodiscard]] QUrl url(const QString &scheme) const
    {
        return QUrl(scheme + u"://127.0.0.1:"_s + QString::number(m_server.serverPort()) + u'/');
    }
    void reset() { m_server.close(); }

private:
    QTcpServer m_server;
};

const QByteArray kMoreThanTheSystemBuffers(64 * 1024 * 1024, 'x');

} // namespace

class HttpClientTest final : public QObject
{
    Q_OBJECT

    std::unique_ptr<HttpClient> m_client;

    HttpOutcome outcomeOf(const HttpRequest &request, const HttpPolicy &policy = {})
    {
        const auto future = m_client->send(request, policy)->future();
        return finishes(future) ? future.result() : HttpOutcome{};
    }

    static void checkWords(const HttpOutcome &outcome, ProblemKind kind)
    {
        QVERIFY(outcome.problem.has_value());
        QVERIFY(!outcome.reply.has_value());
        QCOMPARE(problemKindName(outcome.problem->kind), problemKindName(kind));
        QVERIFY(!outcome.problem->text.isEmpty());
        QVERIFY(kind == ProblemKind::Cancelled || !outcome.problem->remedy.isEmpty());
        QVERIFY(!outcome.problem->text.contains(u'%'));
    }

private slots:
    void init()
    {
        qputenv("http_proxy", {});
        qputenv("https_proxy", {});
        m_client = std::make_unique<HttpClient>();
    }
    void cleanup() { m_client.reset(); }

    void aReplyOfAnyStatusIsAReply_data()
    {
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<int>("status");
        for (const QByteArray method : {"GET", "POST"}) {
            for (const int status : {200, 201, 302, 307, 308, 400, 401, 403, 404, 405, 407, 409, 410, 418,
                     422, 429, 500, 501, 502, 503, 599})
                QTest::addRow("%s %d", method.constData(), status) << method << status;
        }
    }
    void aReplyOfAnyStatusIsAReply()
    {
        QFETCH(QByteArray, method);
        QFETCH(int, status);
        ScriptedServer server([status](QTcpSocket *connection, const QByteArray &) {
            connection->write(ScriptedServer::reply(status, "{\"why\":1}",
                "WWW-Authenticate: Basic realm=\"x\"\r\nLocation: http://127.0.0.1:1/\r\nX-Trace: 7\r\n"));
        });
        const HttpOutcome outcome = outcomeOf(
            {.method = method, .url = server.url(), .body = method == "POST" ? "{}" : QByteArray()});
        if (status == 407) { // only a proxy may say that, and there is none
            QVERIFY(outcome.problem.has_value());
            return;
        }
        QVERIFY(outcome.reply.has_value());
        QVERIFY(!outcome.problem.has_value());
        QCOMPARE(outcome.reply->status, status);
        QCOMPARE(outcome.reply->reason, QByteArray("Status"));
        QCOMPARE(outcome.reply->body, QByteArray("{\"why\":1}"));
        QCOMPARE(outcome.reply->header("x-trace"), QByteArray("7"));
        QVERIFY(outcome.wentOut);
        QCOMPARE(server.requests.size(), 1);
    }

    void sendsWhatItIsGivenAndNothingOfItsOwnAccord()
    {
        ScriptedServer server([](QTcpSocket *connection, const QByteArray &) {
            connection->write(
                ScriptedServer::reply(200, "{}", "Set-Cookie: session=1\r\nCache-Control: max-age=999\r\n"));
        });
        const HttpRequest request{.method = "POST",
            .url = server.url(u"/a/b"_s),
            .headers = {{"Authorization", "Basic c2VjcmV0"}, {"Content-Type", "application/json"}},
            .body = "{\"a\":1}"};
        QVERIFY(outcomeOf(request).reply.has_value());
        const QByteArray first = server.requests.at(0);
        QVERIFY(first.startsWith("POST /a/b HTTP/1.1\r\n"));
        QVERIFY(first.contains("\r\nAuthorization: Basic c2VjcmV0\r\n"));
        QVERIFY(first.contains("\r\nContent-Type: application/json\r\n"));
        QVERIFY(first.contains("\r\nContent-Length: 7\r\n"));
        QVERIFY(first.contains("\r\nAccept-Encoding: identity\r\n"));
        QVERIFY(!first.toLower().contains("upgrade"));
        QVERIFY(first.endsWith("\r\n\r\n{\"a\":1}"));

        QVERIFY(outcomeOf({.url = server.url(u"/a/b"_s)}).reply.has_value());
        QVERIFY(outcomeOf({.url = server.url(u"/a/b"_s)}).reply.has_value());
        QCOMPARE(server.requests.size(), 3); // nothing was answered from a cache
        QVERIFY(!server.requests.at(2).toLower().contains("cookie"));
        QVERIFY(!server.requests.at(2).contains("Authorization"));
    }

    void aRedirectIsNotFollowedWithACredential()
    {
        ScriptedServer other([](QTcpSocket *connection, const QByteArray &) {
            connection->write(ScriptedServer::reply(200, ""));
        });
        ScriptedServer server([&other](QTcpSocket *connection, const QByteArray &) {
            connection->write(
                ScriptedServer::reply(307, "", "Location: " + other.url().toEncoded() + "\r\n"));
        });
        for (const QByteArray method : {"GET", "POST"}) {
            const HttpOutcome outcome
                = outcomeOf({.method = method, .url = server.url(), .headers = {{"Authorization", "x"}}});
            QVERIFY(outcome.reply.has_value());
            QCOMPARE(outcome.reply.value().status, 307);
        }
        QCOMPARE(other.connections, 0);
    }

    void refusesUnsafeRequests_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<QByteArray>("header");
        QTest::newRow("plain http to another computer") << u"http://api.example.com/"_s << QByteArray();
        QTest::newRow("credentials in the address")
            << u"https://user:secret@api.example.com/"_s << QByteArray();
        QTest::newRow("another scheme") << u"ftp://api.example.com/"_s << QByteArray();
        QTest::newRow("no address") << QString() << QByteArray();
        QTest::newRow("a header that smuggles") << u"https://api.example.com/"_s << QByteArray("a\r\nX: b");
    }
    void refusesUnsafeRequests()
    {
        QFETCH(QString, url);
        QFETCH(QByteArray, header);
        const HttpOutcome outcome
            = outcomeOf({.method = "POST", .url = QUrl(url), .headers = {{"X", header}}});
        checkWords(outcome, ProblemKind::Refused);
        QCOMPARE(outcome.problem->side, Side::ThisComputer);
        QVERIFY(!outcome.problem->text.contains(u"secret"_s));
        QVERIFY(!outcome.wentOut);
    }

    void saysThatANameIsUnknown()
    {
        const HttpOutcome outcome
            = outcomeOf({.method = "POST", .url = QUrl(u"https://something.invalid/"_s), .body = "x"});
        checkWords(outcome, ProblemKind::NameNotResolved);
        QVERIFY(outcome.problem->text.contains(u"something.invalid"_s));
        QVERIFY(!outcome.wentOut);
    }

    void saysThatNothingListens_data()
    {
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("GET") << QByteArray("GET") << QByteArray();
        QTest::newRow("POST") << QByteArray("POST") << QByteArray("x");
        QTest::newRow("POST without a body") << QByteArray("POST") << QByteArray();
    }
    void saysThatNothingListens()
    {
        QFETCH(QByteArray, method);
        QFETCH(QByteArray, body);
        const QUrl url(u"http://127.0.0.1:%1/"_s.arg(deadPort()));
        const HttpOutcome outcome = outcomeOf({.method = method, .url = url, .body = body});
        checkWords(outcome, ProblemKind::ConnectionRefused);
        QCOMPARE(outcome.problem->side, Side::ThisComputer);
        QVERIFY(!outcome.wentOut);
    }

    void givesUpConnectingInTime()
    {
        const DeafServer server; // the connection is made, the TLS handshake never answered
        const HttpOutcome outcome = outcomeOf(
            {.method = "POST", .url = server.url(u"https"_s), .body = "x"}, {.connectDeadline = 200ms});
        checkWords(outcome, ProblemKind::TimedOut);
        QVERIFY(outcome.problem->text.contains(u"0.2"_s));
        QVERIFY(!outcome.wentOut);
    }

    void aRequestThatDidNotGetOutInTimeIsNotUnknown()
    {
        const DeafServer server;
        const HttpOutcome outcome
            = outcomeOf({.method = "POST", .url = server.url(u"http"_s), .body = kMoreThanTheSystemBuffers},
                {.totalDeadline = 500ms});
        checkWords(outcome, ProblemKind::TimedOut);
        QVERIFY(!outcome.wentOut);
    }

    void aRequestThatWasCutOffWhileGoingOutIsNotUnknown()
    {
        DeafServer server;
        HttpCall *call = m_client->send(
            {.method = "POST", .url = server.url(u"http"_s), .body = kMoreThanTheSystemBuffers});
        const auto future = call->future();
        connect(call, &HttpCall::stageChanged, this, [&server](HttpStage stage) {
            if (stage == HttpStage::Sending)
                server.reset();
        });
        QVERIFY(finishes(future));
        checkWords(future.result(), ProblemKind::ConnectionCut);
        QVERIFY(!future.result().wentOut);
    }

    void noAnswerInTimeIsUnknownOnlyWhereSomethingMayHaveHappened()
    {
        ScriptedServer server([](QTcpSocket *, const QByteArray &) {});
        const HttpOutcome sent
            = outcomeOf({.method = "POST", .url = server.url(), .body = "x"}, {.totalDeadline = 300ms});
        checkWords(sent, ProblemKind::OutcomeUnknown);
        QVERIFY(sent.wentOut);
        const HttpOutcome asked = outcomeOf({.url = server.url()}, {.totalDeadline = 300ms});
        checkWords(asked, ProblemKind::TimedOut);
        QVERIFY(sent.timings.totalMs.value() >= 200);
    }

    void aSlowAnswerIsNotAFailedConnection()
    {
        ScriptedServer server([](QTcpSocket *connection, const QByteArray &) {
            QTimer::singleShot(
                600ms, connection, [connection] { connection->write(ScriptedServer::reply(200, "late")); });
        });
        for (const QByteArray body : {"x", ""}) {
            const HttpOutcome outcome
                = outcomeOf({.method = body.isEmpty() ? "GET" : "POST", .url = server.url(), .body = body},
                    {.connectDeadline = 300ms});
            QCOMPARE(outcome.reply.value().body, QByteArray("late"));
        }
    }

    void aReplyThatIsTooLargeIsNotReadToItsEnd_data()
    {
        QTest::addColumn<QByteArray>("header");
        QTest::addColumn<QByteArray>("method");
        for (const QByteArray method : {"GET", "POST"}) {
            QTest::addRow("announced, %s", method.constData())
                << QByteArray("Content-Length: 100000000\r\n") << method;
            QTest::addRow("not announced, %s", method.constData())
                << QByteArray("Connection: close\r\n") << method;
        }
    }
    void aReplyThatIsTooLargeIsNotReadToItsEnd()
    {
        QFETCH(QByteArray, header);
        QFETCH(QByteArray, method);
        ScriptedServer server([&header](QTcpSocket *connection, const QByteArray &) {
            connection->write("HTTP/1.1 200 OK\r\n" + header + "\r\n" + QByteArray(20'000, 'x'));
        });
        const HttpOutcome outcome
            = outcomeOf({.method = method, .url = server.url(), .body = method == "POST" ? "x" : ""},
                {.maximumReplyBytes = 10'000});
        checkWords(outcome, method == "POST" ? ProblemKind::OutcomeUnknown : ProblemKind::ReplyTooLarge);
        QVERIFY(outcome.wentOut);
    }

    void aReplyOfExactlyTheLimitIsTaken()
    {
        ScriptedServer server([](QTcpSocket *connection, const QByteArray &) {
            connection->write(ScriptedServer::reply(200, QByteArray(10'000, 'x')));
        });
        QCOMPARE(outcomeOf({.url = server.url()}, {.maximumReplyBytes = 10'000}).reply.value().body.size(),
            10'000);
    }

    void anAnswerThatBreaksOffIsNoAnswer()
    {
        ScriptedServer server([](QTcpSocket *connection, const QByteArray &) {
            ScriptedServer::writeAndClose(
                connection, "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"half\":");
        });
        checkWords(outcomeOf({.url = server.url()}), ProblemKind::ConnectionCut);
        const HttpOutcome outcome = outcomeOf({.method = "POST", .url = server.url(), .body = "x"});
        checkWords(outcome, ProblemKind::OutcomeUnknown);
        QVERIFY(outcome.problem->details.contains(u"200"_s));
    }

    void whatIsNotHttpIsNoAnswer()
    {
        ScriptedServer server([](QTcpSocket *connection, const QByteArray &) {
            ScriptedServer::writeAndClose(connection, "220 mail.example.com ESMTP ready\r\n\r\n");
        });
        const HttpOutcome asked = outcomeOf({.url = server.url()});
        checkWords(
            asked, ProblemKind::ConnectionCut); // Qt tells it no different from a connection that ended
        QVERIFY(asked.problem->remedy.contains(u"port"_s));
        checkWords(
            outcomeOf({.method = "POST", .url = server.url(), .body = "x"}), ProblemKind::OutcomeUnknown);
    }

    void cancelSaysWhetherItCameTooLate()
    {
        ScriptedServer server([](QTcpSocket *, const QByteArray &) {});
        const HttpRequest post{.method = "POST", .url = server.url(), .body = "x"};

        HttpCall *atOnce = m_client->send(post);
        auto future = atOnce->future();
        atOnce->cancel();
        QVERIFY(future.isFinished());
        checkWords(future.result(), ProblemKind::Cancelled);
        QCOMPARE(server.connections, 0);

        for (const HttpRequest &request : {post, HttpRequest{.url = server.url()}}) {
            QPointer<HttpCall> waiting = m_client->send(request);
            future = waiting->future();
            const qsizetype before = server.requests.size();
            QTRY_VERIFY(server.requests.size() > before && waiting->stage() == HttpStage::Waiting);
            waiting->cancel();
            waiting->cancel(); // nothing happens twice
            checkWords(
                future.result(), isSafe(request) ? ProblemKind::Cancelled : ProblemKind::OutcomeUnknown);
            QTRY_VERIFY(!waiting);
        }

        const DeafServer deaf;
        HttpCall *connecting = m_client->send({.method = "POST", .url = deaf.url(u"https"_s), .body = "x"});
        future = connecting->future();
        QTRY_COMPARE(connecting->stage(), HttpStage::Connecting);
        connecting->cancel();
        checkWords(future.result(), ProblemKind::Cancelled);
    }

    void aClientThatGoesAwayLeavesNobodyWaiting()
    {
        ScriptedServer server([](QTcpSocket *, const QByteArray &) {});
        const auto post = m_client->send({.method = "POST", .url = server.url(), .body = "x"})->future();
        QTRY_COMPARE(server.requests.size(), 1);
        const auto fresh = m_client->send({.method = "POST", .url = server.url(), .body = "x"})->future();
        m_client.reset();
        QVERIFY(post.isFinished() && fresh.isFinished());
        checkWords(post.result(), ProblemKind::OutcomeUnknown);
        checkWords(fresh.result(), ProblemKind::Cancelled);
    }

    void passesThroughItsStagesOnceAndDeletesItself()
    {
        ScriptedServer server([](QTcpSocket *connection, const QByteArray &) {
            connection->write(ScriptedServer::reply(200, "ok"));
        });
        QPointer<HttpCall> call = m_client->send({.method = "POST", .url = server.url(), .body = "x"});
        QList<HttpStage> stages{call->stage()};
        connect(call, &HttpCall::stageChanged, this, [&stages](HttpStage stage) { stages += stage; });
        QTRY_VERIFY(!call);
        QCOMPARE(stages,
            QList<HttpStage>({HttpStage::Connecting, HttpStage::Sending, HttpStage::Waiting,
                HttpStage::Receiving, HttpStage::Done}));
    }

    void tellsHowLongEachPartTook()
    {
        ScriptedServer server([](QTcpSocket *connection, const QByteArray &) {
            connection->write(ScriptedServer::reply(200, "ok"));
        });
        const HttpTimings fresh = outcomeOf({.url = server.url()}).timings;
        QVERIFY(fresh.connectedMs.value() <= fresh.firstByteMs.value());
        QVERIFY(fresh.firstByteMs.value() <= fresh.totalMs.value());
        QVERIFY(!fresh.encryptedMs);
        QVERIFY(!outcomeOf({.url = server.url()}).timings.connectedMs);
        QCOMPARE(server.connections, 1);
    }

    void aProxyThatIsDownIsNamed()
    {
        qputenv("https_proxy", "http://127.0.0.1:" + QByteArray::number(deadPort()));
        const HttpOutcome outcome
            = outcomeOf({.method = "POST", .url = QUrl(u"https://api.example.com/"_s), .body = "x"});
        checkWords(outcome, ProblemKind::ProxyFailed);
        QVERIFY(outcome.problem->text.contains(u"proxy 127.0.0.1:"_s));
        QVERIFY(!outcome.wentOut);
    }

    void aProxyThatWantsCredentialsIsNamedAndGetsNone()
    {
        ScriptedServer proxy([](QTcpSocket *connection, const QByteArray &) {
            connection->write(ScriptedServer::reply(407, "", "Proxy-Authenticate: Basic realm=\"x\"\r\n"));
        });
        qputenv("https_proxy", "http://127.0.0.1:" + QByteArray::number(proxy.port()));
        const HttpOutcome outcome = outcomeOf({.method = "POST",
            .url = QUrl(u"https://api.example.com/"_s),
            .headers = {{"Authorization", "c2VjcmV0"}},
            .body = "x"});
        checkWords(outcome, ProblemKind::ProxyFailed);
        QVERIFY(outcome.problem->text.contains(u"password"_s));
        QVERIFY(!outcome.wentOut);
        QVERIFY(proxy.requests.at(0).startsWith("CONNECT api.example.com:443 "));
        QVERIFY(!proxy.requests.join().contains("c2VjcmV0"));
    }

    void loopbackNeedsNoProxy()
    {
        const QByteArray proxy = "http://127.0.0.1:" + QByteArray::number(deadPort());
        qputenv("http_proxy", proxy);
        qputenv("https_proxy", proxy);
        ScriptedServer server([](QTcpSocket *connection, const QByteArray &) {
            connection->write(ScriptedServer::reply(200, "ok"));
        });
        QCOMPARE(outcomeOf({.url = server.url()}).reply.value().status, 200);
        QCOMPARE(outcomeOf({.url = server.url(u"/"_s, u"localhost"_s)}).reply.value().status, 200);
    }
};

CHANNEL_CONSOLE_TEST(HttpClientTest)
#include "tst_http_client.moc"
