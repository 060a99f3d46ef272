// SPDX-License-Identifier: Apache-2.0
// Calls that go on to the platform, for which a second listener stands: what goes over the wire.
#include "support/TestMain.h"
#include "webhook/RelayFixture.h"

#include <QRegularExpression>
#include <QTcpSocket>

using namespace ChannelConsole;
using namespace Qt::StringLiterals;

namespace {

QByteArray everyByte()
{
    QByteArray bytes;
    for (int i = 0; i < 256; ++i)
        bytes += char(i);
    return bytes;
}

} // namespace

class RelayTest final : public QObject, private RelayingEndpoint
{
    Q_OBJECT

private slots:
    void init() { QVERIFY(prepare()); }
    void cleanup() { end(); }

    /// On the wire, from the bytes that were sent to those that came: what differs is what RelayMessage.h
    /// says.
    void aCallGoesOnByteForByte_data()
    {
        QTest::addColumn<QByteArray>("sent");
        QTest::addColumn<QByteArray>("expected");
        const QByteArray body = everyByte();
        QTest::newRow("a post")
            << "POST {path}?a=%41%2F+b%20c%26&d&&e=%c3%a9~%7E HTTP/1.1\r\n"
               "x-signature: sha=1\r\nHOST: localhost\r\nX-Many: 1\r\nContent-type: text/odd; a=\"b\"\r\n"
               "x-many:2\r\nAuthorization: bearer a.b.c\r\nX-Empty:\r\ncontent-length: 256\r\n\r\n"
                + body
            << "POST {path}?a=%41%2F+b%20c%26&d&&e=%c3%a9~%7E HTTP/1.1\r\n"
               "x-signature: sha=1\r\nHOST: {host}\r\nX-Many: 1\r\nContent-type: text/odd; a=\"b\"\r\n"
               "x-many: 2\r\nAuthorization: bearer a.b.c\r\nX-Empty: \r\ncontent-length: 256\r\n"
               "Via: 1.1 {via}\r\nConnection: close\r\n\r\n"
                + body;
        QTest::newRow("what is of the connection")
            << QByteArray(
                   "POST {path} HTTP/1.1\r\nConnection: close, X-Hop\r\nHost: localhost\r\nKeep-Alive: 5\r\n"
                   "TE: trailers\r\nX-Hop: only here\r\nProxy-Connection: close\r\nProxy-Authorization: x\r\n"
                   "Upgrade: h2c\r\nExpect: 100-continue\r\nTrailer: X\r\nContent-Length: 2\r\n\r\n{}")
            << QByteArray("POST {path} HTTP/1.1\r\nHost: {host}\r\nContent-Length: 2\r\nVia: 1.1 {via}\r\n"
                          "Connection: close\r\n\r\n{}");
        QTest::newRow("in chunks")
            << QByteArray(
                   "POST {path} HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\nX-A: 1\r\n\r\n"
                   "1;x\r\n{\r\n1\r\n}\r\n0\r\nX-Trailer: 1\r\n\r\n")
            << QByteArray("POST {path} HTTP/1.1\r\nHost: {host}\r\nX-A: 1\r\nContent-Length: 2\r\n"
                          "Via: 1.1 {via}\r\nConnection: close\r\n\r\n{}");
        QTest::newRow("of another method, without a body")
            << QByteArray("gEt {path}?x HTTP/1.1\r\nHost: localhost\r\n\r\n")
            << QByteArray(
                   "gEt {path}?x HTTP/1.1\r\nHost: {host}\r\nVia: 1.1 {via}\r\nConnection: close\r\n\r\n");
        QTest::newRow("by way of a proxy, of HTTP/1.0")
            << QByteArray(
                   "POST {path} HTTP/1.0\r\nHost: localhost\r\nVia: 1.1 edge\r\nContent-Length: 1\r\n\r\n1")
            << QByteArray("POST {path} HTTP/1.1\r\nHost: {host}\r\nVia: 1.1 edge\r\nContent-Length: 1\r\n"
                          "Via: 1.0 {via}\r\nConnection: close\r\n\r\n1");
    }
    void aCallGoesOnByteForByte()
    {
        QFETCH(QByteArray, sent);
        QFETCH(QByteArray, expected);
        ScriptedServer platform([](QTcpSocket *connection, const QByteArray &) {
            connection->write(ScriptedServer::reply(202, {}));
        });
        QVERIFY(startRelay());
        QVERIFY(setPlatform(u"http://127.0.0.1:%1"_s.arg(platform.port())));
        const QByteArray path = m_fixture->target(m_assistant);
        RawClient client(m_port);
        client.send(sent.replace("{path}", path));
        QTRY_COMPARE(platform.requests.size(), 1);
        expected.replace("{path}", path).replace("{host}", platform.url().authority().toLatin1());
        // The pseudonym is made up anew; its form is all that is known of it.
        static const QRegularExpression via(u"Via: 1\\.[01] (channel-console-[0-9a-f]{16})\r\n"_s);
        const QString pseudonym = via.match(QString::fromLatin1(platform.requests.constFirst())).captured(1);
        QCOMPARE(platform.requests.constFirst(), expected.replace("{via}", pseudonym.toLatin1()));
    }

    void theSecretSegmentStaysHere()
    {
        QVERIFY(startRelay());
        const QByteArray open = m_fixture->target(m_assistant);
        QVERIFY(m_fixture->changeSettings(
            m_assistant, [](EndpointSettings &settings) { settings.secretPath = true; }));
        WireCall secret = call();
        QVERIFY(secret.target.size() > open.size());
        secret.target += "?q";
        QTRY_COMPARE(RawClient::status(sent(m_port, secret)), 202);
        QCOMPARE(m_platform->requests().constLast().target, open + "?q");
    }

    void theAnswerComesBackUnchanged_data()
    {
        QTest::addColumn<QByteArray>("answer");
        QTest::addColumn<QByteArray>("expected");
        QTest::addColumn<int>("status");
        const QByteArray body = everyByte();
        const QByteArray headers(
            "x-B: 1\r\nContent-Type: text/odd\r\nRetry-After: 7\r\nSet-Cookie: a=b\r\nX-b: 2\r\n"
            "set-cookie: c=d\r\nWWW-Authenticate: Odd\r\nServer: platform\r\n"
            "Location: http://127.0.0.1:1/\r\nContent-Encoding: gzip\r\nDate: today\r\n");
        for (const int status : {200, 201, 299, 302, 307, 400, 401, 404, 407, 429, 500, 503, 599}) {
            const QByteArray line = "HTTP/1.1 " + QByteArray::number(status) + " In Its Own Words\r\n";
            QTest::addRow("%d", status)
                << line + "Keep-Alive: 5\r\n" + headers
                    + "Content-Length: 256\r\nConnection: X-Hop\r\nX-Hop: 1\r\n\r\n" + body
                << line + headers + "Connection: keep-alive\r\nContent-Length: 256\r\n\r\n" + body << status;
        }
        QTest::newRow("nothing") << QByteArray("HTTP/1.1 204 \r\nX-A: 1\r\n\r\n")
                                 << QByteArray("HTTP/1.1 204 \r\nX-A: 1\r\nConnection: keep-alive\r\n\r\n")
                                 << 204;
        QTest::newRow("in chunks")
            << QByteArray(
                   "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nX-A: 1\r\n\r\n2\r\nok\r\n0\r\n\r\n")
            << QByteArray(
                   "HTTP/1.1 200 OK\r\nX-A: 1\r\nConnection: keep-alive\r\nContent-Length: 2\r\n\r\nok")
            << 200;
    }
    void theAnswerComesBackUnchanged()
    {
        QFETCH(QByteArray, answer);
        QFETCH(QByteArray, expected);
        QFETCH(int, status);
        ScriptedServer platform(
            [&answer](QTcpSocket *connection, const QByteArray &) { connection->write(answer); });
        QVERIFY(startRelay());
        QVERIFY(setPlatform(u"http://127.0.0.1:%1"_s.arg(platform.port())));
        RawClient client(m_port);
        client.send(wireText(call()).replace("Connection: close\r\n", ""));
        QTRY_COMPARE(m_fixture->column(u"status"_s), QStringList(QString::number(status)));
        // The answer is recorded before it is given.
        QByteArray reply = status == 204 ? client.readHeader() : client.readReply();
        QCOMPARE(reply, expected);
        QCOMPARE(platform.requests.size(), 1);
        QCOMPARE(m_fixture->column(u"note = ''"_s), QStringList(status < 300 ? u"1"_s : u"0"_s));
        QCOMPARE(m_fixture->column(u"hex(answer)"_s),
            QStringList(QString::fromLatin1(bodyOf(expected).toHex().toUpper())));
        QCOMPARE(m_fixture->column(u"duration_ms IS NULL"_s), QStringList(u"0"_s));
        QCOMPARE(m_fixture->column(u"state"_s), QStringList(u"waiting"_s));
    }

    void theAnswerToAHeadTellsTheLengthThatAGetWouldHave()
    {
        ScriptedServer platform([](QTcpSocket *connection, const QByteArray &) {
            connection->write("HTTP/1.1 200 OK\r\nContent-Length: 9000\r\n\r\n");
        });
        QVERIFY(startRelay());
        QVERIFY(setPlatform(u"http://127.0.0.1:%1"_s.arg(platform.port())));
        WireCall head = call();
        head.method = "HEAD";
        head.body = {};
        RawClient client(m_port);
        client.send(wireText(head));
        QTRY_COMPARE(m_fixture->column(u"status"_s), QStringList(u"200"_s));
        QCOMPARE(client.readToEnd(),
            QByteArray("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 9000\r\n\r\n"));
    }

    void aViaOfOthersIsNoCircle()
    {
        Relay relay;
        QCOMPARE(outcomeOf(relay,
                     {.method = "POST",
                         .target = "/x",
                         .headers = {{"Via", "1.1 edge, 1.1 " + Relay().pseudonym()}}},
                     QUrl(m_platform->host() + u"/x"_s))
                     .reply.status,
            202);
    }
};

CHANNEL_CONSOLE_TEST(RelayTest)
#include "tst_relay.moc"
