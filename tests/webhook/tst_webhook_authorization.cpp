// SPDX-License-Identifier: Apache-2.0
// How calls prove that they come from the partner: token, user and password, secret path.
#include "support/TestMain.h"
#include "webhook/RuleCases.h"

#include <QTest>

using namespace ChannelConsole;
using namespace ChannelConsole::RuleCases;
using namespace Qt::StringLiterals;

class WebhookAuthorizationTest final : public QObject
{
    Q_OBJECT

private slots:
    void saysWhatIsWrongWithAToken()
    {
        ListenerRequest request = goodCall();
        setHeader(request, "Authorization", "bearer bad");
        QCOMPARE(judge(request, tableContext(), kNow).reason, u"signed with another secret"_s);
    }

    void withoutAnAppNoTokenIsAskedFor()
    {
        RuleContext context = tableContext();
        context.judgeToken = {};
        ListenerRequest request = goodCall();
        request.headers.clear();
        QVERIFY(judge(request, context, kNow).accepted());
        request.body.clear();
        QCOMPARE(judge(request, context, kNow).key, VerdictKey::kBodyMissing);
    }

    void judgesTheAuthorizationHeader_data()
    {
        QTest::addColumn<QList<QByteArray>>("values");
        QTest::addColumn<QString>("key");
        QTest::newRow("empty") << QList<QByteArray>{""} << VerdictKey::kTokenMissing;
        QTest::newRow("blank") << QList<QByteArray>{"  "} << VerdictKey::kTokenMissing;
        QTest::newRow("two, the first good")
            << QList<QByteArray>{"bearer good", "bearer bad"} << VerdictKey::kTokenInvalid;
        QTest::newRow("the same twice")
            << QList<QByteArray>{"bearer good", "bearer good"} << VerdictKey::kTokenInvalid;
        QTest::newRow("good") << QList<QByteArray>{"bearer good"} << VerdictKey::kAccepted;
    }
    void judgesTheAuthorizationHeader()
    {
        QFETCH(QList<QByteArray>, values);
        QFETCH(QString, key);
        ListenerRequest request = goodCall();
        request.headers.clear();
        for (const QByteArray &value : values)
            request.headers.append(HttpHeader{"aUTHORIZATION", value});
        QCOMPARE(judge(request, tableContext(), kNow).key, key);
    }

    void basicAuthorization_data()
    {
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<QString>("key");
        const QByteArray good = QByteArray("user:pass:word").toBase64();
        QTest::newRow("right") << QByteArray("Basic " + good) << VerdictKey::kAccepted;
        QTest::newRow("any case of the scheme") << QByteArray("bASIC " + good) << VerdictKey::kAccepted;
        QTest::newRow("more spaces") << QByteArray("Basic   " + good) << VerdictKey::kAccepted;
        QTest::newRow("none") << QByteArray() << VerdictKey::kTokenMissing;
        QTest::newRow("scheme alone") << QByteArray("Basic") << VerdictKey::kTokenInvalid;
        QTest::newRow("another scheme") << QByteArray("Bearer " + good) << VerdictKey::kTokenInvalid;
        QTest::newRow("a longer scheme") << QByteArray("Basics " + good) << VerdictKey::kTokenInvalid;
        QTest::newRow("not base64") << QByteArray("Basic " + good + "!") << VerdictKey::kTokenInvalid;
        QTest::newRow("plain") << QByteArray("Basic user:pass:word") << VerdictKey::kTokenInvalid;
        QTest::newRow("wrong password")
            << QByteArray("Basic " + QByteArray("user:other").toBase64()) << VerdictKey::kTokenInvalid;
        QTest::newRow("wrong user") << QByteArray("Basic " + QByteArray("uses:pass:word").toBase64())
                                    << VerdictKey::kTokenInvalid;
        QTest::newRow("a beginning") << QByteArray("Basic " + QByteArray("user:pass:wor").toBase64())
                                     << VerdictKey::kTokenInvalid;
        QTest::newRow("more behind it")
            << QByteArray("Basic " + QByteArray("user:pass:word ").toBase64()) << VerdictKey::kTokenInvalid;
        QTest::newRow("zero byte") << QByteArray("Basic " + QByteArray("user:pass:word\0", 15).toBase64())
                                   << VerdictKey::kTokenInvalid;
    }
    void basicAuthorization()
    {
        QFETCH(QByteArray, value);
        QFETCH(QString, key);
        ListenerRequest request = goodCall();
        setHeader(request, "Authorization", value);
        const Verdict verdict = judge(request, basicContext(), kNow);
        QCOMPARE(verdict.key, key);
        if (verdict.accepted())
            return;
        QCOMPARE(verdict.status, 401);
        QVERIFY(verdict.ours);
        QVERIFY(findHeader(replyFor(verdict).headers, "WWW-Authenticate").startsWith("Basic realm="));
    }

    void theSecretSegmentIsToldApartFromNoOtherPath_data()
    {
        QTest::addColumn<QByteArray>("target");
        QTest::addColumn<QString>("key");
        QTest::newRow("right") << QByteArray(kPath + "/s3cret") << VerdictKey::kAccepted;
        QTest::newRow("right with a query") << QByteArray(kPath + "/s3cret?a=b") << VerdictKey::kAccepted;
        QTest::newRow("missing") << kPath << VerdictKey::kUnknownPath;
        QTest::newRow("empty") << QByteArray(kPath + "/") << VerdictKey::kUnknownPath;
        QTest::newRow("wrong") << QByteArray(kPath + "/secret") << VerdictKey::kUnknownPath;
        QTest::newRow("a beginning") << QByteArray(kPath + "/s3cre") << VerdictKey::kUnknownPath;
        QTest::newRow("more behind it") << QByteArray(kPath + "/s3cret/") << VerdictKey::kUnknownPath;
        QTest::newRow("in the query") << QByteArray(kPath + "?/s3cret") << VerdictKey::kUnknownPath;
        QTest::newRow("wrong, another stream id")
            << QByteArray(kOtherPath + "/secret") << VerdictKey::kUnknownPath;
        QTest::newRow("right, another stream id")
            << QByteArray(kOtherPath + "/s3cret") << VerdictKey::kInvalidStreamId;
    }
    void theSecretSegmentIsToldApartFromNoOtherPath()
    {
        QFETCH(QByteArray, target);
        QFETCH(QString, key);
        ListenerRequest request = goodCall();
        request.target = target;
        const Verdict verdict = judge(request, pathContext(), kNow);
        QCOMPARE(verdict.key, key);
        ListenerRequest elsewhere = goodCall();
        elsewhere.target = "/elsewhere";
        const ListenerReply reply = replyFor(verdict);
        const ListenerReply unknown = replyFor(judge(elsewhere, pathContext(), kNow));
        if (key == VerdictKey::kUnknownPath) {
            QCOMPARE(reply.status, unknown.status);
            QCOMPARE(reply.body, unknown.body);
            QCOMPARE(reply.headers, unknown.headers);
        }
        if (!verdict.accepted())
            QVERIFY(verdict.ours);
    }

    void aReplayIsAnsweredAsAnIncorrectToken()
    {
        const Verdict verdict = replayedToken(tableContext());
        QCOMPARE(verdict.key, VerdictKey::kTokenInvalid);
        QCOMPARE(verdict.status, 401);
        QCOMPARE(verdict.message, QByteArray("Invalid access"));
    }
};

CHANNEL_CONSOLE_TEST(WebhookAuthorizationTest)
#include "tst_webhook_authorization.moc"
