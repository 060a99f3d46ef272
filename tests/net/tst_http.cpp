// SPDX-License-Identifier: Apache-2.0
#include "core/net/Http.h"
#include "support/TestMain.h"

#include <QTest>

using namespace ChannelConsole;
using namespace Qt::StringLiterals;

class HttpTest final : public QObject
{
    Q_OBJECT
private slots:
    void onlyTlsOrLoopbackMayBeAskedFor_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<bool>("allowed");
        QTest::newRow("https") << u"https://api.example.com/x"_s << true;
        QTest::newRow("loopback") << u"http://127.0.0.1:8080/"_s << true;
        QTest::newRow("loopback v6") << u"http://[::1]:8080/"_s << true;
        QTest::newRow("localhost") << u"http://LOCALHOST/"_s << true;
        QTest::newRow("plain http") << u"http://api.example.com/"_s << false;
        QTest::newRow("looks like localhost") << u"http://localhost.example.com/"_s << false;
        QTest::newRow("looks like loopback") << u"http://127.0.0.1.example.com/"_s << false;
        QTest::newRow("another loopback address") << u"http://127.0.0.2/"_s << false;
        QTest::newRow("credentials") << u"https://user:secret@api.example.com/"_s << false;
        QTest::newRow("host in the user part") << u"http://localhost@evil.example/"_s << false;
        QTest::newRow("file") << u"file:///etc/passwd"_s << false;
        QTest::newRow("no host") << u"https:///x"_s << false;
        QTest::newRow("relative") << u"/x"_s << false;
        QTest::newRow("empty") << QString() << false;
    }
    void onlyTlsOrLoopbackMayBeAskedFor()
    {
        QFETCH(QString, url);
        QTEST(isAllowedUrl(QUrl(url)), "allowed");
    }

    void knowsThisComputer()
    {
        QVERIFY(isLoopback(QUrl(u"https://127.0.0.1/"_s)));
        QVERIFY(isLoopback(QUrl(u"http://127.8.8.8/"_s)));
        QVERIFY(isLoopback(QUrl(u"http://[::1]/"_s)));
        QVERIFY(isLoopback(QUrl(u"http://localhost:1/"_s)));
        QVERIFY(!isLoopback(QUrl(u"http://10.0.0.1/"_s)));
        QVERIFY(!isLoopback(QUrl(u"http://127.example.com/"_s)));
        QVERIFY(!isLoopback(QUrl()));
    }

    void theOriginIsWhatACredentialIsBoundTo_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<QString>("origin");
        QTest::newRow("path and query") << u"https://api.example.com/a?b#c"_s << u"https://api.example.com"_s;
        QTest::newRow("case") << u"HTTPS://API.Example.com"_s << u"https://api.example.com"_s;
        QTest::newRow("default port") << u"https://api.example.com:443/"_s << u"https://api.example.com"_s;
        QTest::newRow("default port of http") << u"http://localhost:80/"_s << u"http://localhost"_s;
        QTest::newRow("another port")
            << u"https://api.example.com:8443/"_s << u"https://api.example.com:8443"_s;
        QTest::newRow("the other's default port") << u"http://localhost:443/"_s << u"http://localhost:443"_s;
        QTest::newRow("v6") << u"http://[::1]:99/"_s << u"http://[::1]:99"_s;
        QTest::newRow("international") << u"https://bücher.example/"_s << u"https://xn--bcher-kva.example"_s;
        QTest::newRow("no host") << u"https:///x"_s << QString();
        QTest::newRow("no URL") << u"hello"_s << QString();
    }
    void theOriginIsWhatACredentialIsBoundTo()
    {
        QFETCH(QString, url);
        QTEST(originOf(QUrl(url)), "origin");
    }

    void headersAreFoundWhateverTheirCase()
    {
        const HttpReply reply{.headers = {{"X-A", "1"}, {"x-a", "2"}}};
        QCOMPARE(reply.header("x-A"), QByteArray("1"));
        QCOMPARE(reply.header("other"), QByteArray());
    }

    void showsNoCredentialOfARequest()
    {
        const QString text = describe(HttpRequest{.method = "POST",
            .url = QUrl(u"https://user:urlsecret@api.example.com/send?a=b"_s),
            .headers = {{"Content-Type", "application/json"}, {"Authorization", "Basic c2VjcmV0"},
                {"cookie", "session=c2VjcmV0"}, {"X-New-Token", "c2VjcmV0"},
                {"Proxy-Authorization", "c2VjcmV0"}},
            .body = "{\"text\":\"hi\"}"});
        QVERIFY(!text.contains(u"c2VjcmV0"_s));
        QVERIFY(!text.contains(u"urlsecret"_s));
        QVERIFY(text.startsWith(u"POST https://api.example.com/send?a=b\n"_s));
        QVERIFY(text.contains(u"Content-Type: application/json\n"_s));
        QVERIFY(text.contains(u"Authorization: ••••••••\n"_s));
        QVERIFY(text.contains(u"X-New-Token: ••••••••\n"_s));
        QVERIFY(text.endsWith(u"\n\n{\"text\":\"hi\"}"_s));
    }

    void showsNoCredentialOfAReply()
    {
        const QString text = describe(HttpReply{.status = 429,
            .reason = "Too Many Requests",
            .headers = {{"Set-Cookie", "s=c2VjcmV0"}, {"Retry-After", "30"},
                {"Location", "https://x/?token=c2VjcmV0"}},
            .body = "slow down"});
        QCOMPARE(text,
            u"HTTP 429 Too Many Requests\nSet-Cookie: ••••••••\nRetry-After: 30\nLocation: ••••••••\n\nslow down"_s);
    }

    void namesABodyThatIsNotText()
    {
        const QString text = describe(HttpReply{.status = 200, .body = QByteArray("\xff\xfe\0\1", 4)});
        QVERIFY(text.endsWith(u"(4 bytes that are not text)"_s));
        const QString longer = describe(HttpReply{.status = 200, .body = QByteArray("€").repeated(30'000)});
        QVERIFY(longer.size() < 30'000);
        QVERIFY(longer.contains(u"€€"_s));
        QVERIFY(longer.endsWith(u"more bytes)"_s));
    }

    void refusesHeadersThatSmuggle()
    {
        QVERIFY(isSafeHeader({"X-Name", "value, \xc3\xa4"}));
        QVERIFY(isSafeHeader({"X", ""}));
        QVERIFY(!isSafeHeader({"", "x"}));
        QVERIFY(!isSafeHeader({"X Y", "x"}));
        QVERIFY(!isSafeHeader({"X:", "x"}));
        QVERIFY(!isSafeHeader({"X", "a\r\nB: c"}));
        QVERIFY(!isSafeHeader({"X", "a\nb"}));
        QVERIFY(!isSafeHeader({"X", QByteArray("a\0b", 3)}));
    }
};

CHANNEL_CONSOLE_TEST(HttpTest)
#include "tst_http.moc"
