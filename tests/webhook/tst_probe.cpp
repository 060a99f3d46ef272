// SPDX-License-Identifier: Apache-2.0
#include "core/webhook/Probe.h"

#include "core/Steps.h"
#include "core/net/HttpClient.h"
#include "core/net/HttpListener.h"
#include "core/webhook/ProbeAuthorization.h"
#include "core/webhook/WebhookRules.h"
#include "support/Await.h"
#include "support/Certificates.h"
#include "support/FixedClock.h"
#include "support/ScriptedServer.h"
#include "support/TestMain.h"

#include <QSignalSpy>

using namespace ChannelConsole;
using namespace Qt::StringLiterals;

namespace {

const QString kStreamId = u"st-2724c525-8c05-5a5f-9d2f-2c525a0e4d5b"_s;
const QString kPath = u"/adapter/hooks/gupshup/"_s + kStreamId;
const QByteArray kCredential = "bearer header.payload.s1gn4ture";

QByteArray firstLine(const QByteArray &request)
{
    return request.first(request.indexOf('\r'));
}

bool isAbout(const QByteArray &request, const QByteArray &text)
{
    return request.contains(text);
}

/// Answers each of the guide's rows as documented, in the order of the guide.
QByteArray documentedAnswer(const QByteArray &request)
{
    const auto error = [](int status, const QByteArray &message) {
        return ScriptedServer::reply(
            status, R"({"errors":[{"msg":")" + message + R"("}]})", "Content-Type: application/json\r\n");
    };
    if (!isAbout(firstLine(request), kStreamId.toLatin1()))
        return error(500, "Internal Server Error");
    if (!request.toLower().contains("\r\nauthorization:"))
        return error(401, "Access token not found");
    if (!request.contains(kCredential))
        return error(401, "Invalid access");
    const QByteArray body = request.sliced(request.indexOf("\r\n\r\n") + 4);
    if (body.isEmpty() || !body.contains("\"mobile\""))
        return error(500, "Internal Server Error");
    return ScriptedServer::reply(200, "ok");
}

} // namespace

/// The probe of a deployed webhook, over real HTTP.
class TestProbe final : public QObject
{
    Q_OBJECT

    HttpClient m_client;
    FixedClock m_clock;

    [[nodiscard]] static ProbeOrder orderFor(const QUrl &url)
    {
        return {.url = url,
            .documented = true,
            .authorization = [] { return Result<QByteArray>(kCredential); },
            .businessNumber = u"+910000001000"_s};
    }

    [[nodiscard]] ProbeReport probe(const ProbeOrder &order)
    {
        auto *probe = new Probe(&m_client, &m_clock, order, this);
        QSignalSpy finished(probe, &Probe::finished);
        if (!QTest::qWaitFor([&finished] { return !finished.isEmpty(); }, 20'000))
            return {};
        return finished.constFirst().constFirst().value<ProbeReport>();
    }

    [[nodiscard]] static ProbeFinding findingOf(const ProbeReport &report, ProbeCase probeCase)
    {
        for (const ProbeFinding &each : report.findings) {
            if (each.probeCase == probeCase)
                return each;
        }
        return {.meaning = u"no such call"_s};
    }

private slots:
    void aWebhookThatKeepsToTheTableIsFoundToDoSo()
    {
        ScriptedServer server([](QTcpSocket *connection, const QByteArray &request) {
            connection->write(documentedAnswer(request));
        });
        const ProbeReport report = probe(orderFor(server.url(kPath)));
        QCOMPARE(report.verdict, ProbeVerdict::AsDocumented);
        QCOMPARE(report.findings.size(), 5);
        for (const ProbeFinding &each : report.findings) {
            QVERIFY2(each.result == ProbeResult::AsDocumented, qPrintable(each.meaning));
            QCOMPARE(each.status, each.expected.value().status);
            QCOMPARE(each.message.toUtf8(), each.expected.value().message);
        }
        QCOMPARE(server.requests.size(), 5);
        QVERIFY(!report.certificate.has_value());
    }

    void noBadCallCanReachTheAssistant()
    {
        // A webhook that checks nothing at all, and takes whatever says who wrote it.
        ScriptedServer server([](QTcpSocket *connection, const QByteArray &) {
            connection->write(ScriptedServer::reply(200, "ok"));
        });
        const ProbeReport report = probe(orderFor(server.url(kPath)));
        for (const QByteArray &request : server.requests)
            QVERIFY2(!request.contains("mobile"), request.constData());
        QCOMPARE(report.verdict, ProbeVerdict::Deviates);
        QVERIFY2(report.summary.contains(u"checks nothing"_s), qPrintable(report.summary));
    }

    void theGoodCallIsSentOnRequestOnlyAndVerbatim()
    {
        ScriptedServer server([](QTcpSocket *connection, const QByteArray &request) {
            connection->write(documentedAnswer(request));
        });
        ProbeOrder order = orderFor(server.url(kPath));
        order.good = WebhookPost{.contentType = "application/json", .body = R"({"mobile":"910000000001"})"};
        const ProbeReport report = probe(order);
        QCOMPARE(report.findings.size(), 6);
        QCOMPARE(findingOf(report, ProbeCase::Good).result, ProbeResult::AsDocumented);
        QVERIFY(server.requests.constLast().endsWith(R"({"mobile":"910000000001"})"));
    }

    void aDeviationIsExplained_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("headers");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("probeCase");
        QTest::addColumn<QString>("meaning");
        const auto row = [](const char *name, int status, const QByteArray &headers, const QByteArray &body,
                             ProbeCase probeCase, const QString &meaning) {
            QTest::newRow(name) << status << headers << body << int(probeCase) << meaning;
        };
        const QByteArray none;
        row("wrong path", 404, none, "Not Found", ProbeCase::InvalidStreamId,
            u"Nothing is at this address"_s);
        row("authorization first", 401, none, "Access token not found", ProbeCase::InvalidStreamId,
            u"authorization is checked before the stream id"_s);
        row("stream id not looked at", 200, none, "ok", ProbeCase::InvalidStreamId, u"does not look"_s);
        row("no app associated", 200, none, "ok", ProbeCase::AuthorizationMissing,
            u"Associate an App is off"_s);
        row("body looked at first", 500, none, "Internal Server Error", ProbeCase::AuthorizationMissing,
            u"authorization was not looked at"_s);
        row("wrong token accepted", 200, none, "ok", ProbeCase::AuthorizationWrong, u"it is not checked"_s);
        row("another app", 401, none, "Invalid access", ProbeCase::MobileMissing, u"another Client ID"_s);
        row("no body accepted", 200, none, "ok", ProbeCase::BodyMissing, u"the body is not checked"_s);
        row("redirect", 302, "Location: https://elsewhere.example/\r\n", none, ProbeCase::BodyMissing,
            u"https://elsewhere.example/"_s);
        row("proxy's page", 500, "Content-Type: text/html\r\n", "<html>Internal Server Error</html>",
            ProbeCase::BodyMissing, u"A web page answers"_s);
        row("gateway", 502, none, "Bad Gateway", ProbeCase::BodyMissing, u"gateway"_s);
        row("firewall", 403, none, "no", ProbeCase::BodyMissing, u"firewall"_s);
        row("not a webhook", 405, none, "no", ProbeCase::BodyMissing, u"takes no POST"_s);
        row("other words", 500, none, "Something broke", ProbeCase::BodyMissing, u"the message is not"_s);
    }
    void aDeviationIsExplained()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, headers);
        QFETCH(QByteArray, body);
        QFETCH(int, probeCase);
        QFETCH(QString, meaning);
        ScriptedServer server([&](QTcpSocket *connection, const QByteArray &) {
            connection->write(ScriptedServer::reply(status, body, headers));
        });
        const ProbeReport report = probe(orderFor(server.url(kPath)));
        QCOMPARE(report.verdict, ProbeVerdict::Deviates);
        const ProbeFinding finding = findingOf(report, ProbeCase(probeCase));
        QCOMPARE(finding.result, ProbeResult::Deviates);
        QCOMPARE(finding.status, status);
        QVERIFY2(finding.meaning.contains(meaning), qPrintable(finding.meaning));
        QCOMPARE(server.requests.size(), 5); // a redirect is not followed, nothing is repeated
    }

    void aWrongPathIsTheVerdictWhenNothingElseAnswers()
    {
        ScriptedServer server([](QTcpSocket *connection, const QByteArray &) {
            connection->write(ScriptedServer::reply(404, "Not Found"));
        });
        QVERIFY(probe(orderFor(server.url(kPath))).summary.contains(u"path of the URL is wrong"_s));
    }

    void withoutACredentialWhatNeedsOneIsSkippedInWords()
    {
        ScriptedServer server([](QTcpSocket *connection, const QByteArray &request) {
            connection->write(documentedAnswer(request));
        });
        ProbeOrder order = orderFor(server.url(kPath));
        order.authorization = {};
        const ProbeReport report = probe(order);
        QCOMPARE(server.requests.size(), 3);
        for (const ProbeCase skipped : {ProbeCase::BodyMissing, ProbeCase::MobileMissing}) {
            QCOMPARE(findingOf(report, skipped).result, ProbeResult::Skipped);
            QVERIFY(findingOf(report, skipped).meaning.contains(u"Authorization"_s));
        }
        QVERIFY(report.summary.contains(u"not all could be made"_s));
    }

    void aUrlWithoutAStreamIdIsSaidToHaveNone()
    {
        ScriptedServer server([](QTcpSocket *connection, const QByteArray &request) {
            connection->write(documentedAnswer(request));
        });
        const ProbeReport report = probe(orderFor(server.url(u"/hook"_s)));
        const ProbeFinding finding = findingOf(report, ProbeCase::InvalidStreamId);
        QCOMPARE(finding.result, ProbeResult::Skipped);
        QVERIFY(finding.meaning.contains(u"stream id"_s));
    }

    void withoutADocumentedTableNothingIsJudged()
    {
        ScriptedServer server([](QTcpSocket *connection, const QByteArray &) {
            connection->write(ScriptedServer::reply(500, "whatever"));
        });
        ProbeOrder order = orderFor(server.url(kPath));
        order.documented = false;
        const ProbeReport report = probe(order);
        QCOMPARE(report.verdict, ProbeVerdict::NothingDocumented);
        QCOMPARE(report.findings.size(), 4); // a missing `mobile` is a matter of the table
        for (const ProbeFinding &each : report.findings) {
            QCOMPARE(each.result, ProbeResult::Observed);
            QVERIFY(!each.expected.has_value());
        }
    }

    void theCredentialIsShownNowhereEvenIfItIsEchoed()
    {
        ScriptedServer server([](QTcpSocket *connection, const QByteArray &request) {
            connection->write(ScriptedServer::reply(500, request, "X-Echo: " + kCredential + "\r\n"));
        });
        const ProbeReport report = probe(orderFor(server.url(kPath)));
        QVERIFY(server.requests.constLast().contains(kCredential));
        for (const ProbeFinding &each : report.findings) {
            for (const QString &text : {each.request, each.reply, each.message, each.meaning})
                QVERIFY2(!text.contains(u"s1gn4ture"_s), qPrintable(text));
        }
    }

    void theCertificateAndItsDaysAreTold()
    {
        const TestAuthority authority;
        m_clock.time = QDateTime::currentDateTimeUtc();
        ScriptedServer server(
            [](QTcpSocket *connection, const QByteArray &request) {
                connection->write(documentedAnswer(request));
            },
            authority.serverWith({.until = m_clock.time.addDays(40).addSecs(60)}));
        ProbeOrder order = orderFor(server.url(kPath));
        order.policy.extraCaPem = authority.pem();
        const ProbeReport report = probe(order);
        QCOMPARE(report.verdict, ProbeVerdict::AsDocumented);
        QCOMPARE(report.certificate.value().issuer, u"Channel Console Test Authority"_s);
        QCOMPARE(report.daysLeft.value(), 40);
    }

    void aCertificateThatIsNotAcceptedIsTheAnswer()
    {
        const TestAuthority authority;
        m_clock.time = QDateTime::currentDateTimeUtc();
        ScriptedServer server([](QTcpSocket *, const QByteArray &) {},
            authority.serverWith({.from = m_clock.time.addDays(-9), .until = m_clock.time.addDays(-2)}));
        ProbeOrder order = orderFor(server.url(kPath));
        order.policy.extraCaPem = authority.pem();
        const ProbeReport report = probe(order);
        QCOMPARE(report.verdict, ProbeVerdict::NotReached);
        QCOMPARE(report.findings.constFirst().problem.value().kind, ProblemKind::TlsFailed);
        QVERIFY(report.findings.constFirst().meaning.contains(u"expired on"_s));
        QCOMPARE(report.daysLeft.value(), -2);
        // The others are not tried: nothing would be learnt.
        QCOMPARE(report.findings.size(), 5);
        QCOMPARE(report.findings.constLast().result, ProbeResult::Skipped);
        QVERIFY(server.requests.isEmpty());
    }

    void plainHttpToAnotherComputerIsNotSent()
    {
        const ProbeReport report = probe(orderFor(QUrl(u"http://hooks.example/"_s + kStreamId)));
        QCOMPARE(report.verdict, ProbeVerdict::NotReached);
        QCOMPARE(report.findings.constFirst().problem.value().kind, ProblemKind::Refused);
    }

    void cancellingReportsWhatWasFound()
    {
        ScriptedServer server([](QTcpSocket *connection, const QByteArray &request) {
            if (!firstLine(request).contains("st-00000000")) // the first is answered, the second never
                return;
            connection->write(documentedAnswer(request));
        });
        auto *probe = new Probe(&m_client, &m_clock, orderFor(server.url(kPath)), this);
        QSignalSpy finished(probe, &Probe::finished);
        QTRY_COMPARE(server.requests.size(), 2);
        probe->cancel();
        QTRY_COMPARE(finished.size(), 1);
        const auto report = finished.constFirst().constFirst().value<ProbeReport>();
        QCOMPARE(report.verdict, ProbeVerdict::Cancelled);
        QCOMPARE(report.findings.constFirst().result, ProbeResult::AsDocumented);
        QCOMPARE(server.requests.size(), 2);
    }

    void ourOwnRulesKeepToTheTable()
    {
        const TokenKey key{.algorithm = u"HS256"_s,
            .secret = "client-secret-of-the-test-0123456789abcd=",
            .clientId = u"cs-5a5f9d2f-8c05-5a5f-9d2f-2c525a0e4d5b"_s};
        const RuleContext rules{.partnerId = u"gupshup"_s,
            .path = kPath,
            .streamId = kStreamId,
            .guideTable = true,
            .enabled = true,
            .businessNumbers = {u"+910000001000"_s},
            .judgeToken = [key](const QByteArray &header, const QDateTime &now) -> TokenJudgement {
                const Result<QByteArray> token = tokenOfAuthorization(header);
                if (!token.ok())
                    return {.flaw = token.error().text};
                const Result<Token> verified = verifyToken(token.value(), key, now);
                return {.flaw = verified.ok() ? QString() : verified.error().text};
            }};
        HttpListener listener;
        const FixedClock clock;
        const Result<quint16> port = listener.start({}, [&](const ListenerRequest &request) {
            const Verdict verdict = judge(request, rules, clock.now());
            return readyFuture(replyFor(verdict));
        });
        QVERIFY(port.ok());
        ProbeOrder order = orderFor(QUrl(u"http://127.0.0.1:%1%2"_s.arg(port.value()).arg(kPath)));
        m_clock.time = clock.time;
        order.authorization = mintedAuthorization(key, &m_clock);
        order.wrongAuthorization = forgedAuthorization(key.clientId, m_clock);
        order.good = WebhookPost{.contentType = "application/json",
            .body = R"({"waNumber":"910000001000","mobile":"910000000001","type":"text","text":"Hi"})"};
        const ProbeReport report = probe(order);
        for (const ProbeFinding &each : report.findings)
            QVERIFY2(each.result == ProbeResult::AsDocumented, qPrintable(each.reply + each.meaning));
        QCOMPARE(report.findings.size(), 6);
        QCOMPARE(report.verdict, ProbeVerdict::AsDocumented);
        listener.stop();
    }

    void aTokenGoesOnlyWhereItBelongs()
    {
        const Assistant assistant{.platformHost = u"https://bots.kore.ai"_s};
        const EndpointSettings settings{.publicUrl = u"https://quiet-lake.example"_s};
        QVERIFY(mayCarryToken(QUrl(u"https://bots.kore.ai/adapter/hooks"_s), assistant, settings));
        QVERIFY(mayCarryToken(QUrl(u"http://127.0.0.1:8480/x"_s), assistant, settings));
        QVERIFY(mayCarryToken(QUrl(u"https://quiet-lake.example/x"_s), assistant, settings));
        QVERIFY(!mayCarryToken(QUrl(u"https://bots.kore.ai.evil.example/x"_s), assistant, settings));
        QVERIFY(!mayCarryToken(QUrl(u"https://bots.kore.ai:444/x"_s), assistant, settings));
        QVERIFY(!mayCarryToken(QUrl(u"https://elsewhere.example/x"_s), assistant, {}));
        Assistant sandbox = assistant;
        sandbox.sandbox = true;
        QVERIFY(!mayCarryToken(QUrl(u"https://bots.kore.ai/adapter/hooks"_s), sandbox, settings));
    }

    void eachCallHasATokenOfItsOwn()
    {
        const auto source = mintedAuthorization(
            {.algorithm = u"HS256"_s, .secret = "client-secret-of-the-test", .clientId = u"cs-1"_s},
            &m_clock);
        const QByteArray first = source().value();
        QVERIFY(first.startsWith("bearer "));
        QVERIFY(first != source().value());
        const Token token = readToken(tokenOfAuthorization(first).value()).value();
        QVERIFY(!token.jti.isEmpty());
        QCOMPARE(token.expires.value() - token.issuedAt.value(), 300);
    }
};

CHANNEL_CONSOLE_TEST(TestProbe)
#include "tst_probe.moc"
