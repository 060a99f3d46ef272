// SPDX-License-Identifier: Apache-2.0
// Calls that go on to the platform, for which a second listener stands.
#include "core/Steps.h"
#include "core/webhook/EndpointPlan.h"
#include "core/webhook/Relay.h"
#include "core/webhook/WebhookRules.h"
#include "support/Certificates.h"
#include "support/ScriptedServer.h"
#include "support/TestMain.h"
#include "webhook/EndpointFixture.h"

#include <QMutex>
#include <QRegularExpression>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>

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
    const QFuture<RelayOutcome> future = relay.forward(call, {.webhook = url});
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
    [[nodiscard]] bool trustAlso(const QString &fileName)
    {
        return m_fixture->change(m_assistant, [&fileName](ChannelConfiguration &configuration) {
            configuration.settings[u"karix"_s].values.insert(u"extraCaFile"_s, fileName);
        });
    }
    /// The status of one more call that a platform on this thread answers, once it did.
    [[nodiscard]] int relayedOver(const ScriptedServer &platform)
    {
        RawClient client(m_port);
        client.send(wireText(call()));
        const qsizetype before = platform.requests.size();
        if (!QTest::qWaitFor([&] { return platform.requests.size() > before; }, 1'000)
            || !QTest::qWaitFor([&] { return m_fixture->column(u"status"_s).constLast() != u"0"_s; }))
            return 0;
        return RawClient::status(client.readToEnd());
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

    /// On the wire, from the bytes that were sent to those that came: what differs is what RelayMessage.h
    /// says.
    void aCallGoesOnByteForByte_data()
    {
        QTest::addColumn<QByteArray>("sent");
        QTest::addColumn<QByteArray>("expected");
        const QByteArray body = everyByte();
        QTest::newRow("a post")
            << "POST {path}?a=%41%2F+b%20c%26&d&&e=%c3%a9~%7E HTTP/1.1\r\n"
               "x-signature: sha=1\r\nHOST: localhost\r\nX-Many: 1\r\nContent-type: text/odd; a=\"b\"\r\n"
               "x-many:2\r\nAuthorization: bearer a.b.c\r\nX-Empty:\r\ncontent-length: 256\r\n\r\n"
                + body
            << "POST {path}?a=%41%2F+b%20c%26&d&&e=%c3%a9~%7E HTTP/1.1\r\n"
               "x-signature: sha=1\r\nHOST: {host}\r\nX-Many: 1\r\nContent-type: text/odd; a=\"b\"\r\n"
               "x-many: 2\r\nAuthorization: bearer a.b.c\r\nX-Empty: \r\ncontent-length: 256\r\n"
               "Via: 1.1 {via}\r\nConnection: close\r\n\r\n"
                + body;
        QTest::newRow("what is of the connection")
            << QByteArray(
                   "POST {path} HTTP/1.1\r\nConnection: close, X-Hop\r\nHost: localhost\r\nKeep-Alive: 5\r\n"
                   "TE: trailers\r\nX-Hop: only here\r\nProxy-Connection: close\r\nProxy-Authorization: x\r\n"
                   "Upgrade: h2c\r\nExpect: 100-continue\r\nTrailer: X\r\nContent-Length: 2\r\n\r\n{}")
            << QByteArray("POST {path} HTTP/1.1\r\nHost: {host}\r\nContent-Length: 2\r\nVia: 1.1 {via}\r\n"
                          "Connection: close\r\n\r\n{}");
        QTest::newRow("in chunks")
            << QByteArray(
                   "POST {path} HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\nX-A: 1\r\n\r\n"
                   "1;x\r\n{\r\n1\r\n}\r\n0\r\nX-Trailer: 1\r\n\r\n")
            << QByteArray("POST {path} HTTP/1.1\r\nHost: {host}\r\nX-A: 1\r\nContent-Length: 2\r\n"
                          "Via: 1.1 {via}\r\nConnection: close\r\n\r\n{}");
        QTest::newRow("of another method, without a body")
            << QByteArray("gEt {path}?x HTTP/1.1\r\nHost: localhost\r\n\r\n")
            << QByteArray(
                   "gEt {path}?x HTTP/1.1\r\nHost: {host}\r\nVia: 1.1 {via}\r\nConnection: close\r\n\r\n");
        QTest::newRow("by way of a proxy, of HTTP/1.0")
            << QByteArray(
                   "POST {path} HTTP/1.0\r\nHost: localhost\r\nVia: 1.1 edge\r\nContent-Length: 1\r\n\r\n1")
            << QByteArray("POST {path} HTTP/1.1\r\nHost: {host}\r\nVia: 1.1 edge\r\nContent-Length: 1\r\n"
                          "Via: 1.0 {via}\r\nConnection: close\r\n\r\n1");
    }
    void aCallGoesOnByteForByte()
    {
        QFETCH(QByteArray, sent);
        QFETCH(QByteArray, expected);
        ScriptedServer platform([](QTcpSocket *connection, const QByteArray &) {
            connection->write(ScriptedServer::reply(202, {}));
        });
        QVERIFY(startRelay());
        QVERIFY(setPlatform(u"http://127.0.0.1:%1"_s.arg(platform.port())));
        const QByteArray path = m_fixture->target(m_assistant);
        RawClient client(m_port);
        client.send(sent.replace("{path}", path));
        QTRY_COMPARE(platform.requests.size(), 1);
        expected.replace("{path}", path).replace("{host}", platform.url().authority().toLatin1());
        // The pseudonym is made up anew; its form is all that is known of it.
        static const QRegularExpression via(u"Via: 1\\.[01] (channel-console-[0-9a-f]{16})\r\n"_s);
        const QString pseudonym = via.match(QString::fromLatin1(platform.requests.constFirst())).captured(1);
        QCOMPARE(platform.requests.constFirst(), expected.replace("{via}", pseudonym.toLatin1()));
    }

    void theSecretSegmentStaysHere()
    {
        QVERIFY(startRelay());
        const QByteArray open = m_fixture->target(m_assistant);
        QVERIFY(m_fixture->changeSettings(
            m_assistant, [](EndpointSettings &settings) { settings.secretPath = true; }));
        WireCall secret = call();
        QVERIFY(secret.target.size() > open.size());
        secret.target += "?q";
        QTRY_COMPARE(RawClient::status(sent(m_port, secret)), 202);
        QCOMPARE(m_platform->requests().constLast().target, open + "?q");
    }

    void theAnswerComesBackUnchanged_data()
    {
        QTest::addColumn<QByteArray>("answer");
        QTest::addColumn<QByteArray>("expected");
        QTest::addColumn<int>("status");
        const QByteArray body = everyByte();
        const QByteArray headers(
            "x-B: 1\r\nContent-Type: text/odd\r\nRetry-After: 7\r\nSet-Cookie: a=b\r\nX-b: 2\r\n"
            "set-cookie: c=d\r\nWWW-Authenticate: Odd\r\nServer: platform\r\n"
            "Location: http://127.0.0.1:1/\r\nContent-Encoding: gzip\r\nDate: today\r\n");
        for (const int status : {200, 201, 299, 302, 307, 400, 401, 404, 407, 429, 500, 503, 599}) {
            const QByteArray line = "HTTP/1.1 " + QByteArray::number(status) + " In Its Own Words\r\n";
            QTest::addRow("%d", status)
                << line + "Keep-Alive: 5\r\n" + headers
                    + "Content-Length: 256\r\nConnection: X-Hop\r\nX-Hop: 1\r\n\r\n" + body
                << line + headers + "Connection: keep-alive\r\nContent-Length: 256\r\n\r\n" + body << status;
        }
        QTest::newRow("nothing") << QByteArray("HTTP/1.1 204 \r\nX-A: 1\r\n\r\n")
                                 << QByteArray("HTTP/1.1 204 \r\nX-A: 1\r\nConnection: keep-alive\r\n\r\n")
                                 << 204;
        QTest::newRow("in chunks")
            << QByteArray(
                   "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nX-A: 1\r\n\r\n2\r\nok\r\n0\r\n\r\n")
            << QByteArray(
                   "HTTP/1.1 200 OK\r\nX-A: 1\r\nConnection: keep-alive\r\nContent-Length: 2\r\n\r\nok")
            << 200;
    }
    void theAnswerComesBackUnchanged()
    {
        QFETCH(QByteArray, answer);
        QFETCH(QByteArray, expected);
        QFETCH(int, status);
        ScriptedServer platform(
            [&answer](QTcpSocket *connection, const QByteArray &) { connection->write(answer); });
        QVERIFY(startRelay());
        QVERIFY(setPlatform(u"http://127.0.0.1:%1"_s.arg(platform.port())));
        RawClient client(m_port);
        client.send(wireText(call()).replace("Connection: close\r\n", ""));
        QTRY_COMPARE(m_fixture->column(u"status"_s), QStringList(QString::number(status)));
        // The answer is recorded before it is given.
        QByteArray reply = status == 204 ? client.readHeader() : client.readReply();
        QCOMPARE(reply, expected);
        QCOMPARE(platform.requests.size(), 1);
        QCOMPARE(m_fixture->column(u"note = ''"_s), QStringList(status < 300 ? u"1"_s : u"0"_s));
        QCOMPARE(m_fixture->column(u"hex(answer)"_s),
            QStringList(QString::fromLatin1(bodyOf(expected).toHex().toUpper())));
        QCOMPARE(m_fixture->column(u"duration_ms IS NULL"_s), QStringList(u"0"_s));
        QCOMPARE(m_fixture->column(u"state"_s), QStringList(u"waiting"_s));
    }

    void theAnswerToAHeadTellsTheLengthThatAGetWouldHave()
    {
        ScriptedServer platform([](QTcpSocket *connection, const QByteArray &) {
            connection->write("HTTP/1.1 200 OK\r\nContent-Length: 9000\r\n\r\n");
        });
        QVERIFY(startRelay());
        QVERIFY(setPlatform(u"http://127.0.0.1:%1"_s.arg(platform.port())));
        WireCall head = call();
        head.method = "HEAD";
        head.body = {};
        RawClient client(m_port);
        client.send(wireText(head));
        QTRY_COMPARE(m_fixture->column(u"status"_s), QStringList(u"200"_s));
        QCOMPARE(client.readToEnd(),
            QByteArray("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 9000\r\n\r\n"));
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

    void aPlatformWhoseCertificateIsNotTrustedIsA502WithTheReason()
    {
        const TestAuthority authority;
        ScriptedServer platform(
            [](QTcpSocket *connection, const QByteArray &) {
                connection->write(ScriptedServer::reply(202, {}));
            },
            authority.serverWith({}));
        QVERIFY(startRelay());
        QVERIFY(setPlatform(u"https://127.0.0.1:%1"_s.arg(platform.port())));
        {
            RawClient client(m_port);
            client.send(wireText(call()));
            QTRY_COMPARE(m_fixture->column(u"status"_s), QStringList(u"502"_s));
            QCOMPARE(RawClient::status(client.readToEnd()), 502);
        }
        QVERIFY(m_fixture->column(u"note"_s).constFirst().contains(u"Channel Console Test Authority"_s));
        QVERIFY(platform.requests.isEmpty());
        // The partner's extra CA file vouches for it, also while the endpoint runs.
        const QTemporaryDir directory;
        QFile file(directory.filePath(u"ca.pem"_s));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(authority.pem()) > 0 && file.flush());
        QVERIFY(trustAlso(file.fileName()));
        // Nobody is let in while the file is read.
        QTRY_VERIFY(m_fixture->endpoints->state(m_assistant).kind == EndpointState::Kind::Running
            && relayedOver(platform) == 202);
        QVERIFY(trustAlso(directory.filePath(u"gone.pem"_s)));
        QTRY_VERIFY(m_fixture->endpoints->state(m_assistant).problem);
        QCOMPARE(m_fixture->endpoints->state(m_assistant).problem->field, u"extraCaFile"_s);
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
        Relay relay({.connections = 1});
        const RelayTarget target{.webhook = QUrl(m_platform->host() + u"/x"_s)};
        m_platform->answer({.status = 202, .delay = 100ms});
        const auto first = relay.forward({.method = "POST", .target = "/x"}, target);
        const auto second = relay.forward({.method = "POST", .target = "/x"}, target);
        QTRY_COMPARE(m_platform->requests().size(), 1);
        QVERIFY(finishes(second));
        QVERIFY(first.isFinished());
        QCOMPARE(first.result().reply.status, 202);
        QCOMPARE(second.result().reply.status, 202);
    }

    void aCallThatGetsNoTurnInTimeIsNotPassedOnAtAll()
    {
        Relay relay({.totalDeadline = 300ms, .connections = 1});
        const RelayTarget target{.webhook = QUrl(m_platform->host() + u"/x"_s)};
        const auto first = relay.forward({.method = "POST", .target = "/x?slow"}, target);
        const auto second = relay.forward({.method = "POST", .target = "/x"}, target);
        QVERIFY(finishes(first) && finishes(second));
        QCOMPARE(second.result().reply.status, 502);
        QVERIFY2(second.result().note.contains(u"Not passed on"_s), qPrintable(second.result().note));
        QCOMPARE(m_platform->requests().size(), 1);
    }

    void whatIsUnderWayEndsWithTheRelay()
    {
        QFuture<RelayOutcome> future;
        {
            Relay relay;
            future = relay.forward(
                {.method = "POST", .target = "/x?slow"}, {.webhook = QUrl(m_platform->host() + u"/x"_s)});
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

    /// Two consoles whose assistants' platform hosts are each other's endpoints: neither can see it in its
    /// own settings.
    void aCallThatComesRoundByWayOfAnotherConsoleIsNotPassedOnAgain()
    {
        QVERIFY(startRelay());
        EndpointFixture other;
        QVERIFY(other.isReady);
        const QUuid theirs = other.add(u"karix"_s);
        QVERIFY(other.changeSettings(theirs, [](EndpointSettings &settings) {
            settings.mode = EndpointMode::Relay;
            settings.secretPath = false;
        }));
        Assistant assistant = *other.channel.assistants->assistant(theirs);
        assistant.platformHost = u"http://127.0.0.1:%1"_s.arg(m_port);
        QVERIFY(EndpointFixture::done(other.channel.assistants->updateAssistant(assistant)));
        const quint16 theirPort = other.start(theirs);
        QVERIFY(theirPort != 0);
        QVERIFY(setPlatform(u"http://127.0.0.1:%1"_s.arg(theirPort)));

        const QByteArray reply = sent(m_port, call());
        QCOMPARE(RawClient::status(reply), 508);
        QVERIFY2(bodyOf(reply).contains("goes round"), reply.constData());
        QTRY_COMPARE(m_fixture->column(u"status"_s), QStringList({u"508"_s, u"508"_s}));
        QCOMPARE(other.column(u"status"_s), QStringList(u"508"_s));
        // The one that came round says so; the first only what it was answered.
        QVERIFY(m_fixture->column(u"note"_s).constLast().contains(u"come round"_s));
        QCOMPARE(m_platform->requests().size(), 0);
    }

    void aViaOfOthersIsNoCircle()
    {
        Relay relay;
        QCOMPARE(outcome(relay,
                     {.method = "POST",
                         .target = "/x",
                         .headers = {{"Via", "1.1 edge, 1.1 " + Relay().pseudonym()}}},
                     QUrl(m_platform->host() + u"/x"_s))
                     .reply.status,
            202);
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
