// SPDX-License-Identifier: Apache-2.0
#include "core/webhook/EndpointSettings.h"
#include "support/TestMain.h"

#include <QTest>

using namespace ChannelConsole;
using namespace Qt::StringLiterals;

class EndpointSettingsTest final : public QObject
{
    Q_OBJECT

private slots:
    void comeBackAsTheyWereStored()
    {
        const EndpointSettings settings{.address = u"0.0.0.0"_s,
            .port = 0,
            .publicUrl = u"https://hooks.example"_s,
            .mode = EndpointMode::Relay,
            .basicAuthorization = false,
            .secretPath = false,
            .askForReports = true,
            .notify = false,
            .standIn = {.kind = StandInKind::FixedText,
                .text = u"Grüße \"…"_s,
                .allowedNumbers = {u"+447700900123"_s, u"+919899000001"_s},
                .dailyCap = 3}};
        QVERIFY(endpointSettingsFromJson(toJson(settings)) == settings);
        EndpointSettings echo;
        echo.standIn.kind = StandInKind::Echo;
        QVERIFY(endpointSettingsFromJson(toJson(echo)) == echo);
    }

    void whatCannotBeReadIsTheSafeDefault_data()
    {
        QTest::addColumn<QByteArray>("stored");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("no JSON") << QByteArray("{");
        QTest::newRow("an array") << QByteArray("[1]");
        QTest::newRow("other types") << QByteArray(
            R"({"address":1,"port":"x","publicUrl":[],"mode":2,"basicAuthorization":"no","secretPath":0,
                "askForReports":"yes","notify":{},"standIn":{"kind":1,"text":2,"allowedNumbers":3,"dailyCap":"x"}})");
        QTest::newRow("values nobody could enter") << QByteArray(
            R"({"address":"example.com","port":65536,"publicUrl":"example.com","mode":"later"})");
        QTest::newRow("a negative port") << QByteArray(R"({"port":-1})");
    }
    void whatCannotBeReadIsTheSafeDefault()
    {
        QFETCH(QByteArray, stored);
        QVERIFY(endpointSettingsFromJson(stored) == EndpointSettings());
        QVERIFY(!isExposed(EndpointSettings().address));
    }

    void aCapIsNeverNegative()
    {
        QCOMPARE(endpointSettingsFromJson(R"({"standIn":{"dailyCap":-5}})").standIn.dailyCap, 0);
    }

    void takesWhatIsAnAddressOfAComputer_data()
    {
        QTest::addColumn<QString>("address");
        QTest::addColumn<bool>("fine");
        QTest::addColumn<bool>("exposed");
        QTest::newRow("loopback") << u"127.0.0.1"_s << true << false;
        QTest::newRow("other loopback") << u"127.8.0.1"_s << true << false;
        QTest::newRow("loopback 6") << u"::1"_s << true << false;
        QTest::newRow("everywhere") << u"0.0.0.0"_s << true << true;
        QTest::newRow("everywhere 6") << u"::"_s << true << true;
        QTest::newRow("private network") << u"192.168.1.5"_s << true << true;
        QTest::newRow("a name") << u"localhost"_s << false << true;
        QTest::newRow("with a port") << u"127.0.0.1:80"_s << false << true;
        QTest::newRow("multicast") << u"224.0.0.1"_s << false << true;
        QTest::newRow("broadcast") << u"255.255.255.255"_s << false << true;
        QTest::newRow("nothing") << QString() << false << true;
    }
    void takesWhatIsAnAddressOfAComputer()
    {
        QFETCH(QString, address);
        QFETCH(bool, fine);
        QFETCH(bool, exposed);
        QCOMPARE(checkListenAddress(address).isEmpty(), fine);
        QCOMPARE(isExposed(address), exposed);
    }

    void takesThePublicUrlOfATunnel_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<bool>("fine");
        QTest::newRow("none") << QString() << true;
        QTest::newRow("tunnel") << u"https://a-b.trycloudflare.com"_s << true;
        QTest::newRow("with port") << u"https://hooks.example:8443"_s << true;
        QTest::newRow("trailing slash") << u"https://hooks.example/"_s << true;
        QTest::newRow("this computer") << u"http://localhost:4040"_s << true;
        QTest::newRow("not encrypted") << u"http://hooks.example"_s << false;
        QTest::newRow("path") << u"https://hooks.example/hook"_s << false;
        QTest::newRow("query") << u"https://hooks.example?key=1"_s << false;
        QTest::newRow("user") << u"https://me:pass@hooks.example"_s << false;
        QTest::newRow("no scheme") << u"hooks.example"_s << false;
        QTest::newRow("words") << u"my tunnel"_s << false;
    }
    void takesThePublicUrlOfATunnel()
    {
        QFETCH(QString, url);
        QFETCH(bool, fine);
        QCOMPARE(checkPublicUrl(url).isEmpty(), fine);
    }
};

CHANNEL_CONSOLE_TEST(EndpointSettingsTest)
#include "tst_endpoint_settings.moc"
