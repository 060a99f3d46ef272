// SPDX-License-Identifier: Apache-2.0
#include "core/channel/PhoneNumber.h"
#include "support/TestMain.h"

#include <QTest>

using namespace ChannelConsole;
using namespace Qt::StringLiterals;

class PhoneNumberTest final : public QObject
{
    Q_OBJECT
private slots:
    void everyUsualWrittenFormBecomesPlusAndDigits_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("stored");
        QTest::newRow("as stored") << u"+441134960000"_s << u"+441134960000"_s;
        QTest::newRow("spaces") << u"  +44 1134 960000 "_s << u"+441134960000"_s;
        QTest::newRow("no-break spaces") << u"+44\u00A01134\u202F960000"_s << u"+441134960000"_s;
        QTest::newRow("dashes") << u"+1-555-010-9999"_s << u"+15550109999"_s;
        QTest::newRow("en dash and dots") << u"+49 30\u20131234.567"_s << u"+49301234567"_s;
        QTest::newRow("brackets") << u"+1 (555) 010-9999"_s << u"+15550109999"_s;
        QTest::newRow("slash") << u"+49 30/1234567"_s << u"+49301234567"_s;
        QTest::newRow("international prefix 00") << u"0044 1134 960000"_s << u"+441134960000"_s;
        QTest::newRow("trunk zero") << u"+44 (0)1134 960000"_s << u"+441134960000"_s;
        QTest::newRow("trunk zero after 00") << u"0044 ( 0 ) 1134 960000"_s << u"+441134960000"_s;
        QTest::newRow("tel link") << u"tel:+44-1134-960000"_s << u"+441134960000"_s;
        QTest::newRow("tel link with parameters") << u"TEL:+441134960000;ext=12"_s << u"+441134960000"_s;
        QTest::newRow("full-width")
            << u"\uFF0B\uFF14\uFF14\uFF11\uFF11\uFF13\uFF14\uFF19\uFF16\uFF10\uFF10\uFF10\uFF10"_s
            << u"+441134960000"_s;
        QTest::newRow("Devanagari digits") << u"+९१ ९८९२१ २३४५६"_s << u"+919892123456"_s;
        QTest::newRow("Arabic digits") << u"+٩٦٥١٢٣٤٥٦٧٨"_s << u"+96512345678"_s;
        QTest::newRow("invisible direction marks") << u"\u202A+44 1134 960000\u202C"_s << u"+441134960000"_s;
        QTest::newRow("byte order mark") << u"\uFEFF+441134960000"_s << u"+441134960000"_s;
        QTest::newRow("shortest") << u"+2901234"_s << u"+2901234"_s;
        QTest::newRow("longest") << u"+123456789012345"_s << u"+123456789012345"_s;
    }
    void everyUsualWrittenFormBecomesPlusAndDigits()
    {
        QFETCH(QString, typed);
        QFETCH(QString, stored);
        const Result<QString> number = normalisedNumber(typed);
        QVERIFY2(number.ok(), number ? "" : qPrintable(number.error().text));
        QCOMPARE(number.value(), stored);
        QCOMPARE(normalisedNumber(number.value()).value(), stored);
    }

    void whatCannotBeKnownIsRefusedInWords_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("says");
        QTest::newRow("empty") << QString() << u"no number"_s;
        QTest::newRow("only spaces") << u"   "_s << u"no number"_s;
        QTest::newRow("only a plus") << u"+"_s << u"no number"_s;
        QTest::newRow("national") << u"01134 960000"_s << u"country code"_s;
        QTest::newRow("national in brackets") << u"(0)1134 960000"_s << u"country code"_s;
        QTest::newRow("digits without plus") << u"919892123456"_s << u"country code"_s;
        QTest::newRow("letters") << u"+1 555 CALL"_s << u"“C”"_s;
        QTest::newRow("two plus signs") << u"+44+1134960000"_s << u"“+”"_s;
        QTest::newRow("plus at the end") << u"441134960000+"_s << u"“+”"_s;
        QTest::newRow("country code 0") << u"+0441134960000"_s << u"begins with 0"_s;
        QTest::newRow("too short") << u"+123456"_s << u"too short"_s;
        QTest::newRow("too long") << u"+1234567890123456"_s << u"15"_s;
        QTest::newRow("a fraction") << u"+44½1134960000"_s << u"“½”"_s;
        QTest::newRow("two numbers") << u"+441134960000, +441134960001"_s << u"“,”"_s;
    }
    void whatCannotBeKnownIsRefusedInWords()
    {
        QFETCH(QString, typed);
        QFETCH(QString, says);
        const Result<QString> number = normalisedNumber(typed);
        QVERIFY(!number.ok());
        QCOMPARE(number.error().kind, ProblemKind::InvalidInput);
        QVERIFY2(number.error().text.contains(says), qPrintable(number.error().text));
        QVERIFY(!number.error().remedy.isEmpty());
    }

    void aPastedListComesApart()
    {
        QCOMPARE(
            splitPastedNumbers(u"+441134960000, +441134960001;\r\n+441134960002\t+441134960003\n\n ,; \n"_s),
            QStringList({u"+441134960000"_s, u"+441134960001"_s, u"+441134960002"_s, u"+441134960003"_s}));
        QCOMPARE(splitPastedNumbers(u"+44 1134 960000"_s), QStringList{u"+44 1134 960000"_s});
        QVERIFY(splitPastedNumbers(u" \n "_s).isEmpty());
    }

    void numbersAreShownInGroups_data()
    {
        QTest::addColumn<QString>("number");
        QTest::addColumn<QString>("shown");
        QTest::newRow("British") << u"+441134960000"_s << u"+44 1134 960000"_s;
        QTest::newRow("American") << u"+15550109999"_s << u"+1 555 010 9999"_s;
        QTest::newRow("Indian") << u"+919892123456"_s << u"+91 9892 123456"_s;
        QTest::newRow("Kuwaiti") << u"+96512345678"_s << u"+965 1234 5678"_s;
        QTest::newRow("nine digits") << u"+34612345678"_s << u"+34 612 345 678"_s;
        QTest::newRow("eleven digits") << u"+8613812345678"_s << u"+86 138 1234 5678"_s;
        QTest::newRow("short") << u"+2901234"_s << u"+290 1234"_s;
        QTest::newRow("no number") << u"hello"_s << u"hello"_s;
    }
    void numbersAreShownInGroups()
    {
        QFETCH(QString, number);
        QFETCH(QString, shown);
        QCOMPARE(displayNumber(number), shown);
        if (const Result<QString> again = normalisedNumber(shown))
            QCOMPARE(again.value(), number);
    }
};

CHANNEL_CONSOLE_TEST(PhoneNumberTest)
#include "tst_phone_number.moc"
