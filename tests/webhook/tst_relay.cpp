// SPDX-License-Identifier: Apache-2.0
// Calls that go on to the platform, for which a second listener stands.
#include "core/Steps.h"
#include "core/webhook/EndpointPlan.h"
#include "core/webhook/Relay.h"
#include "core/webhook/WebhookRules.h"
#include "support/TestMain.h"
#include "webhook/EndpointFixture.h"

#include <QMutex>
#include <QTcpServer>
#include <QTcpSocket>

#include <atomic>

using namespace ChannelConsole;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// What the platform got, and what it is told to answer.
class Platform final
{
public:
    Platform()
    {
        const auto port
            = m_listener.start({}, [this](const ListenerRequest &request) { return take(request); });
        if (port.ok())
            m_port = port.value();
    }
    ~Platform() { m_listener.stop(); }

    [[nodiscard]] QString host() const { return u"http://127.0.0.1:%1"_s.arg(m_port); }
    [[nodiscard]] QList<ListenerRequest> requests() const
    {
        const QMutexLocker lock(&m_mutex);
        return m_requests;
    }
    void answer(const ListenerReply &reply)
    {
        const QMutexLocker lock(&m_mutex);
        m_reply = reply;
    }

private:
    QFuture<ListenerReply> take(const ListenerRequest &request)
    {
        const QMutexLocker lock(&m_mutex);
        m_requests.append(request);
        ListenerReply reply = m_reply;
        if (request.target.contains("slow"))
            reply.delay = 1h;
        return readyFuture(reply);
    }

    mutable QMutex m_mutex;
    QList<ListenerRequest> m_requests;
    ListenerReply m_reply{.status = 202, .headers = {{"Content-Type", "application/json"}}, .body = "{}"};
    quint16 m_port = 0;
    HttpListener m_listener;
};

QByteArray everyByte()
{
    QByteArray bytes;
    for (int i = 0; i < 256; ++i)
        bytes += char(i);
    return bytes;
}

RelayOutcome outcome(Relay &relay, const ListenerRequest &call, const QUrl &url)
{
    const QFuture<RelayOutcome> future = relay.forward(call, url);
    return finishes(future) && future.resultCount() > 0 ? future.result() : RelayOutcome{};
}

} // namespace

class RelayTest final : public QObject
{
    Q_OBJECT

    std::unique_ptr<EndpointFixture> m_fixture;
    std::unique_ptr<Platform> m_platform;
    QUuid m_assistant;
    quint16 m_port = 0;

    /// An endpoint that relays to the platform; Karix, whose calls are let in by nothing but their path.
    [[nodiscard]] bool startRelay()
    {
        m_assistant = m_fixture->add(u"karix"_s);
        const auto relay = [](EndpointSettings &settings) {
            settings.mode = EndpointMode::Relay;
            settings.secretPath = false;
        };
        if (m_assistant.isNull() || !setPlatform(m_platform->host())
            || !m_fixture->changeSettings(m_assistant, relay))
            return false;
        m_port = m_fixture->start(m_assistant);
        return m_port != 0;
    }
    [[nodiscard]] bool setPlatform(const QString &host)
    {
        Assistant assistant = *m_fixture->channel.assistants->assistant(m_assistant);
        assistant.platformHost = host;
        return EndpointFixture::done(m_fixture->channel.assistants->updateAssistant(assistant));
    }
    [[nodiscard]] WireCall call() { return {.target = m_fixture->target(m_assistant), .body = "{}"}; }

private slots:
    void init()
    {
        m_fixture = std::make_unique<EndpointFixture>();
        m_platform = std::make_unique<Platform>();
        QVERIFY(m_fixture->isReady);
    }
    void cleanup()
    {
        m_fixture.reset();
        m_platform.reset();
    }

    void aCallGoesOnByteForByte()
    {
        QVERIFY(startRelay());
        WireCall sending = call();
        sending.target += "?a=%41%2F+b%20c%26&d&&e=%C3%A9";
        sending.body = everyByte();
        sending.headers = {{"Content-Type", "text/x-odd; a=\"b\""}, {"Authorization", "bearer a.b.c"},
            {"X-Signature", "sha=1"}, {"X-Many", "1"}, {"X-Many", "2"}, {"User-Agent", "Partner/1.0"},
            {"Keep-Alive", "5"}, {"TE", "trailers"}, {"X-Hop", "only here"}};
        QByteArray text = wireText(sending);
        text.replace("Connection: close", "Connection: close, X-Hop");
        RawClient client(m_port);
        client.send(text);
        QCOMPARE(RawClient::status(client.readToEnd()), 202);
        QCOMPARE(m_platform->requests().size(), 1);
        const ListenerRequest got = m_platform->requests().constFirst();
        QCOMPARE(got.method, QByteArray("POST"));
        // RFC 3986 §6.2.2.2: an unreserved character is the same with and without percent-encoding.
        QCOMPARE(got.target, sending.target.replace("%41", "A"));
        QCOMPARE(got.body, sending.body);
        for (const char *kept : {"Content-Type", "Authorization", "X-Signature", "User-Agent"})
            QCOMPARE(got.header(kept), findHeader(sending.headers, kept));
        QCOMPARE(got.header("X-Many"), QByteArray("1, 2"));
        QCOMPARE(got.header("Host"), m_platform->host().mid(7).toLatin1());
        QCOMPARE(got.header("Content-Length"), QByteArray("256"));
        for (const char *dropped : {"TE", "X-Hop"})
            QVERIFY2(got.header(dropped).isEmpty(), dropped);
        QVERIFY(got.header("Keep-Alive") != "5");
    }

    void theAnswerComesBackUnchanged_data()
    {
        QTest::addColumn<int>("status");
        for (const int status : {200, 204, 302, 400, 401, 404, 429, 500, 503})
            QTest::addRow("%d", status) << status;
    }
    void theAnswerComesBackUnchanged()
    {
        QFETCH(int, status);
        QVERIFY(startRelay());
        const QByteArray body = status == 204 ? QByteArray() : everyByte();
        m_platform->answer({.status = status,
            .headers = {{"Content-Type", "text/odd"}, {"Retry-After", "7"}, {"WWW-Authenticate", "Odd"},
                {"Set-Cookie", "a=b"}, {"X-Internal", "host"}},
            .body = body});
        const QByteArray reply = sent(m_port, call());
        QCOMPARE(RawClient::status(reply), status);
        QCOMPARE(bodyOf(reply), body);
        QVERIFY(reply.contains("Content-Type: text/odd\r\n"));
        QVERIFY(reply.contains("Retry-After: 7\r\n"));
        QVERIFY(reply.contains("WWW-Authenticate: Odd\r\n"));
        QVERIFY(!reply.contains("Set-Cookie") && !reply.contains("X-Internal"));
        QCOMPARE(m_platform->requests().size(), 1);
        const bool taken = status < 300;
        QTRY_COMPARE(m_fixture->column(u"status"_s), QStringList(QString::number(status)));
        QCOMPARE(m_fixture->column(u"note = ''"_s), QStringList(taken ? u"1"_s : u"0"_s));
        QCOMPARE(
            m_fixture->column(u"hex(answer)"_s), QStringList(QString::fromLatin1(body.toHex().toUpper())));
        QCOMPARE(m_fixture->column(u"duration_ms IS NULL"_s), QStringList(u"0"_s));
        QCOMPARE(m_fixture->column(u"state"_s), QStringList(u"waiting"_s));
    }

    void aCallIsKeptBeforeItGoesOn()
    {
        QVERIFY(startRelay());
        RawClient client(m_port);
        WireCall slow = call();
        slow.target += "?slow";
        client.send(wireText(slow));
        QTRY_COMPARE(m_platform->requests().size(), 1);
        QCOMPARE(m_fixture->column(u"status"_s), QStringList(u"0"_s));
        // And what was under way when the endpoint is stopped does not look as if it still were.
        m_fixture->endpoints->stop(m_assistant);
        QTRY_COMPARE(m_fixture->column(u"status"_s), QStringList(u"502"_s));
        QCOMPARE(m_fixture->column(u"verdict"_s), QStringList(VerdictKey::kPlatformFailed));
        QCOMPARE(m_platform->requests().size(), 1);
    }

    void thePlatformDecidesButWhatIsRefusedHereStaysOutOfTheLog()
    {
        QVERIFY(startRelay());
        QVERIFY(m_fixture->change(
            m_assistant, [](ChannelConfiguration &configuration) { configuration.enabled = false; }));
        QCOMPARE(RawClient::status(sent(m_port, call())), 202);
        WireCall empty = call();
        empty.method = "PUT";
        QCOMPARE(RawClient::status(sent(m_port, empty)), 202);
        QCOMPARE(m_platform->requests().constLast().method, QByteArray("PUT"));
        QCOMPARE(m_fixture->column(u"state"_s), QStringList({u"refused"_s, u"refused"_s}));
        QCOMPARE(m_fixture->column(u"verdict"_s),
            QStringList({VerdictKey::kChannelDisabled, VerdictKey::kWrongMethod}));
        QVERIFY(!m_fixture->column(u"note"_s).contains(QString()));
    }

    void whatIsNotForTheWebhookDoesNotGoOn()
    {
        QVERIFY(startRelay());
        WireCall elsewhere = call();
        elsewhere.target = "/admin";
        QCOMPARE(RawClient::status(sent(m_port, elsewhere)), 404);
        WireCall other = call();
        other.target.replace("st-2724", "st-9999");
        QCOMPARE(RawClient::status(sent(m_port, other)), 500);
        WireCall page = call();
        page.headers = {{"Origin", "https://evil.example"}};
        QCOMPARE(RawClient::status(sent(m_port, page)), 403);
        WireCall large = call();
        large.body = QByteArray(1024 * 1024 + 1, 'x');
        QCOMPARE(RawClient::status(sent(m_port, large)), 413);
        QCOMPARE(m_platform->requests().size(), 0);
    }

    void aPlatformThatIsNotThereIsA502WithTheReason()
    {
        QVERIFY(startRelay());
        QTcpServer closed;
        QVERIFY(closed.listen(QHostAddress::LocalHost));
        const quint16 port = closed.serverPort();
        closed.close();
        QVERIFY(setPlatform(u"http://127.0.0.1:%1"_s.arg(port)));
        QCOMPARE(RawClient::status(sent(m_port, call())), 502);
        QTRY_COMPARE(m_fixture->column(u"status"_s), QStringList(u"502"_s));
        QCOMPARE(m_fixture->column(u"verdict"_s), QStringList(VerdictKey::kPlatformFailed));
        QVERIFY(!m_fixture->column(u"note"_s).constFirst().isEmpty());
    }

    void aPlatformThatCutsOffIsAskedOnce_data()
    {
        QTest::addColumn<int>("after");
        QTest::newRow("before the answer") << 0;
        QTest::newRow("in its header") << 20;
        QTest::newRow("in its body") << 100;
    }
    void aPlatformThatCutsOffIsAskedOnce()
    {
        QFETCH(int, after);
        QVERIFY(startRelay());
        m_platform->answer({.body = QByteArray(500, 'x'), .cutAfter = after});
        QCOMPARE(RawClient::status(sent(m_port, call())), 502);
        QCOMPARE(m_platform->requests().size(), 1);
    }

    void aPlatformThatDoesNotAnswerInTimeIsA502()
    {
        Relay relay({.totalDeadline = 200ms});
        const RelayOutcome late
            = outcome(relay, {.method = "POST", .target = "/x?slow"}, QUrl(m_platform->host() + u"/x"_s));
        QCOMPARE(late.reply.status, 502);
        QVERIFY(!late.answered);
        QVERIFY(!late.note.isEmpty());
        QCOMPARE(m_platform->requests().size(), 1);
    }

    void aSlowPlatformHoldsUpNobodyElse()
    {
        QVERIFY(startRelay());
        // More than Qt opens connections to one host.
        std::vector<std::unique_ptr<RawClient>> slow;
        WireCall waiting = call();
        waiting.target += "?slow";
        for (int i = 0; i < 20; ++i) {
            slow.push_back(std::make_unique<RawClient>(m_port));
            slow.back()->send(wireText(waiting));
        }
        QTRY_COMPARE(m_platform->requests().size(), 20);
        QCOMPARE(RawClient::status(sent(m_port, call())), 202);
    }

    void callsOverTheLimitWaitForTheirTurn()
    {
        Relay relay({.totalDeadline = 500ms, .connections = 1});
        const QUrl url(m_platform->host() + u"/x"_s);
        const auto first = relay.forward({.method = "POST", .target = "/x?slow"}, url);
        const auto second = relay.forward({.method = "POST", .target = "/x"}, url);
        QVERIFY(finishes(second));
        QVERIFY(first.isFinished());
        QCOMPARE(first.result().reply.status, 502);
        QCOMPARE(second.result().reply.status, 202);
    }

    void whatIsUnderWayEndsWithTheRelay()
    {
        QFuture<RelayOutcome> future;
        {
            Relay relay;
            future
                = relay.forward({.method = "POST", .target = "/x?slow"}, QUrl(m_platform->host() + u"/x"_s));
            QTRY_COMPARE(m_platform->requests().size(), 1);
        }
        QVERIFY(future.isFinished());
        QCOMPARE(future.result().reply.status, 502);
    }

    void goesOnlyWhereItMay_data()
    {
        QTest::addColumn<QString>("host");
        QTest::addColumn<bool>("sandbox");
        QTest::addColumn<bool>("allowed");
        QTest::newRow("platform") << u"https://bots.kore.ai"_s << false << true;
        QTest::newRow("not encrypted") << u"http://bots.kore.ai"_s << false << false;
        QTest::newRow("on this computer") << u"http://127.0.0.1:9"_s << false << true;
        QTest::newRow("itself") << u"http://127.0.0.1:8480"_s << false << false;
        QTest::newRow("itself by name") << u"http://localhost:8480"_s << false << false;
        QTest::newRow("itself by IPv6") << u"http://[::1]:8480"_s << false << false;
        QTest::newRow("itself through the tunnel") << u"https://hooks.example"_s << false << false;
        QTest::newRow("the same with its port") << u"https://HOOKS.example:443/"_s << false << false;
        QTest::newRow("sandbox to a platform") << u"https://bots.kore.ai"_s << true << false;
        QTest::newRow("sandbox to its starter's host") << u"https://sandbox.invalid"_s << true << false;
        QTest::newRow("sandbox on this computer") << u"http://127.0.0.1:9"_s << true << true;
    }
    void goesOnlyWhereItMay()
    {
        QFETCH(QString, host);
        QFETCH(bool, sandbox);
        QFETCH(bool, allowed);
        EndpointSource source{.assistant = {.id = QUuid::createUuid(),
                                  .streamId = EndpointFixture::kStreamId,
                                  .platformHost = host,
                                  .sandbox = sandbox},
            .configuration = {.partnerId = u"karix"_s},
            .settings = {.publicUrl = u"https://hooks.example"_s, .mode = EndpointMode::Relay}};
        const Result<EndpointPlan> plan = planEndpoint(source);
        QCOMPARE(plan.ok(), allowed);
        if (!allowed)
            QCOMPARE(plan.error().kind, ProblemKind::Refused);
        source.settings.mode = EndpointMode::AnswerHere;
        QVERIFY(planEndpoint(source).ok());
    }

    /// With any free port it is known only once the endpoint listens.
    void aRelayToItselfIsFoundOutWhileItRuns()
    {
        QVERIFY(startRelay());
        QVERIFY(setPlatform(u"http://127.0.0.1:%1"_s.arg(m_port)));
        QTRY_VERIFY(m_fixture->endpoints->state(m_assistant).problem);
        QCOMPARE(m_fixture->endpoints->state(m_assistant).problem->kind, ProblemKind::Refused);
        QCOMPARE(RawClient::status(sent(m_port, call())), 503);
        QCOMPARE(m_platform->requests().size(), 0);
    }
};

CHANNEL_CONSOLE_TEST(RelayTest)
#include "tst_relay.moc"
