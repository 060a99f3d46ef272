// SPDX-License-Identifier: Apache-2.0
#include "support/TestMain.h"
#include "webhook/RuleCases.h"

#include <QTest>

#include <algorithm>

using namespace ChannelConsole;
using namespace ChannelConsole::RuleCases;
using namespace Qt::StringLiterals;

namespace {

struct Defect
{
    const char *name;
    QString key;
    int status;
    QByteArray message;
    bool ours;
    RuleChange apply;
};

/// Every way to be refused, in the order of checking: of two, the one that stands first is told.
QList<Defect> defects()
{
    return {
        {"another path", VerdictKey::kUnknownPath, 404, "Not Found", true,
            [](auto &request, auto &) { request.target = "/elsewhere/" + request.target.mid(1); }},
        {"invalid stream id", VerdictKey::kInvalidStreamId, 500, "Internal Server Error", false,
            [](auto &request, auto &) { request.target.replace(kPath, kOtherPath); }},
        {"not POST", VerdictKey::kWrongMethod, 405, "Method Not Allowed", true,
            [](auto &request, auto &) { request.method = "GET"; }},
        {"no Authorization", VerdictKey::kTokenMissing, 401, "Access token not found", false,
            [](auto &request, auto &) { request.headers.removeFirst(); }},
        {"incorrect Authorization", VerdictKey::kTokenInvalid, 401, "Invalid access", false,
            [](auto &request, auto &) {
                if (!request.header("Authorization").isEmpty())
                    setHeader(request, "Authorization", "bearer bad");
            }},
        {"disabled channel", VerdictKey::kChannelDisabled, 403, "Channel disabled", true,
            [](auto &, auto &context) { context.enabled = false; }},
        {"no body", VerdictKey::kBodyMissing, 500, "Internal Server Error", false,
            [](auto &request, auto &) { request.body.clear(); }},
        {"no mobile", VerdictKey::kMobileMissing, 500, "Internal Server Error", false,
            [](auto &request, auto &) { request.body.replace("mobile", "mobil"); }},
        {"unlisted number", VerdictKey::kUnlistedNumber, 422, "Business number not configured", true,
            [](auto &, auto &context) { context.businessNumbers = {u"+15550100"_s}; }},
    };
}

} // namespace

class WebhookRulesTest final : public QObject
{
    Q_OBJECT

private slots:
    void theDocumentedRulesAreTheGuidesTable()
    {
        struct Row
        {
            QString key;
            int status;
            QByteArray message;
        };
        const QList<Row> guide{{VerdictKey::kInvalidStreamId, 500, "Internal Server Error"},
            {VerdictKey::kTokenMissing, 401, "Access token not found"},
            {VerdictKey::kTokenInvalid, 401, "Invalid access"},
            {VerdictKey::kBodyMissing, 500, "Internal Server Error"},
            {VerdictKey::kMobileMissing, 500, "Internal Server Error"}};
        QCOMPARE(documentedRules().size(), guide.size());
        for (qsizetype i = 0; i < guide.size(); ++i) {
            const DocumentedRule &rule = documentedRules().at(i);
            QCOMPARE(rule.key, guide.at(i).key);
            QCOMPARE(rule.status, guide.at(i).status);
            QCOMPARE(rule.message, guide.at(i).message);
            QVERIFY(!rule.scenario.isEmpty());
        }
    }

    void aGoodCallIsAccepted()
    {
        const Verdict verdict = judge(goodCall(), tableContext(), kNow);
        QVERIFY(verdict.accepted());
        QCOMPARE(verdict.status, 200);
        QVERIFY(verdict.once);
        QCOMPARE(verdict.once->jti, u"one"_s);
        QVERIFY(verdict.reason.isEmpty());
    }

    void eachDefectHasItsAnswerAndTheFirstOfTwoIsTold_data()
    {
        QTest::addColumn<int>("first");
        QTest::addColumn<int>("second");
        const QList<Defect> all = defects();
        for (int first = 0; first < int(all.size()); ++first) {
            for (int second = first; second < int(all.size()); ++second)
                QTest::addRow("%s, %s", all.at(first).name, all.at(second).name) << first << second;
        }
    }
    void eachDefectHasItsAnswerAndTheFirstOfTwoIsTold()
    {
        QFETCH(int, first);
        QFETCH(int, second);
        const QList<Defect> all = defects();
        const Defect &told = all.at(first);
        ListenerRequest request = goodCall();
        RuleContext context = tableContext();
        told.apply(request, context);
        if (second != first)
            all.at(second).apply(request, context);
        const Verdict verdict = judge(request, context, kNow);
        QCOMPARE(verdict.key, told.key);
        QCOMPARE(verdict.status, told.status);
        QCOMPARE(verdict.message, told.message);
        QCOMPARE(verdict.ours, told.ours);
        QVERIFY(!verdict.reason.isEmpty());
        // A token that was right is used up, whatever comes after it in this order.
        const auto channel = std::find_if(all.cbegin(), all.cend(),
            [](const Defect &each) { return each.key == VerdictKey::kChannelDisabled; });
        QCOMPARE(verdict.once.has_value(), first >= int(channel - all.cbegin()));
        QCOMPARE(replyFor(verdict).status, told.status);
        QCOMPARE(replyFor(verdict).body, told.message);
    }

    void saysWhichMethodIsTaken()
    {
        ListenerRequest request = goodCall();
        request.method = "PUT";
        QCOMPARE(
            findHeader(replyFor(judge(request, tableContext(), kNow)).headers, "Allow"), QByteArray("POST"));
    }

    void judgesThePath_data()
    {
        QTest::addColumn<QByteArray>("target");
        QTest::addColumn<QString>("key");
        QTest::newRow("itself") << kPath << VerdictKey::kAccepted;
        QTest::newRow("with a query") << QByteArray(kPath + "?a=/b") << VerdictKey::kAccepted;
        QTest::newRow("another stream id") << kOtherPath << VerdictKey::kInvalidStreamId;
        QTest::newRow("no stream id") << QByteArray("/adapter/hooks/p/") << VerdictKey::kInvalidStreamId;
        QTest::newRow("longer stream id") << QByteArray(kPath + "0") << VerdictKey::kInvalidStreamId;
        QTest::newRow("upper case") << kPath.toUpper() << VerdictKey::kUnknownPath;
        QTest::newRow("one segment less") << QByteArray("/adapter/hooks/p") << VerdictKey::kUnknownPath;
        QTest::newRow("one segment more") << QByteArray(kPath + "/more") << VerdictKey::kUnknownPath;
        QTest::newRow("trailing slash") << QByteArray(kPath + "/") << VerdictKey::kUnknownPath;
        QTest::newRow("root") << QByteArray("/") << VerdictKey::kUnknownPath;
        QTest::newRow("in the query") << QByteArray("/?" + kPath) << VerdictKey::kUnknownPath;
        QTest::newRow("nothing") << QByteArray() << VerdictKey::kUnknownPath;
        QTest::newRow("up and down again") << QByteArray("/x/.." + kPath) << VerdictKey::kUnknownPath;
    }
    void judgesThePath()
    {
        QFETCH(QByteArray, target);
        QFETCH(QString, key);
        ListenerRequest request = goodCall();
        request.target = target;
        QCOMPARE(judge(request, tableContext(), kNow).key, key);
    }

    void theStreamIdMayStandAmidThePath()
    {
        RuleContext context = tableContext();
        context.path = u"/hooks/%1/in"_s.arg(context.streamId);
        ListenerRequest request = goodCall();
        request.target = context.path.toLatin1();
        QVERIFY(judge(request, context, kNow).accepted());
        request.target = "/hooks/st-other/in";
        QCOMPARE(judge(request, context, kNow).key, VerdictKey::kInvalidStreamId);
        request.target = "/hooks/st-other/inner";
        QCOMPARE(judge(request, context, kNow).key, VerdictKey::kUnknownPath);
        context.streamId.clear();
        request.target = context.path.toLatin1();
        QCOMPARE(judge(request, context, kNow).key, VerdictKey::kUnknownPath);
    }

    void judgesTheBody_data()
    {
        QTest::addColumn<QByteArray>("contentType");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("key");
        const QByteArray json = "application/json";
        const QByteArray form = "Application/X-WWW-Form-Urlencoded; charset=utf-8";
        QTest::newRow("message") << json << kMessage << VerdictKey::kAccepted;
        QTest::newRow("without a type") << QByteArray() << kMessage << VerdictKey::kAccepted;
        QTest::newRow("mobile as a number")
            << json << QByteArray(R"({"mobile":919900000001})") << VerdictKey::kAccepted;
        QTest::newRow("blank") << json << QByteArray(" \r\n") << VerdictKey::kBodyMissing;
        QTest::newRow("no JSON") << json << QByteArray("mobile=1") << VerdictKey::kBodyMissing;
        QTest::newRow("cut off") << json << kMessage.chopped(1) << VerdictKey::kBodyMissing;
        QTest::newRow("too deep") << json << QByteArray(1'000'000, '[') << VerdictKey::kBodyMissing;
        QTest::newRow("no object") << json << QByteArray("[1]") << VerdictKey::kMobileMissing;
        QTest::newRow("empty object") << json << QByteArray("{}") << VerdictKey::kMobileMissing;
        QTest::newRow("empty mobile")
            << json << QByteArray(R"({"mobile":" "})") << VerdictKey::kMobileMissing;
        QTest::newRow("mobile is null")
            << json << QByteArray(R"({"mobile":null})") << VerdictKey::kMobileMissing;
        QTest::newRow("mobile deeper down")
            << json << QByteArray(R"({"a":{"mobile":"1"}})") << VerdictKey::kMobileMissing;
        QTest::newRow("delivery report") << form << QByteArray("response=%5B%5D") << VerdictKey::kAccepted;
        QTest::newRow("report, not first")
            << form << QByteArray("a=b&response=%5B%5D") << VerdictKey::kAccepted;
        QTest::newRow("no report in JSON")
            << json << QByteArray(R"({"response":"[]"})") << VerdictKey::kMobileMissing;
        QTest::newRow("form message")
            << form << QByteArray("waNumber=1&mobile=2&type=text") << VerdictKey::kAccepted;
        QTest::newRow("form without mobile")
            << form << QByteArray("waNumber=1&xmobile=2&type=text") << VerdictKey::kMobileMissing;
        QTest::newRow("form with empty mobile")
            << form << QByteArray("mobile=&type=text") << VerdictKey::kMobileMissing;
    }
    void judgesTheBody()
    {
        QFETCH(QByteArray, contentType);
        QFETCH(QByteArray, body);
        QFETCH(QString, key);
        ListenerRequest request = goodCall();
        setHeader(request, "Content-Type", contentType);
        request.body = body;
        QCOMPARE(judge(request, tableContext(), kNow).key, key);
    }

    /// "Delivery reports are under rules 1 to 3 only".
    void aDeliveryReportNeedsTheRightPathAndToken()
    {
        ListenerRequest report = goodCall();
        setHeader(report, "Content-Type", "application/x-www-form-urlencoded");
        report.body = "response=%5B%5D";
        const QList<Defect> all = defects();
        for (qsizetype i = 0; i < 6; ++i) {
            ListenerRequest request = report;
            if (i == 3 || i == 4) // the defects of the header expect it in front
                request.headers = {{"Authorization", "bearer good"}, report.headers.constLast()};
            RuleContext context = tableContext();
            all.at(i).apply(request, context);
            QCOMPARE(judge(request, context, kNow).key, all.at(i).key);
        }
    }

    void oneListedNumberIsEnough_data()
    {
        QTest::addColumn<QStringList>("numbers");
        QTest::addColumn<bool>("taken");
        QTest::newRow("none told") << QStringList() << true;
        QTest::newRow("listed") << QStringList{u"+919800000001"_s} << true;
        QTest::newRow("one of two") << QStringList{u"+1"_s, u"+919800000001"_s} << true;
        QTest::newRow("unlisted") << QStringList{u"+1"_s} << false;
        QTest::newRow("a part of it") << QStringList{u"+91980000000"_s} << false;
    }
    void oneListedNumberIsEnough()
    {
        QFETCH(QStringList, numbers);
        QFETCH(bool, taken);
        RuleContext context = tableContext();
        context.numbersIn = [&numbers](const WebhookPost &) { return numbers; };
        QCOMPARE(judge(goodCall(), context, kNow).accepted(), taken);
    }

    void otherPartnersBodiesAreKeptAsTheyCome()
    {
        RuleContext context = pathContext();
        context.numbersIn = {};
        ListenerRequest request = goodCall();
        request.target = kPath + "/s3cret";
        for (const QByteArray &body :
            {QByteArray("{}"), QByteArray("not JSON"), QByteArray(1'000'000, '[')}) {
            request.body = body;
            QVERIFY(judge(request, context, kNow).accepted());
        }
        request.body = " ";
        const Verdict verdict = judge(request, context, kNow);
        QCOMPARE(verdict.key, VerdictKey::kBodyMissing);
        QCOMPARE(verdict.status, 400);
        QVERIFY(verdict.ours);
    }

    void whatCannotBeKeptIsAskedForAgain()
    {
        const ListenerReply reply = replyFor(notDurable());
        QCOMPARE(reply.status, 503);
        QVERIFY(!findHeader(reply.headers, "Retry-After").isEmpty());
    }
};

CHANNEL_CONSOLE_TEST(WebhookRulesTest)
#include "tst_webhook_rules.moc"
