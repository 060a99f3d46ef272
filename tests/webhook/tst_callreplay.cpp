// SPDX-License-Identifier: Apache-2.0
#include "core/partner/Secrets.h"
#include "core/webhook/CallReplay.h"
#include "support/TestMain.h"
#include "webhook/WebhookCalls.h"

using namespace ChannelConsole;
using namespace Qt::StringLiterals;

namespace {

const QUrl kLocal(u"http://127.0.0.1:8480/chatbot/v2/webhook/st-1"_s);
const QUrl kSecretUrl(u"https://public.example/chatbot/v2/webhook/st-1/s3cret"_s);
const QString kDots = QString::fromUtf8(Secrets::masked().value({}));

ReplayDraft draft()
{
    return {.callId = 7,
        .method = u"POST"_s,
        .target = u"/chatbot/v2/webhook/st-1?a=%20b"_s,
        .headers = u"Content-Type: application/json\n"_s,
        .body = "{}"};
}

} // namespace

class CallReplayTest final : public QObject
{
    Q_OBJECT
private slots:
    void aDraftLeavesOutWhatBelongsToTheConnectionAndWhatProvedTheCall()
    {
        WebhookCall call = callOfGupShup("x");
        call.id = 7;
        call.headers = u"Host: a\nContent-Type: application/json\nContent-Length: 3\nAuthorization: "_s
            + kDots + u"\nX-Other: "_s + kDots + u"\nX-Channel-Console-Replay: call 3\nUser-Agent: partner"_s;
        const ReplayDraft made = replayDraft(call);
        QCOMPARE(made.headers, u"Content-Type: application/json\nUser-Agent: partner\n"_s);
        QCOMPARE(made.body, call.body);
        QCOMPARE(made.callId, 7);
    }

    void aReplayGoesToThisComputerWithFreshAuthorizationAndAMark()
    {
        const Result<HttpRequest> request
            = replayRequest(draft(), kLocal, {}, {{.name = "Authorization", .value = "Bearer fresh"}});
        QVERIFY(request.ok());
        QCOMPARE(request.value().url.toString(QUrl::FullyEncoded),
            u"http://127.0.0.1:8480/chatbot/v2/webhook/st-1?a=%20b"_s);
        QCOMPARE(request.value().method, QByteArray("POST"));
        QCOMPARE(request.value().body, QByteArray("{}"));
        QCOMPARE(findHeader(request.value().headers, "authorization"), QByteArray("Bearer fresh"));
        QCOMPARE(findHeader(request.value().headers, kReplayHeader), QByteArray("call 7"));
    }

    void aTypedHeaderWinsOverTheOneThatIsPutIn()
    {
        ReplayDraft edited = draft();
        edited.headers += u"authorization: Bearer wrong\n"_s;
        const Result<HttpRequest> request
            = replayRequest(edited, kLocal, {}, {{.name = "Authorization", .value = "Bearer fresh"}});
        QVERIFY(request.ok());
        QCOMPARE(findHeader(request.value().headers, "Authorization"), QByteArray("Bearer wrong"));
        QCOMPARE(std::count_if(request.value().headers.begin(), request.value().headers.end(),
                     [](const HttpHeader &header) {
                         return header.name.compare("authorization", Qt::CaseInsensitive) == 0;
                     }),
            1);
    }

    void aSecretSegmentIsPutInWhereTheDotsAre()
    {
        ReplayDraft masked = draft();
        masked.target = u"/chatbot/v2/webhook/st-1/"_s + kDots + u"?a=b"_s;
        const Result<HttpRequest> request = replayRequest(masked, kLocal, kSecretUrl, {});
        QVERIFY(request.ok());
        QCOMPARE(
            request.value().url.toString(), u"http://127.0.0.1:8480/chatbot/v2/webhook/st-1/s3cret?a=b"_s);
    }

    void whatCannotBeSentIsRefused_data()
    {
        QTest::addColumn<QString>("method");
        QTest::addColumn<QString>("target");
        QTest::addColumn<QString>("headers");
        QTest::addColumn<QString>("field");
        QTest::newRow("method") << u"PO ST"_s << u"/x"_s << QString() << u"method"_s;
        QTest::newRow("no method") << QString() << u"/x"_s << QString() << u"method"_s;
        QTest::newRow("another host") << u"POST"_s << u"@evil.example/x"_s << QString() << u"target"_s;
        QTest::newRow("no path") << u"POST"_s << u"x"_s << QString() << u"target"_s;
        QTest::newRow("another port") << u"POST"_s << u"0/x"_s << QString() << u"target"_s;
        QTest::newRow("no header") << u"POST"_s << u"/x"_s << u"what is this"_s << u"headers"_s;
        QTest::newRow("header name") << u"POST"_s << u"/x"_s << u"a b: c"_s << u"headers"_s;
        QTest::newRow("smuggled") << u"POST"_s << u"/x"_s << u"a: b\rHost: evil"_s << u"headers"_s;
    }
    void whatCannotBeSentIsRefused()
    {
        QFETCH(QString, method);
        QFETCH(QString, target);
        QFETCH(QString, headers);
        QFETCH(QString, field);
        ReplayDraft odd = draft();
        odd.method = method;
        odd.target = target;
        odd.headers = headers;
        const Result<HttpRequest> request = replayRequest(odd, kLocal, kSecretUrl, {});
        QVERIFY2(!request.ok(), qPrintable(request.ok() ? request.value().url.toString() : QString()));
        QCOMPARE(request.error().kind, ProblemKind::InvalidInput);
        QCOMPARE(request.error().field, field);
    }
};

CHANNEL_CONSOLE_TEST(CallReplayTest)
#include "tst_callreplay.moc"
