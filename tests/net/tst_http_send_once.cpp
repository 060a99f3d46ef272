// SPDX-License-Identifier: Apache-2.0
#include "core/net/HttpClient.h"

#include "support/Await.h"
#include "support/Certificates.h"
#include "support/ScriptedServer.h"
#include "support/TestMain.h"

using namespace ChannelConsole;
using namespace Qt::StringLiterals;

/// Promise 3: a send is never repeated behind the user's back, nor what can be asked for only once. Qt
/// repeats a GET and a POST when a server closes without answering; here the requests are counted where they
/// arrive.
class HttpSendOnceTest final : public QObject
{
    Q_OBJECT

    TestAuthority m_authority;
    HttpClient m_client;

    HttpOutcome send(
        const ScriptedServer &server, const QString &path, const QByteArray &method, const QByteArray &body)
    {
        const auto future
            = m_client
                  .send(
                      {.method = method, .url = server.url(path), .body = body, .consumes = method == "GET"},
                      {.extraCaPem = m_authority.pem()})
                  ->future();
        return finishes(future) ? future.result() : HttpOutcome{};
    }

private slots:
    void aRequestThatIsCutOffArrivesOnce_data()
    {
        QTest::addColumn<bool>("tls");
        QTest::addColumn<bool>("reused");
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QByteArray>("answer");
        const QByteArray small = "{\"text\":\"hello\"}";
        const QByteArray large(300'000, 'x');
        for (const bool tls : {false, true}) {
            for (const bool reused : {false, true}) {
                const auto row = [tls, reused](const char *name) -> QTestData & {
                    const QByteArray full = QByteArray(tls ? "TLS, " : "plain, ")
                        + (reused ? "reused connection, " : "fresh connection, ") + name;
                    return QTest::newRow(full.constData()) << tls << reused;
                };
                row("no answer") << QByteArray("POST") << small << QByteArray();
                row("large body, no answer") << QByteArray("POST") << large << QByteArray();
                row("empty body, no answer") << QByteArray("POST") << QByteArray() << QByteArray();
                row("GET of what is given once, no answer")
                    << QByteArray("GET") << QByteArray() << QByteArray();
                row("GET of what is given once, cut in the header")
                    << QByteArray("GET") << QByteArray() << QByteArray("HTTP/1.1 200 OK\r\nConte");
                row("PUT, no answer") << QByteArray("PUT") << small << QByteArray();
                row("PATCH, no answer") << QByteArray("PATCH") << small << QByteArray();
                row("cut in the status line") << QByteArray("POST") << small << QByteArray("HTTP/1.1 2");
                row("cut in the header")
                    << QByteArray("POST") << small << QByteArray("HTTP/1.1 200 OK\r\nConte");
                row("cut in the body") << QByteArray("POST") << small
                                       << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n1234");
                row("redirect cut in the body")
                    << QByteArray("POST") << small
                    << QByteArray(
                           "HTTP/1.1 307 Elsewhere\r\nLocation: /cut\r\nContent-Length: 9\r\n\r\n1234");
            }
        }
    }
    void aRequestThatIsCutOffArrivesOnce()
    {
        QFETCH(bool, tls);
        QFETCH(bool, reused);
        QFETCH(QByteArray, method);
        QFETCH(QByteArray, body);
        QFETCH(QByteArray, answer);
        int cut = 0;
        ScriptedServer server(
            [&cut, &answer](QTcpSocket *connection, const QByteArray &request) {
                if (!request.contains(" /cut ")) {
                    connection->write(ScriptedServer::reply(200, "warm"));
                    return;
                }
                ++cut;
                ScriptedServer::writeAndClose(connection, answer);
            },
            tls ? std::optional(m_authority.serverWith({})) : std::nullopt);
        if (reused)
            QCOMPARE(send(server, u"/warm"_s, "POST", "x").reply.value().body, QByteArray("warm"));
        const HttpOutcome outcome = send(server, u"/cut"_s, method, body);

        // A repetition would arrive before the answer to the next request of ours.
        QCOMPARE(send(server, u"/after"_s, "POST", "x").reply.value().body, QByteArray("warm"));
        QCOMPARE(cut, 1);
        QVERIFY(outcome.problem.has_value());
        QCOMPARE(outcome.problem->kind, ProblemKind::OutcomeUnknown);
        QVERIFY(outcome.wentOut);
    }

    void whatIsGivenOnceIsAskedForByAPlainGet()
    {
        ScriptedServer server([](QTcpSocket *connection, const QByteArray &) {
            connection->write(ScriptedServer::reply(200, "the report"));
        });
        QCOMPARE(send(server, u"/report"_s, "GET", {}).reply.value().body, QByteArray("the report"));
        const QByteArray asked = server.requests.constFirst();
        QVERIFY(asked.startsWith("GET /report HTTP/1.1\r\n"));
        QVERIFY(!asked.toLower().contains("content-type"));
        QVERIFY(asked.endsWith("\r\n\r\n"));
    }

    void aRefusalWithAChallengeIsAnAnswerAndArrivesOnce()
    {
        int asked = 0;
        ScriptedServer server([&asked](QTcpSocket *connection, const QByteArray &) {
            ++asked;
            connection->write(ScriptedServer::reply(
                401, "{\"who\":\"are you\"}", "WWW-Authenticate: Basic realm=\"x\"\r\n"));
        });
        const auto future
            = m_client
                  .send({.method = "POST",
                      .url = server.url(),
                      .headers = {{"Authorization", "Basic d3Jvbmc="}, {"Content-Type", "application/json"}},
                      .body = "{}"})
                  ->future();
        QVERIFY(finishes(future));
        const HttpOutcome outcome = future.result();
        QVERIFY(outcome.reply.has_value());
        QCOMPARE(outcome.reply->status, 401);
        QCOMPARE(outcome.reply->body, QByteArray("{\"who\":\"are you\"}"));
        QCOMPARE(asked, 1);
    }
};

CHANNEL_CONSOLE_TEST(HttpSendOnceTest)
#include "tst_http_send_once.moc"
