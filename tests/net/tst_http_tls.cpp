// SPDX-License-Identifier: Apache-2.0
#include "core/net/HttpClient.h"

#include "support/Await.h"
#include "support/Certificates.h"
#include "support/ScriptedServer.h"
#include "support/TestMain.h"

using namespace ChannelConsole;
using namespace Qt::StringLiterals;

/// Promise 7: TLS errors are never ignored; and the certificate's reason is told, since the remedies differ.
class HttpTlsTest final : public QObject
{
    Q_OBJECT

    TestAuthority m_authority;
    HttpClient m_client;

    HttpOutcome send(const ScriptedServer &server, const QByteArray &extraCaPem)
    {
        const auto future = m_client
                                .send({.method = "POST",
                                          .url = server.url(),
                                          .headers = {{"Authorization", "Basic c2VjcmV0"}},
                                          .body = "x"},
                                    {.extraCaPem = extraCaPem})
                                ->future();
        return finishes(future) ? future.result() : HttpOutcome{};
    }

    static void answerOk(QTcpSocket *connection, const QByteArray &)
    {
        connection->write(ScriptedServer::reply(200, "ok"));
    }

private slots:
    void anAuthorityOfOnesOwnIsTrustedOnceItIsAdded()
    {
        ScriptedServer server(answerOk, m_authority.serverWith({}));
        const HttpOutcome outcome = send(server, m_authority.pem());
        QVERIFY(outcome.reply.has_value());
        QCOMPARE(outcome.reply->body, QByteArray("ok"));
        QVERIFY(outcome.timings.encryptedMs.value() <= outcome.timings.firstByteMs.value());
    }

    void aCertificateThatIsNotInOrderStopsTheRequest_data()
    {
        QTest::addColumn<QSslConfiguration>("server");
        QTest::addColumn<bool>("trusted");
        QTest::addColumn<QString>("word");
        QTest::addColumn<QString>("remedy");
        const QDateTime now = QDateTime::currentDateTimeUtc();
        QTest::newRow("expired") << m_authority.serverWith(
            {.from = now.addDays(-9), .until = now.addDays(-2)})
                                 << true << u"expired on"_s << u"date and time"_s;
        QTest::newRow("not yet valid")
            << m_authority.serverWith({.from = now.addDays(2), .until = now.addDays(9)}) << true
            << u"valid only from"_s << u"date and time"_s;
        QTest::newRow("wrong host") << m_authority.serverWith(
            {.dnsName = u"other.example"_s, .ipAddress = {}})
                                    << true << u"made out to other.example, not to 127.0.0.1"_s
                                    << u"Check the host name"_s;
        QTest::newRow("unknown issuer")
            << m_authority.serverWith({}) << false << u"issued by “Channel Console Test Authority”"_s
            << u"extra CA file"_s;
        QTest::newRow("self-signed") << TestAuthority::selfSignedServer({}) << true << u"signed by itself"_s
                                     << u"extra CA file"_s;
    }
    void aCertificateThatIsNotInOrderStopsTheRequest()
    {
        QFETCH(QSslConfiguration, server);
        QFETCH(bool, trusted);
        QFETCH(QString, word);
        QFETCH(QString, remedy);
        ScriptedServer peer(answerOk, server);
        const HttpOutcome outcome = send(peer, trusted ? m_authority.pem() : QByteArray());
        QVERIFY(outcome.problem.has_value());
        QCOMPARE(outcome.problem->kind, ProblemKind::TlsFailed);
        QVERIFY2(outcome.problem->text.contains(word), qPrintable(outcome.problem->text));
        QVERIFY2(outcome.problem->remedy.contains(remedy), qPrintable(outcome.problem->remedy));
        QVERIFY(!outcome.problem->details.isEmpty());
        QVERIFY(!outcome.wentOut);
        QVERIFY(peer.requests.isEmpty());
    }

    void trustGivenToOneRequestDoesNotRubOffOnAnother()
    {
        ScriptedServer server(answerOk, m_authority.serverWith({}));
        QVERIFY(send(server, m_authority.pem()).reply.has_value());
        // The first connection is still open and could be used again.
        QCOMPARE(send(server, {}).problem.value().kind, ProblemKind::TlsFailed);
        QCOMPARE(server.requests.size(), 1);
    }

    void theCertificateThatWasShownIsTold()
    {
        const QDateTime until = QDateTime(QDate(2071, 3, 4), QTime(5, 6, 7), Qt::UTC);
        ScriptedServer server(answerOk, m_authority.serverWith({.until = until}));
        const std::optional<TlsCertificate> fresh = send(server, m_authority.pem()).certificate;
        QVERIFY(fresh.has_value());
        QCOMPARE(fresh->expires, until);
        QCOMPARE(fresh->expires.timeSpec(), Qt::UTC);
        QVERIFY(fresh->subject.contains(u"localhost"_s));
        QCOMPARE(fresh->issuer, u"Channel Console Test Authority"_s);
        // A connection that is still open shows no certificate again; it is known all the same.
        const HttpOutcome again = send(server, m_authority.pem());
        QCOMPARE(server.connections, 1);
        QCOMPARE(again.certificate, fresh);
    }

    void aRefusedCertificateIsToldToo()
    {
        const QDateTime until = QDateTime(QDate(2021, 3, 4), QTime(5, 6, 7), Qt::UTC);
        ScriptedServer server(answerOk, m_authority.serverWith({.from = until.addDays(-9), .until = until}));
        const HttpOutcome outcome = send(server, m_authority.pem());
        QCOMPARE(outcome.problem.value().kind, ProblemKind::TlsFailed);
        QCOMPARE(outcome.certificate.value().expires, until);
    }

    void withoutTlsThereIsNone()
    {
        ScriptedServer server(answerOk);
        QVERIFY(!send(server, {}).certificate.has_value());
    }

    void aServerWithoutTlsIsNamed()
    {
        QTcpServer server;
        QVERIFY(server.listen(QHostAddress::LocalHost));
        connect(&server, &QTcpServer::pendingConnectionAvailable, this, [&server] {
            ScriptedServer::writeAndClose(server.nextPendingConnection(), "HTTP/1.1 400 Bad Request\r\n\r\n");
        });
        const auto future = m_client
                                .send({.method = "POST",
                                    .url = QUrl(u"https://127.0.0.1:%1/"_s.arg(server.serverPort())),
                                    .body = "x"})
                                ->future();
        QVERIFY(finishes(future));
        const HttpOutcome outcome = future.result();
        QCOMPARE(outcome.problem.value().kind, ProblemKind::TlsFailed);
        QVERIFY(outcome.problem->remedy.contains(u"port"_s));
        QVERIFY(!outcome.wentOut);
    }

    void aFileWithoutACertificateIsSaidToBeSo()
    {
        ScriptedServer server(answerOk, m_authority.serverWith({}));
        const HttpOutcome outcome = send(server, "not a certificate");
        QCOMPARE(outcome.problem.value().kind, ProblemKind::InvalidInput);
        QVERIFY(!outcome.problem->remedy.isEmpty());
        QCOMPARE(server.connections, 0);
    }
};

CHANNEL_CONSOLE_TEST(HttpTlsTest)
#include "tst_http_tls.moc"
