// SPDX-License-Identifier: Apache-2.0
#include "core/net/RawExchange.h"

#include "support/Await.h"
#include "support/Certificates.h"
#include "support/ScriptedServer.h"
#include "support/TestMain.h"

#include <QPointer>
#include <QTimer>

using namespace ChannelConsole;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

QByteArray everyByte()
{
    QByteArray bytes;
    for (int i = 0; i < 256; ++i)
        bytes += char(i);
    return bytes;
}

/// A proxy that makes connections, each to the same place whatever was asked for.
class TunnelProxy final
{
public:
    explicit TunnelProxy(quint16 target)
    {
        QObject::connect(&m_server, &QTcpServer::newConnection, &m_server, [this, target] {
            QTcpSocket *client = m_server.nextPendingConnection();
            auto *server = new QTcpSocket(client);
            QObject::connect(client, &QTcpSocket::readyRead, server, [this, client, server, target] {
                if (server->state() == QAbstractSocket::UnconnectedState) {
                    asked = client->readAll();
                    client->write("HTTP/1.1 200 Made\r\n\r\n");
                    server->connectToHost(QHostAddress::LocalHost, target);
                } else {
                    server->write(client->readAll());
                }
            });
            QObject::connect(server, &QTcpSocket::readyRead, client,
                [client, server] { client->write(server->readAll()); });
        });
        if (!m_server.listen(QHostAddress::LocalHost))
            qFatal("cannot listen on loopback");
        qputenv("https_proxy", "http://127.0.0.1:" + QByteArray::number(m_server.serverPort()));
    }
    ~TunnelProxy() { qputenv("https_proxy", {}); }

    QByteArray asked;

private:
    QTcpServer m_server;
};

} // namespace

/// What somebody else wrote goes out and comes back unchanged, and all the same by this program's rules.
class RawExchangeTest final : public QObject
{
    Q_OBJECT

    TestAuthority m_authority;

    static HttpOutcome outcomeOf(
        const HttpRequest &request, const HttpPolicy &policy = {}, const QByteArray &target = "/x")
    {
        const auto *exchange = new RawExchange(request, target, policy);
        const auto future = exchange->future();
        return finishes(future) && future.resultCount() == 1 ? future.result() : HttpOutcome{};
    }
    static HttpRequest post(const ScriptedServer &server)
    {
        return {.method = "POST", .url = server.url(), .headers = {{"Content-Length", "1"}}, .body = "x"};
    }
    /// What comes of a reply of these bytes, after which the connection ends.
    static HttpOutcome answered(const QByteArray &bytes, const QByteArray &method = "POST")
    {
        ScriptedServer server([bytes](QTcpSocket *connection, const QByteArray &) {
            ScriptedServer::writeAndClose(connection, bytes);
        });
        HttpRequest request = post(server);
        request.method = method;
        HttpOutcome outcome = outcomeOf(request, {.maximumReplyBytes = 100});
        if (server.requests.size() != 1 || server.connections != 1)
            qFatal("not asked exactly once");
        return outcome;
    }
    static void answerOk(QTcpSocket *connection, const QByteArray &)
    {
        connection->write(ScriptedServer::reply(200, "ok"));
    }

private slots:
    void initTestCase()
    {
        for (const char *variable : {"http_proxy", "https_proxy", "all_proxy", "no_proxy"})
            qputenv(variable, {});
    }

    void theRequestGoesOutByteForByte_data()
    {
        QTest::addColumn<bool>("encrypted");
        QTest::newRow("plain") << false;
        QTest::newRow("over TLS") << true;
    }
    void theRequestGoesOutByteForByte()
    {
        QFETCH(bool, encrypted);
        ScriptedServer server(answerOk, encrypted ? std::optional(m_authority.serverWith({})) : std::nullopt);
        const HttpRequest request{.method = "pOST",
            .url = server.url(u"/not/this"_s),
            .headers = {{"x-ODD", "1"}, {"Host", "else.where"}, {"X-Empty", ""}, {"x-odd", "2"},
                {"Content-Length", "256"}},
            .body = everyByte()};
        const HttpOutcome outcome
            = outcomeOf(request, {.extraCaPem = m_authority.pem()}, "/a%41%2f/../;b?c=%20+&&%7e#\xc3\xa9");
        QVERIFY(outcome.reply.has_value());
        QCOMPARE(outcome.certificate.has_value(), encrypted);
        QCOMPARE(server.requests,
            QList<QByteArray>{
                "pOST /a%41%2f/../;b?c=%20+&&%7e#\xc3\xa9 HTTP/1.1\r\nx-ODD: 1\r\nHost: else.where\r\n"
                "X-Empty: \r\nx-odd: 2\r\nContent-Length: 256\r\n\r\n"
                + everyByte()});
    }

    void theReplyComesBackAsItIs()
    {
        const HttpOutcome outcome
            = answered("HTTP/1.1 302 Gone Fishing\r\nlocation: /elsewhere\r\nSet-Cookie: a=1\r\n"
                       "X-B: 1\r\nset-cookie: b=2\r\nContent-Encoding: gzip\r\n"
                       "Content-Length: 4\r\n\r\n\x1f\x8b\x08?");
        QCOMPARE(outcome.reply.value().status, 302);
        QCOMPARE(outcome.reply->reason, QByteArray("Gone Fishing"));
        QCOMPARE(outcome.reply->headers,
            (QList<HttpHeader>{{"location", "/elsewhere"}, {"Set-Cookie", "a=1"}, {"X-B", "1"},
                {"set-cookie", "b=2"}, {"Content-Encoding", "gzip"}, {"Content-Length", "4"}}));
        QCOMPARE(outcome.reply->body, QByteArray("\x1f\x8b\x08?"));
    }

    void aReplyIsReadInWhateverFormItComes_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("up to the end")
            << QByteArray("HTTP/1.1 200 OK\r\n\r\nall of it") << 200 << QByteArray("all of it");
        QTest::newRow("in chunks") << QByteArray("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
                                                 "3;x=y\r\nall\r\n6\r\n of it\r\n0\r\nStatus: 500\r\n\r\n")
                                   << 200 << QByteArray("all of it");
        QTest::newRow("after interim ones")
            << QByteArray("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n"
                          "HTTP/1.1 201 Created\r\nContent-Length: 2\r\n\r\nok")
            << 201 << QByteArray("ok");
        QTest::newRow("without a body")
            << QByteArray("HTTP/1.1 204 No Content\r\n\r\n") << 204 << QByteArray();
        QTest::newRow("of HTTP/1.0") << QByteArray("HTTP/1.0 500 \r\n\r\n") << 500 << QByteArray();
        QTest::newRow("at the limit")
            << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n") + QByteArray(100, 'x') << 200
            << QByteArray(100, 'x');
    }
    void aReplyIsReadInWhateverFormItComes()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        const HttpOutcome whole = answered(bytes);
        QCOMPARE(whole.reply.value().status, status);
        QCOMPARE(whole.reply->body, body);
        // And byte by byte.
        ScriptedServer server([&bytes](QTcpSocket *connection, const QByteArray &) {
            for (const char each : std::as_const(bytes)) {
                connection->write(&each, 1);
                connection->flush();
            }
            connection->disconnectFromHost();
        });
        const HttpOutcome dripped = outcomeOf(post(server));
        QCOMPARE(dripped.reply.value().body, body);
        QCOMPARE(dripped.reply->headers, whole.reply->headers);
    }

    void theReplyToAHeadHasNoBody()
    {
        const HttpOutcome outcome = answered("HTTP/1.1 200 OK\r\nContent-Length: 9000\r\n\r\n", "HEAD");
        QCOMPARE(outcome.reply.value().header("Content-Length"), QByteArray("9000"));
    }

    void whatIsNoWholeReplyIsAnUnknownOutcome_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("word");
        const QByteArray chunked("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
        QTest::newRow("nothing") << QByteArray() << u"ended before"_s;
        QTest::newRow("cut in the header") << QByteArray("HTTP/1.1 200 OK\r\nX: ") << u"ended before"_s;
        QTest::newRow("cut in the body")
            << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n12345678") << u"ended before"_s;
        QTest::newRow("cut in a chunk") << chunked + "9\r\n123" << u"ended before"_s;
        QTest::newRow("cut before the last chunk") << chunked + "3\r\n123\r\n" << u"ended before"_s;
        QTest::newRow("an interim one only")
            << QByteArray("HTTP/1.1 100 Continue\r\n\r\n") << u"ended before"_s;
        QTest::newRow("too large a header") << "HTTP/1.1 200 OK\r\nX: " + QByteArray(20'000, 'x') + "\r\n\r\n"
                                            << u"header of the answer"_s;
        QTest::newRow("too large a body")
            << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 101\r\n\r\n") << u"larger than"_s;
        QTest::newRow("too large in chunks") << chunked + "40\r\n" + QByteArray(64, 'x') + "\r\n40\r\n"
                                             << u"larger than"_s;
        QTest::newRow("too large without a length")
            << "HTTP/1.1 200 OK\r\n\r\n" + QByteArray(101, 'x') << u"larger than"_s;
        QTest::newRow("an endless line before a chunk")
            << chunked + "1;" + QByteArray(20'000, 'x') << u"too large"_s;
        QTest::newRow("not HTTP") << QByteArray("SSH-2.0-OpenSSH_9.2\r\n") << u"not HTTP"_s;
        QTest::newRow("another protocol")
            << QByteArray("HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\n")
            << u"not HTTP"_s;
        QTest::newRow("another transfer coding")
            << QByteArray("HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n")
            << u"not HTTP"_s;
    }
    void whatIsNoWholeReplyIsAnUnknownOutcome()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, word);
        const HttpOutcome outcome = answered(bytes);
        QVERIFY(!outcome.reply);
        QCOMPARE(outcome.problem.value().kind, ProblemKind::OutcomeUnknown);
        QVERIFY2(outcome.problem->text.contains(word), qPrintable(outcome.problem->text));
        QVERIFY(outcome.wentOut);
    }

    void bytesNowAndThenDoNotProlongTheDeadline()
    {
        QTimer pace;
        ScriptedServer server([&pace](QTcpSocket *connection, const QByteArray &) {
            connection->write("HTTP/1.1 200 OK\r\nX: ");
            connect(&pace, &QTimer::timeout, connection, [connection] { connection->write("x"); });
            pace.start(5ms);
        });
        const HttpOutcome outcome = outcomeOf(post(server), {.totalDeadline = 200ms});
        QCOMPARE(outcome.problem.value().kind, ProblemKind::OutcomeUnknown);
        QVERIFY(outcome.problem->text.contains(u"did not answer within 0.2 seconds"_s));
        QCOMPARE(server.requests.size(), 1);
    }

    void aHandshakeThatIsNotAnsweredEnds()
    {
        QTcpServer silent;
        QVERIFY(silent.listen(QHostAddress::LocalHost));
        const HttpOutcome outcome
            = outcomeOf({.method = "POST", .url = QUrl(u"https://127.0.0.1:%1/"_s.arg(silent.serverPort()))},
                {.connectDeadline = 100ms});
        QCOMPARE(outcome.problem.value().kind, ProblemKind::TimedOut);
        QVERIFY(!outcome.wentOut);
    }

    void aCancelledOneEndsOnce()
    {
        ScriptedServer server([](QTcpSocket *, const QByteArray &) {});
        auto *early = new RawExchange(post(server), "/", {});
        early->cancel();
        early->cancel();
        QVERIFY(early->future().isFinished());
        QCOMPARE(early->future().result().problem.value().kind, ProblemKind::Cancelled);
        QPointer<RawExchange> late = new RawExchange(post(server), "/", {});
        const auto future = late->future();
        QTRY_COMPARE(server.requests.size(), 1);
        QVERIFY(!future.isFinished());
        late->cancel();
        QCOMPARE(future.result().problem.value().kind, ProblemKind::OutcomeUnknown);
        QTRY_VERIFY(!late);
        QCOMPARE(server.connections, 1);
    }

    void oneThatIsDeletedEndsToo()
    {
        ScriptedServer server([](QTcpSocket *, const QByteArray &) {});
        auto *exchange = new RawExchange(post(server), "/", {});
        const auto future = exchange->future();
        QTRY_COMPARE(server.requests.size(), 1);
        delete exchange;
        QVERIFY(future.isFinished());
        QCOMPARE(future.resultCount(), 1);
    }

    void aServerThatIsNotThereIsNamed()
    {
        QTcpServer closed;
        QVERIFY(closed.listen(QHostAddress::LocalHost));
        const QUrl url(u"http://127.0.0.1:%1/"_s.arg(closed.serverPort()));
        closed.close();
        QCOMPARE(
            outcomeOf({.method = "POST", .url = url}).problem.value().kind, ProblemKind::ConnectionRefused);
    }

    void whatMustNotGoOutDoesNot_data()
    {
        QTest::addColumn<HttpRequest>("request");
        QTest::addColumn<QByteArray>("target");
        const QUrl url(u"https://127.0.0.1:1/"_s);
        QTest::newRow("without TLS") << HttpRequest{.url = QUrl(u"http://192.0.2.1/"_s)} << QByteArray("/");
        QTest::newRow("a loopback that is not literal")
            << HttpRequest{.url = QUrl(u"http://127.0.0.2/"_s)} << QByteArray("/");
        QTest::newRow("a header in a value")
            << HttpRequest{.url = url, .headers = {{"X", "1\r\nY: 2"}}} << QByteArray("/");
        QTest::newRow("a request in the target")
            << HttpRequest{.url = url} << QByteArray("/ HTTP/1.1\r\nX: 1\r\n\r\n");
        QTest::newRow("no target") << HttpRequest{.url = url} << QByteArray();
        QTest::newRow("a request in the method")
            << HttpRequest{.method = "GET / HTTP/1.1\r\n", .url = url} << QByteArray("/");
    }
    void whatMustNotGoOutDoesNot()
    {
        QFETCH(HttpRequest, request);
        QFETCH(QByteArray, target);
        QCOMPARE(outcomeOf(request, {}, target).problem.value().kind, ProblemKind::Refused);
    }

    void aCertificateThatIsNotInOrderStopsTheRequest_data()
    {
        QTest::addColumn<QSslConfiguration>("server");
        QTest::addColumn<bool>("trusted");
        QTest::addColumn<QString>("word");
        const QDateTime now = QDateTime::currentDateTimeUtc();
        QTest::newRow("expired") << m_authority.serverWith(
            {.from = now.addDays(-9), .until = now.addDays(-2)})
                                 << true << u"expired on"_s;
        QTest::newRow("wrong host") << m_authority.serverWith(
            {.dnsName = u"other.example"_s, .ipAddress = {}})
                                    << true << u"made out to other.example, not to 127.0.0.1"_s;
        QTest::newRow("unknown issuer")
            << m_authority.serverWith({}) << false << u"issued by “Channel Console Test Authority”"_s;
        QTest::newRow("self-signed") << TestAuthority::selfSignedServer({}) << true << u"signed by itself"_s;
    }
    void aCertificateThatIsNotInOrderStopsTheRequest()
    {
        QFETCH(QSslConfiguration, server);
        QFETCH(bool, trusted);
        QFETCH(QString, word);
        ScriptedServer peer(answerOk, server);
        const HttpOutcome outcome
            = outcomeOf(post(peer), {.extraCaPem = trusted ? m_authority.pem() : QByteArray()});
        QCOMPARE(outcome.problem.value().kind, ProblemKind::TlsFailed);
        QVERIFY2(outcome.problem->text.contains(word), qPrintable(outcome.problem->text));
        QVERIFY(!outcome.wentOut);
        QVERIFY(peer.requests.isEmpty());
    }

    void theServerIsToldWhichNameIsAskedFor()
    {
        QTcpServer server;
        QByteArray hello;
        QVERIFY(server.listen(QHostAddress::LocalHost));
        connect(&server, &QTcpServer::newConnection, this, [&server, &hello] {
            QTcpSocket *connection = server.nextPendingConnection();
            connect(connection, &QTcpSocket::readyRead, connection, [connection, &hello] {
                hello += connection->readAll();
                connection->abort();
            });
        });
        const HttpOutcome outcome = outcomeOf({.method = "POST",
            .url = QUrl(u"https://localhost:%1/"_s.arg(server.serverPort())),
            .body = "x"});
        QVERIFY(outcome.problem.has_value() && !outcome.wentOut);
        QVERIFY(hello.contains("localhost"));
    }

    void aProxyMakesTheConnectionAndTheServerIsVerifiedAllTheSame()
    {
        ScriptedServer server(
            answerOk, m_authority.serverWith({.dnsName = u"platform.example"_s, .ipAddress = {}}));
        const TunnelProxy proxy(server.port());
        HttpRequest request = post(server);
        request.url = QUrl(u"https://platform.example/"_s);
        QCOMPARE(outcomeOf(request, {.extraCaPem = m_authority.pem()}).reply.value().status, 200);
        QVERIFY(proxy.asked.startsWith("CONNECT platform.example:443 "));
        request.url = QUrl(u"https://other.example/"_s);
        QCOMPARE(outcomeOf(request, {.extraCaPem = m_authority.pem()}).problem.value().kind,
            ProblemKind::TlsFailed);
        QCOMPARE(server.requests.size(), 1);
    }
};

CHANNEL_CONSOLE_TEST(RawExchangeTest)
#include "tst_raw_exchange.moc"
