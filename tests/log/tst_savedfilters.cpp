// SPDX-License-Identifier: Apache-2.0
#include "core/Json.h"
#include "core/log/SavedFilters.h"
#include "core/partner/WebhookEvents.h"
#include "support/TestMain.h"

#include <QTest>

using namespace ChannelConsole;
using namespace Qt::StringLiterals;

namespace {

const QDateTime kNow(QDate(2026, 3, 1), QTime(12, 0, 42, 5), Qt::UTC);

LogChoice everything()
{
    return {.filter = {.partnerId = u"karix"_s,
                .direction = Direction::Inbound,
                .businessNumber = u"+441134960000"_s,
                .userNumber = u"+447700900123"_s,
                .type = u"a \"type\" of tomorrow"_s,
                .status = u"failed"_s,
                .errorCode = u"131047"_s,
                .onlyProblems = true,
                .text = u"こんにちは"_s},
        .period = {.kind = LogPeriod::Kind::LastDay},
        .allAssistants = true};
}

} // namespace

class SavedFiltersTest final : public QObject
{
    Q_OBJECT
private slots:
    void aRelativePeriodMovesOnWithTime()
    {
        const LogChoice choice{.period = {.kind = LogPeriod::Kind::LastHour}};
        QCOMPARE(filterOf(choice, {}, kNow).from, QDateTime(QDate(2026, 3, 1), QTime(11, 0), Qt::UTC));
        QCOMPARE(
            filterOf(choice, {}, kNow.addDays(1)).from, QDateTime(QDate(2026, 3, 2), QTime(11, 0), Qt::UTC));
        QVERIFY(!filterOf(choice, {}, kNow).until.isValid());
    }

    void withinAMinuteARelativePeriodIsTheSameFilter()
    {
        const LogChoice choice{.period = {.kind = LogPeriod::Kind::LastMonth}};
        QCOMPARE(filterOf(choice, {}, kNow), filterOf(choice, {}, kNow.addSecs(10)));
        QVERIFY(filterOf(choice, {}, kNow) != filterOf(choice, {}, kNow.addSecs(30)));
    }

    void todayBeginsAtMidnightWhereTheUserIs()
    {
        const MessageFilter filter = filterOf({.period = {.kind = LogPeriod::Kind::Today}}, {}, kNow);
        QCOMPARE(filter.from.toLocalTime().time(), QTime(0, 0));
        QCOMPARE(filter.from.toLocalTime().date(), kNow.toLocalTime().date());
    }

    void aPeriodFromOneMomentUntilAnotherStaysWhereItIs()
    {
        const LogPeriod period{
            .kind = LogPeriod::Kind::Between, .from = kNow.addDays(-3), .until = kNow.addDays(-2)};
        const MessageFilter filter = filterOf({.period = period}, {}, kNow);
        QCOMPARE(filter.from, period.from);
        QCOMPARE(filter.until, period.until);
        QCOMPARE(periodOf(filter), period);
        QCOMPARE(periodOf({}), LogPeriod{});
        QVERIFY(!isRelative(period));
    }

    void everyPeriodIsStoredByANameOfItsOwn()
    {
        QStringList names;
        for (const LogPeriod::Kind kind : allPeriodKinds()) {
            QVERIFY(!names.contains(periodName(kind)));
            names.append(periodName(kind));
            QVERIFY(periodFromName(periodName(kind)) == kind);
        }
        QVERIFY(!periodFromName(u"last-blue-moon"_s));
    }

    void thisAssistantIsWhicheverIsShown()
    {
        const QUuid assistant = QUuid::createUuid();
        QCOMPARE(filterOf({}, assistant, kNow).assistantId, std::optional(assistant));
        QVERIFY(!filterOf({.allAssistants = true}, assistant, kNow).assistantId);
    }

    void whatWasSavedComesBack()
    {
        SavedFilters saved;
        QVERIFY(saved.save(u"Everything"_s, everything()));
        const LogChoice between{
            .period = {.kind = LogPeriod::Kind::Between, .from = kNow.addDays(-3), .until = kNow}};
        QVERIFY(saved.save(u"Three days"_s, between));
        const SavedFilters back = SavedFilters::fromJson(saved.toJson());
        QCOMPARE(back.filters().size(), 2);
        QVERIFY(back.find(u"Everything"_s)->choice == everything());
        QVERIFY(back.find(u"Three days"_s)->choice == between);
    }

    void oneNameIsOneFilter()
    {
        SavedFilters saved;
        QVERIFY(saved.save(u" Mine "_s, everything()));
        QVERIFY(saved.save(u"mine"_s, {}));
        QCOMPARE(saved.filters().size(), 1);
        QVERIFY(saved.find(u"MINE"_s)->choice == LogChoice{});
        QVERIFY(!saved.save(u"  "_s, {}));
        QVERIFY(saved.save(u"Other"_s, {}));
        QVERIFY(!saved.rename(u"Other"_s, u"MINE"_s));
        QVERIFY(!saved.rename(u"Other"_s, u" "_s));
        QVERIFY(!saved.rename(u"Nobody's"_s, u"New"_s));
        QVERIFY(saved.rename(u"Other"_s, u"other"_s)); // its own name in another case
        QVERIFY(saved.rename(u"other"_s, u"Another"_s));
        QVERIFY(saved.remove(u"another"_s));
        QVERIFY(!saved.remove(u"another"_s));
        QCOMPARE(saved.filters().size(), 1);
    }

    void whatALaterVersionWroteIsKept()
    {
        const QByteArray later = R"({"filters": [
            {"name": "Known", "period": "any-time", "colour": "blue", "status": "failed"},
            {"name": "Unknown period", "period": "last-blue-moon"},
            {"name": "Unknown direction", "direction": "sideways"},
            42], "sorted": {"by": "name"}})";
        SavedFilters saved = SavedFilters::fromJson(later);
        QCOMPARE(saved.filters().size(), 1); // the others would show something else than was saved
        QVERIFY(saved.save(u"Known"_s, everything()));
        QVERIFY(saved.rename(u"Known"_s, u"Still known"_s));
        const QByteArray written = saved.toJson();
        for (const char *part :
            {"\"colour\":\"blue\"", "last-blue-moon", "sideways", "42", "\"by\":\"name\"", "\"Still known\""})
            QVERIFY2(written.contains(part), part);
        QVERIFY(!written.contains("\"Known\""));
        QVERIFY(SavedFilters::fromJson(written) == saved);
    }

    void nobodyWhoIsErasedStaysInAFilter()
    {
        SavedFilters saved = SavedFilters::fromJson(R"({"filters": [
            {"name": "By number", "userNumber": "+447700900123"},
            {"name": "Searched for", "text": "447700900123 invoice"},
            {"name": "About +44 (7700) 900-123"},
            {"name": "Of a later version", "people": ["00447700900123"], "period": "last-blue-moon"},
            {"name": "Somebody else", "userNumber": "+4477009001234"},
            {"name": "Failed", "status": "failed"}], "pinned": "+447700900123"})");
        QCOMPARE(saved.forget(u"+447700900123"_s), 4);
        QCOMPARE(saved.filters().size(), 2);
        QVERIFY(saved.find(u"Somebody else"_s) && saved.find(u"Failed"_s));
        QCOMPARE(saved.toJson().replace("4477009001234", "").count("900123"), 0);
        QCOMPARE(saved.forget(u"+447700900123"_s), 0);
    }

    void whatIsNoneOfOursCountsAsNoneSaved_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("no JSON") << QByteArray("{");
        QTest::newRow("no object") << QByteArray("[1]");
        QTest::newRow("no list") << QByteArray(R"({"filters": "none"})");
        QTest::newRow("wrong types") << QByteArray(
            R"({"filters": [{"name": 7, "period": {}}, {"name": ""}]})");
    }

    void whatIsNoneOfOursCountsAsNoneSaved()
    {
        QFETCH(QByteArray, text);
        QVERIFY(SavedFilters::fromJson(text).filters().isEmpty());
    }
};

CHANNEL_CONSOLE_TEST(SavedFiltersTest)
#include "tst_savedfilters.moc"
