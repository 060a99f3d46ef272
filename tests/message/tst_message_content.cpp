// SPDX-License-Identifier: Apache-2.0
#include "core/message/MessageContent.h"
#include "support/TestMain.h"

#include <QTest>

#include <limits>

using namespace ChannelConsole;
using namespace Qt::StringLiterals;

class TestMessageContent final : public QObject
{
    Q_OBJECT

private slots:
    void everyTypeHasItsOwnIdNameAndContent()
    {
        QStringList ids;
        QStringList names;
        for (const MessageType type : allMessageTypes()) {
            QCOMPARE(typeOf(emptyContent(type)), type);
            QCOMPARE(messageTypeFromId(messageTypeId(type)), type);
            QVERIFY(!ids.contains(messageTypeId(type)));
            QVERIFY(!names.contains(messageTypeName(type)));
            ids += messageTypeId(type);
            names += messageTypeName(type);
        }
        QCOMPARE(ids.size(), 15);
        QVERIFY(!messageTypeFromId(u"poll"_s));
    }

    void theTextIsWhatTheUserWillRead_data()
    {
        QTest::addColumn<MessageContent>("content");
        QTest::addColumn<QString>("text");
        const auto row = [](const char *name, const MessageContent &content, const QString &text) {
            QTest::newRow(name) << content << text;
        };
        row("text", TextContent{.text = u"Hi"_s}, u"Hi"_s);
        row("caption", MediaContent{.url = u"https://x.example/a.jpg"_s, .caption = u"A cat"_s}, u"A cat"_s);
        row("no caption", MediaContent{.url = u"https://x.example/a.jpg"_s}, u"https://x.example/a.jpg"_s);
        row("place", LocationContent{.latitude = 44.5, .longitude = 15.25, .name = u"Office"_s}, u"Office"_s);
        row("no name", LocationContent{.latitude = 44.5, .longitude = 15.25}, u"44.5, 15.25"_s);
        row("contacts", ContactsContent{.contacts = {{.firstName = u"Ann"_s}, {.formattedName = u"Bo B."_s}}},
            u"Ann, Bo B."_s);
        row("template by name", TemplateContent{.name = u"welcome"_s}, u"welcome"_s);
        row("template by text",
            TemplateContent{.registeredBody = u"Hi {{1}}, {{2}}!"_s, .bodyValues = {u"Ann"_s, u"hello"_s}},
            u"Hi Ann, hello!"_s);
        row("raw", RawContent{.json = "{\n  \"a\": 1\n}"}, u"{ \"a\": 1 }"_s);
    }
    void theTextIsWhatTheUserWillRead()
    {
        QFETCH(MessageContent, content);
        QFETCH(QString, text);
        QCOMPARE(contentText(content), text);
    }

    void placeholdersAreCountedOnceAndFilledEverywhere()
    {
        QCOMPARE(
            templatePlaceholders(u"{{1}} {{name}} {{1}} { {2}} {{}}"_s), (QStringList{u"1"_s, u"name"_s}));
        QCOMPARE(filledTemplate(u"{{1}}-{{name}}-{{1}}"_s, {u"a"_s, u"b"_s}), u"a-b-a"_s);
        QCOMPARE(filledTemplate(u"{{1}} {{2}}"_s, {u"{{2}}"_s}), u"{{2}} {{2}}"_s);
        QCOMPARE(filledTemplate(u"no placeholder"_s, {u"a"_s}), u"no placeholder"_s);
    }

    void anOrderAddsUpInMinorUnits()
    {
        OrderDetailsContent order{.items
            = {{.amount = 10'000, .saleAmount = 5'000, .quantity = 2}, {.amount = 10'000, .quantity = 1}},
            .tax = 1'000,
            .shipping = 1'000,
            .discount = 1'000};
        QCOMPARE(orderSubtotal(order), 20'000);
        QCOMPARE(orderTotal(order), 21'000);
        order.items.append({.amount = std::numeric_limits<qint64>::max(), .quantity = 2});
        QVERIFY(!orderSubtotal(order));
        QVERIFY(!orderTotal(order));
    }
};

CHANNEL_CONSOLE_TEST(TestMessageContent)
#include "tst_message_content.moc"
