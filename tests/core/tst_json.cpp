// SPDX-License-Identifier: Apache-2.0
#include "core/Json.h"
#include "support/TestMain.h"

#include <QTest>

using namespace ChannelConsole;

class JsonTest final : public QObject
{
    Q_OBJECT
private slots:
    void readsTypedValuesByPath()
    {
        const auto document = Json::parse(R"({"a":{"b":"text","n":7,"t":true,"big":18446744073709551615},"l":[1,"x"]})");
        QVERIFY(document.ok());
        const Json &json = document.value();
        QCOMPARE(json.string({"a", "b"}).value(), QStringLiteral("text"));
        QVERIFY(!json.string({"a", "n"}));
        QCOMPARE(json.text({"a", "n"}).value(), QStringLiteral("7"));
        QCOMPARE(json.integer({"a", "n"}).value(), 7);
        QVERIFY(!json.integer({"a", "big"}));
        QVERIFY(json.boolean({"a", "t"}).value());
        QVERIFY(!json.at({"a", "missing", "deeper"}));
        QCOMPARE(json.at({"l"})->size(), 2);
        QCOMPARE(json.at({"l"})->at(1)->string({}).value(), QStringLiteral("x"));
        QVERIFY(!json.at({"l"})->at(2));
    }

    void refusesWhatWouldOverflowTheStackLater()
    {
        QVERIFY(!Json::parse(QByteArray(1000, '[')).ok());
        QVERIFY(!Json::parse(QByteArray(65, '[') + QByteArray(65, ']')).ok());
        QVERIFY(Json::parse(QByteArray(64, '[') + QByteArray(64, ']')).ok());
    }

    void refusesGarbage_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("html") << QByteArray("<html>");
        QTest::newRow("trailing") << QByteArray("{} x");
        QTest::newRow("bad utf-8") << QByteArray("\"\xff\"");
        QTest::newRow("hidden behind a zero byte") << QByteArray("{}\0{\"a\":1}", 9);
        QTest::newRow("a zero byte at the end") << QByteArray("{}\0", 3);
        QTest::newRow("cut off") << QByteArray("{\"a\":");
    }
    void refusesGarbage()
    {
        QFETCH(QByteArray, text);
        const auto document = Json::parse(text);
        QVERIFY(!document.ok());
        QCOMPARE(document.error().kind, ProblemKind::ReplyNotUnderstood);
    }

    void refusesAKeyTwiceWhereAsked()
    {
        const JsonLimits strict{.uniqueKeys = true};
        QVERIFY(Json::parse(R"({"a":{"a":1},"b":[{"a":1},{"a":2}]})", strict).ok());
        QVERIFY(!Json::parse(R"({"a":1,"b":2,"a":3})", strict).ok());
        QVERIFY(!Json::parse(R"({"b":[{"a":1,"\u0061":3}]})", strict).ok());
        QVERIFY(Json::parse(R"({"a":1,"a":3})").ok());
    }

    void refusesWhatIsTooLarge()
    {
        QVERIFY(!Json::parse("\"" + QByteArray(50, 'x') + "\"", {.bytes = 20}).ok());
    }
};

CHANNEL_CONSOLE_TEST(JsonTest)
#include "tst_json.moc"
