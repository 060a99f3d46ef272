// SPDX-License-Identifier: Apache-2.0
// What is kept of the calls to an endpoint, and what must not be.
#include "support/SecretHunter.h"
#include "support/TestMain.h"
#include "webhook/RunningEndpoint.h"

using namespace ChannelConsole;
using namespace Qt::StringLiterals;

class EndpointCallsTest final : public QObject, private RunningEndpoint
{
    Q_OBJECT

private slots:
    void init() { QVERIFY(prepare()); }
    void cleanup() { m_fixture.reset(); }

    /// Promise 1, over everything a call can carry a secret in.
    void noSecretReachesTheDisk_data()
    {
        QTest::addColumn<QString>("partnerId");
        for (const char *id : {"gupshup", "infobip", "karix"})
            QTest::newRow(id) << QString::fromLatin1(id);
    }
    void noSecretReachesTheDisk()
    {
        QFETCH(QString, partnerId);
        QVERIFY(partnerId == u"gupshup"_s ? startGupShup() : startOther(partnerId));
        const auto headers = m_fixture->endpoints->authorization(m_assistant);
        QVERIFY(EndpointFixture::done(headers));
        const QByteArray token = tokenFor("not the secret of this app");
        QList<QByteArray> secrets = m_fixture->channel.keychain.entries.values();
        WireCall good = goodCall();
        good.headers = headers.result().value();
        for (const HttpHeader &header : std::as_const(good.headers))
            secrets += header.value.mid(header.value.indexOf(' ') + 1);
        const QByteArray path = good.target;
        for (const QByteArray &secret : std::as_const(secrets)) {
            QByteArray escaped = secret;
            escaped.replace('\\', "\\\\").replace('"', "\\\"");
            WireCall echo = good;
            echo.headers
                += {{"X-Token", secret}, {"User-Agent", "agent " + secret}, {"Cookie", "a=" + secret}};
            echo.target += "?token=" + secret.toPercentEncoding() + "&other=" + secret.toPercentEncoding();
            echo.body.replace("Hi", QByteArray("Hi " + escaped + ' ' + secret.toBase64()));
            QCOMPARE(statusOf(echo), 200);
            WireCall refused = echo;
            refused.target = path + '/' + secret.toPercentEncoding();
            QCOMPARE(statusOf(refused), 404);
            // At the edge of what is kept of a refused body.
            refused.body = QByteArray(4090, 'x') + secret;
            QCOMPARE(statusOf(refused), 404);
            const QString kept = m_fixture->column(u"body"_s).constLast();
            QVERIFY2(!kept.contains(QString::fromLatin1(secret.first(4))), qPrintable(kept.right(20)));
            WireCall bearer = good;
            bearer.headers = {{"Authorization", "bearer " + token}};
            bearer.body += "bearer " + token;
            (void)statusOf(bearer);
        }
        QVERIFY(m_fixture->column(u"id"_s).size() >= 4 * secrets.size());
        secrets += token;
        m_fixture->endpoints.reset();
        m_fixture->calls.reset();
        for (const QByteArray &secret : std::as_const(secrets)) {
            const QStringList found = SecretHunter(secret).foundBelow(m_fixture->channel.directory());
            QVERIFY2(found.isEmpty(), qPrintable(found.join(u'\n')));
        }
    }

    /// What is wrong here now may have been right before, or may be right elsewhere.
    void noCredentialOfOthersReachesTheDisk()
    {
        QVERIFY(startOther(u"karix"_s));
        const QByteArray foreign = "a-segment-that-was-secret-once";
        WireCall call = goodCall();
        call.target.truncate(call.target.lastIndexOf('/') + 1);
        call.target += foreign;
        QCOMPARE(statusOf(call), 404);
        call.target = "/elsewhere?a=b&Api-Key=" + foreign + "&c=d";
        call.headers = {{"Token", foreign}, {"Authorization", "Digest " + foreign}};
        call.body = "{\"text\":\"" + foreign + "\"}"; // echoed from the header
        QCOMPARE(statusOf(call), 404);
        QCOMPARE(m_fixture->column(u"target"_s).constLast(), u"/elsewhere?a=b&Api-Key=••••••••&c=d"_s);
        QVERIFY(m_fixture->column(u"headers"_s).constLast().contains(u"Token: ••••••••"_s));
        m_fixture->endpoints.reset();
        m_fixture->calls.reset();
        const QStringList found = SecretHunter(foreign).foundBelow(m_fixture->channel.directory());
        QVERIFY2(found.isEmpty(), qPrintable(found.join(u'\n')));
    }

    void whatTheListenerRefusesIsKeptButAFloodOfItIsNot()
    {
        QVERIFY(startGupShup());
        for (int i = 0; i < 50; ++i) {
            RawClient client(m_port);
            client.send("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 99999999\r\n\r\n");
            QCOMPARE(RawClient::status(client.readToEnd()), 413);
        }
        WireCall page = goodGupShupCall();
        page.headers.append(HttpHeader{"Origin", "https://evil.example"});
        QCOMPARE(statusOf(page), 403);
        page.headers = {{"Host", "evil.example"}};
        QCOMPARE(statusOf(page), 403);
        QTRY_COMPARE(m_fixture->column(u"verdict"_s), QStringList(3, u"listener"_s));
        QCOMPARE(m_fixture->column(u"status"_s), QStringList({u"413"_s, u"403"_s, u"403"_s}));
        m_fixture->endpoints->stop(m_assistant);
        QTRY_COMPARE(m_fixture->column(u"verdict"_s).size(), 4);
        QVERIFY2(m_fixture->column(u"note"_s).constLast().contains(u"49"_s),
            qPrintable(m_fixture->column(u"note"_s).constLast()));
    }

    void aLongRefusedBodyIsKeptInPart()
    {
        QVERIFY(startGupShup());
        WireCall call = goodGupShupCall();
        call.target = "/";
        call.body = QByteArray(500'000, 'x');
        QCOMPARE(statusOf(call), 404);
        QCOMPARE(m_fixture->column(u"length(body)"_s), QStringList(u"4096"_s));
        QCOMPARE(m_fixture->column(u"body_bytes"_s), QStringList(u"500000"_s));
    }
};

CHANNEL_CONSOLE_TEST(EndpointCallsTest)
#include "tst_endpointcalls.moc"
