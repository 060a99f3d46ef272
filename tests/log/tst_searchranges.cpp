// SPDX-License-Identifier: Apache-2.0
#include "core/log/SearchText.h"
#include "support/TestMain.h"

using namespace ChannelConsole;
using namespace Qt::StringLiterals;

namespace {

/// The text with what is marked in brackets.
QString marked(QString text, const QList<TextRange> &ranges)
{
    for (auto range = ranges.crbegin(); range != ranges.crend(); ++range) {
        text.insert(range->start + range->length, u']');
        text.insert(range->start, u'[');
    }
    return text;
}

} // namespace

class SearchRangesTest final : public QObject
{
    Q_OBJECT
private slots:
    void whatWasTypedIsMarkedWhereItStands_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("result");
        const auto row = [](const char *name, const QString &text, const QString &typed,
                             const QString &result) { QTest::newRow(name) << text << typed << result; };
        row("nothing typed", u"Your flight"_s, u""_s, u"Your flight"_s);
        row("a word", u"Your flight, on time"_s, u"flight"_s, u"Your [flight], on time"_s);
        row("its beginning", u"Your flight"_s, u"fli"_s, u"Your [fli]ght"_s);
        row("not inside a word", u"Your flight"_s, u"light"_s, u"Your flight"_s);
        row("everywhere", u"fly, Fly, butterfly, FLYING"_s, u"fly"_s, u"[fly], [Fly], butterfly, [FLY]ING"_s);
        row("several words", u"on time, your flight"_s, u"flight time"_s, u"on [time], your [flight]"_s);
        row("one word begins the other", u"a flight"_s, u"fl flight"_s, u"a [flight]"_s);
        row("at the end", u"it flies!"_s, u"flies"_s, u"it [flies]!"_s);
        row("accents left out", u"Café Zoë à Genève"_s, u"cafe geneve"_s, u"[Café] Zoë à [Genève]"_s);
        row("accents put in", u"Cafe"_s, u"café"_s, u"[Cafe]"_s);
        row("accents of their own", u"Cafe\u0301 Noir"_s, u"cafe"_s, u"[Cafe\u0301] Noir"_s);
        row("a word with a hyphen", u"the check-in desk"_s, u"check-in"_s, u"the [check-in] desk"_s);
        row("Cyrillic", u"Ваш рейс задержан"_s, u"Рейс"_s, u"Ваш [рейс] задержан"_s);
        row("Thai inside a run", u"สวัสดีครับ"_s, u"ดีครับ"_s, u"สวัส[ดีครับ]"_s);
        row("two characters at the beginning", u"航班已经延误"_s, u"航班"_s, u"[航班]已经延误"_s);
        row("two characters elsewhere", u"您的航班"_s, u"航班"_s, u"您的航班"_s);
        row("Chinese after Latin letters", u"新iPhone手机壳"_s, u"iphone手机壳"_s, u"新[iPhone手机壳]"_s);
        row("beside an emoji", u"😀 flight 😀"_s, u"flight"_s, u"😀 [flight] 😀"_s);
        row("an emoji", u"so 😀 and 😀"_s, u"😀"_s, u"so [😀] and [😀]"_s);
        row("a number as it was typed", u"call 030 1234567"_s, u"030 1234567"_s, u"call [030] [1234567]"_s);
        row("a number in one piece", u"call 0301234567 now"_s, u"030 1234567"_s, u"call [0301234567] now"_s);
    }

    void whatWasTypedIsMarkedWhereItStands()
    {
        QFETCH(const QString, text);
        QFETCH(const QString, typed);
        QFETCH(const QString, result);
        QCOMPARE(marked(text, SearchText(typed).rangesIn(text)), result);
    }

    void separatorsOfANumberDoNotCount_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("result");
        QTest::newRow("as stored") << u"+447700900001"_s << u"+[44 7700 900001]"_s;
        QTest::newRow("its beginning") << u"44770"_s << u"+[44 770]0 900001"_s;
        QTest::newRow("up to a separator") << u"447700"_s << u"+[44 7700] 900001"_s;
        QTest::newRow("a short beginning") << u"447"_s << u"+[44 7]700 900001"_s;
        QTest::newRow("with other separators") << u"+44 (7700) 900-001"_s << u"+[44 7700 900001]"_s;
        QTest::newRow("not from within") << u"7700"_s << u"+44 7700 900001"_s;
        QTest::newRow("another one") << u"+4930"_s << u"+44 7700 900001"_s;
        QTest::newRow("a word") << u"flight"_s << u"+44 7700 900001"_s;
    }

    void separatorsOfANumberDoNotCount()
    {
        QFETCH(const QString, typed);
        QFETCH(const QString, result);
        const QString number = u"+44 7700 900001"_s;
        QCOMPARE(marked(number, SearchText(typed).rangesInNumber(number)), result);
    }
};

CHANNEL_CONSOLE_TEST(SearchRangesTest)
#include "tst_searchranges.moc"
