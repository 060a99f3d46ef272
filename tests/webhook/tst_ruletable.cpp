// SPDX-License-Identifier: Apache-2.0
#include "core/webhook/RuleTable.h"

#include "core/webhook/WebhookRules.h"
#include "support/TestMain.h"

#include <QTest>

using namespace ChannelConsole;
using namespace Qt::StringLiterals;

namespace {

using Kind = WebhookAuthorization::Kind;

const QString kStreamId = u"st-2724c525-8c05-5a5f-9d2f-2c525a0e4d5b"_s;
const QByteArray kBase = "/adapter/hooks/partner/";
const QByteArray kMessage
    = R"({"waNumber":"910000001000","mobile":"910000000001","type":"text","text":"Hi"})";

RuleContext contextOf(Kind kind, bool authorized)
{
    RuleContext context{.path = QString::fromLatin1(kBase) + kStreamId,
        .streamId = kStreamId,
        .guideTable = kind == Kind::AppToken,
        .enabled = true,
        .businessNumbers = {u"+910000001000"_s},
        .numbersIn = [](const WebhookPost &post) {
            return QStringList{post.body.contains("910000001000") ? u"+910000001000"_s : u"+910000009999"_s};
        }};
    if (!authorized)
        return context;
    if (kind == Kind::AppToken)
        context.judgeToken = [](const QByteArray &header, const QDateTime &) {
            return TokenJudgement{.flaw = header == "bearer good" ? QString() : u"bad"_s};
        };
    else if (kind == Kind::Basic)
        context.basicCredentials = "user:password";
    else
        context.pathSecret = "secret";
    return context;
}

ListenerRequest goodCall(Kind kind, bool authorized)
{
    ListenerRequest call{.method = "POST", .target = kBase + kStreamId.toLatin1(), .body = kMessage};
    if (authorized && kind == Kind::AppToken)
        call.headers = {{"Authorization", "bearer good"}};
    if (authorized && kind == Kind::Basic)
        call.headers = {{"Authorization", "Basic " + QByteArray("user:password").toBase64()}};
    if (authorized && kind == Kind::PathSecret)
        call.target += "/secret";
    return call;
}

/// The call of a row, made from one that is in order.
ListenerRequest callFor(const QString &key, ListenerRequest call)
{
    if (key == VerdictKey::kUnknownPath)
        call.target = "/other";
    else if (key == VerdictKey::kInvalidStreamId)
        call.target.replace(kStreamId.toLatin1(), "st-2724c525-8c05-5a5f-9d2f-2c525a0e4d5c");
    else if (key == VerdictKey::kWrongMethod)
        call.method = "GET";
    else if (key == VerdictKey::kTokenMissing)
        call.headers.clear();
    else if (key == VerdictKey::kTokenInvalid)
        call.headers = {{"Authorization", "bearer bad"}};
    else if (key == VerdictKey::kBodyMissing)
        call.body.clear();
    else if (key == VerdictKey::kMobileMissing)
        call.body.replace("mobile", "nobody");
    else if (key == VerdictKey::kUnlistedNumber)
        call.body.replace("910000001000", "910000009999");
    return call;
}

} // namespace

class TestRuleTable final : public QObject
{
    Q_OBJECT

private slots:
    void theTableSaysWhatTheJudgeDoes_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<bool>("authorized");
        for (const bool authorized : {true, false}) {
            const char *suffix = authorized ? "" : ", switched off";
            QTest::addRow("token%s", suffix) << int(Kind::AppToken) << authorized;
            QTest::addRow("basic%s", suffix) << int(Kind::Basic) << authorized;
            QTest::addRow("secret path%s", suffix) << int(Kind::PathSecret) << authorized;
        }
    }
    void theTableSaysWhatTheJudgeDoes()
    {
        QFETCH(int, kind);
        QFETCH(bool, authorized);
        const QList<RuleRow> rows = ruleTable(Kind(kind), authorized);
        QVERIFY(rows.size() >= 8);
        for (const RuleRow &row : rows) {
            RuleContext context = contextOf(Kind(kind), authorized);
            context.enabled = row.key != VerdictKey::kChannelDisabled;
            const Verdict verdict = row.key == VerdictKey::kNotDurable
                ? notDurable()
                : judge(callFor(row.key, goodCall(Kind(kind), authorized)), context, {});
            QCOMPARE(verdict.key, row.key);
            QCOMPARE(verdict.status, row.status);
            QCOMPARE(verdict.message, row.message);
            QVERIFY2(verdict.ours != row.documented || verdict.accepted(), qPrintable(row.key));
            QVERIFY(!row.scenario.isEmpty());
        }
    }
};

CHANNEL_CONSOLE_TEST(TestRuleTable)
#include "tst_ruletable.moc"
