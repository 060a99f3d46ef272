// SPDX-License-Identifier: Apache-2.0
// The endpoint as partners meet it: over HTTP, with the rules of the configuration that is stored.
#include "core/webhook/WebhookRules.h"
#include "support/SecretHunter.h"
#include "webhook/EndpointFixture.h"
#include "webhook/TokenWorkshop.h"

#include <QSignalSpy>
#include <QTcpServer>

using namespace ChannelConsole;
using namespace Qt::StringLiterals;

namespace {

const QByteArray kMessage
    = R"({"waNumber":"919800000001","mobile":"919900000001","type":"text","text":"Hi","timestamp":"1687160320000"})";
const QByteArray kUnlisted
    = R"({"waNumber":"919800000009","mobile":"919900000001","type":"text","text":"Hi","timestamp":"1687160320000"})";

JwtApp newApp()
{
    return {.id = QUuid::createUuid(), .name = u"Hooks"_s, .clientId = TokenWorkshop::kClientId};
}

QByteArray tokenFor(const QByteArray &secret = TokenWorkshop::kSecret, const QByteArray &more = {})
{
    const QByteArray claims = "{\"appId\":\"" + TokenWorkshop::kClientId.toLatin1() + "\"" + more + "}";
    return TokenWorkshop::hmacToken("{\"alg\":\"HS256\",\"typ\":\"JWT\"}", claims, secret);
}

} // namespace

class EndpointTest final : public QObject
{
    Q_OBJECT

    std::unique_ptr<EndpointFixture> m_fixture;
    QUuid m_assistant;
    quint16 m_port = 0;

    [[nodiscard]] bool startGupShup()
    {
        m_assistant = m_fixture->add(u"gupshup"_s);
        if (m_assistant.isNull() || !m_fixture->associateApp(m_assistant, newApp(), TokenWorkshop::kSecret))
            return false;
        m_port = m_fixture->start(m_assistant);
        return m_port != 0;
    }
    [[nodiscard]] bool startOther(const QString &partnerId)
    {
        m_assistant = m_fixture->add(partnerId);
        m_port = m_assistant.isNull() ? quint16(0) : m_fixture->start(m_assistant);
        return m_port != 0;
    }
    [[nodiscard]] WireCall goodCall() { return {.target = m_fixture->target(m_assistant), .body = kMessage}; }
    [[nodiscard]] WireCall goodGupShupCall()
    {
        WireCall call = goodCall();
        call.headers = {{"Content-Type", "application/json"}, {"Authorization", "bearer " + tokenFor()}};
        return call;
    }
    [[nodiscard]] int statusOf(const WireCall &call) const { return RawClient::status(sent(m_port, call)); }
    [[nodiscard]] EndpointState state() const { return m_fixture->endpoints->state(m_assistant); }

private slots:
    void init()
    {
        m_fixture = std::make_unique<EndpointFixture>();
        QVERIFY(m_fixture->isReady);
    }
    void cleanup() { m_fixture.reset(); }

    void answersByTheGuidesTable_data()
    {
        QTest::addColumn<QString>("defect");
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("message");
        QTest::newRow("none") << QString() << 200 << QByteArray();
        QTest::newRow("stream id") << u"invalid-stream-id"_s << 500 << QByteArray("Internal Server Error");
        QTest::newRow("no header") << u"token-missing"_s << 401 << QByteArray("Access token not found");
        QTest::newRow("wrong token") << u"token-invalid"_s << 401 << QByteArray("Invalid access");
        QTest::newRow("no body") << u"body-missing"_s << 500 << QByteArray("Internal Server Error");
        QTest::newRow("no mobile") << u"mobile-missing"_s << 500 << QByteArray("Internal Server Error");
        QTest::newRow("path") << u"unknown-path"_s << 404 << QByteArray("Not Found");
        QTest::newRow("method") << u"wrong-method"_s << 405 << QByteArray("Method Not Allowed");
        QTest::newRow("number") << u"unlisted-number"_s << 422
                                << QByteArray("Business number not configured");
    }
    void answersByTheGuidesTable()
    {
        QFETCH(QString, defect);
        QFETCH(int, status);
        QFETCH(QByteArray, message);
        QVERIFY(startGupShup());
        WireCall call = goodGupShupCall();
        if (defect == VerdictKey::kInvalidStreamId)
            call.target.replace("st-2724", "st-9999");
        else if (defect == VerdictKey::kTokenMissing)
            call.headers.removeLast();
        else if (defect == VerdictKey::kTokenInvalid)
            call.headers.last().value = "bearer " + tokenFor("another secret");
        else if (defect == VerdictKey::kBodyMissing)
            call.body.clear();
        else if (defect == VerdictKey::kMobileMissing)
            call.body.replace("mobile", "mobil");
        else if (defect == VerdictKey::kUnknownPath)
            call.target = "/";
        else if (defect == VerdictKey::kWrongMethod)
            call.method = "PUT";
        else if (defect == VerdictKey::kUnlistedNumber)
            call.body = kUnlisted;
        const QByteArray reply = sent(m_port, call);
        QCOMPARE(RawClient::status(reply), status);
        QCOMPARE(bodyOf(reply), message);
        // Kept before it was answered, so it is there now.
        QCOMPARE(m_fixture->column(u"verdict"_s), QStringList(defect.isEmpty() ? u"accepted"_s : defect));
        QCOMPARE(m_fixture->column(u"status"_s), QStringList(QString::number(status)));
        QCOMPARE(m_fixture->column(u"state"_s), QStringList(defect.isEmpty() ? u"waiting"_s : u"refused"_s));
        QCOMPARE(m_fixture->column(u"body"_s), QStringList(QString::fromUtf8(call.body)));
        QCOMPARE(m_fixture->column(u"note = ''"_s), QStringList(defect.isEmpty() ? u"1"_s : u"0"_s));
    }

    void aDeliveryReportNeedsNoMobile()
    {
        QVERIFY(startGupShup());
        WireCall call = goodGupShupCall();
        call.headers.first().value = "application/x-www-form-urlencoded";
        call.body = "response=%5B%5D";
        QCOMPARE(statusOf(call), 200);
        call.headers.removeLast();
        QCOMPARE(statusOf(call), 401);
    }

    void infobipHasToShowUserAndPassword_data()
    {
        QTest::addColumn<QByteArray>("authorization");
        QTest::addColumn<int>("status");
        const auto basic = [](const QByteArray &pair) { return QByteArray("Basic " + pair.toBase64()); };
        QTest::newRow("right") << basic("someone:" + EndpointFixture::kPassword) << 200;
        QTest::newRow("wrong password") << basic("someone:else") << 401;
        QTest::newRow("wrong user") << basic("anyone:" + EndpointFixture::kPassword) << 401;
        QTest::newRow("another scheme") << QByteArray("App " + EndpointFixture::kPassword) << 401;
        QTest::newRow("none") << QByteArray() << 401;
    }
    void infobipHasToShowUserAndPassword()
    {
        QFETCH(QByteArray, authorization);
        QFETCH(int, status);
        QVERIFY(startOther(u"infobip"_s));
        WireCall call = goodCall();
        if (!authorization.isEmpty())
            call.headers = {{"Authorization", authorization}};
        const QByteArray reply = sent(m_port, call);
        QCOMPARE(RawClient::status(reply), status);
        QCOMPARE(reply.contains("WWW-Authenticate: Basic realm="), status == 401);
        QVERIFY(m_fixture->changeSettings(
            m_assistant, [](EndpointSettings &settings) { settings.basicAuthorization = false; }));
        QCOMPARE(statusOf(call), 200);
    }

    void karixHasToCallTheSecretPath()
    {
        QVERIFY(startOther(u"karix"_s));
        const WireCall call = goodCall();
        QVERIFY(call.target.size() > 32 + EndpointFixture::kStreamId.size());
        QCOMPARE(statusOf(call), 200);
        WireCall bare = call;
        bare.target = call.target.left(call.target.lastIndexOf('/'));
        const QByteArray unknown = sent(m_port, {.target = "/elsewhere", .body = kMessage});
        QCOMPARE(RawClient::status(unknown), 404);
        QCOMPARE(sent(m_port, bare), unknown);
        WireCall wrong = call;
        wrong.target.chop(1);
        QCOMPARE(sent(m_port, wrong), unknown);
        QVERIFY(m_fixture->changeSettings(
            m_assistant, [](EndpointSettings &settings) { settings.secretPath = false; }));
        QCOMPARE(statusOf(bare), 200);
        QCOMPARE(statusOf(call), 404);
    }

    void theSecretPathOutlivesASaveAndARestart()
    {
        QVERIFY(startOther(u"karix"_s));
        const QByteArray target = m_fixture->target(m_assistant);
        const auto renamed = [](ChannelConfiguration &configuration) {
            configuration.settings[u"karix"_s].values.insert(u"vendor"_s, u"x"_s);
        };
        QVERIFY(m_fixture->change(m_assistant, renamed));
        QCOMPARE(m_fixture->target(m_assistant), target);
        m_fixture->restart();
        QVERIFY(m_fixture->isReady);
        QVERIFY(m_fixture->start(m_assistant) != 0);
        QCOMPARE(m_fixture->target(m_assistant), target);
        QVERIFY(!m_fixture->endpoints->callbackUrl(m_assistant)
                     .path()
                     .contains(QString::fromLatin1(target.mid(target.lastIndexOf('/') + 1))));
        QVERIFY(m_fixture->endpoints->callbackUrl(m_assistant).path().endsWith(u"/••••••••"_s));
        // Somebody cleared the keychain: nobody could enter the old one again.
        m_fixture->endpoints->stop(m_assistant);
        m_fixture->channel.keychain.entries.clear();
        m_port = m_fixture->start(m_assistant);
        QVERIFY(m_port != 0);
        QVERIFY(m_fixture->target(m_assistant) != target);
        QCOMPARE(statusOf(goodCall()), 200);
    }

    void forgedCallsAreLetIn_data()
    {
        QTest::addColumn<QString>("partnerId");
        for (const char *id : {"gupshup", "infobip", "karix"})
            QTest::newRow(id) << QString::fromLatin1(id);
    }
    void forgedCallsAreLetIn()
    {
        QFETCH(QString, partnerId);
        QVERIFY(partnerId == u"gupshup"_s ? startGupShup() : startOther(partnerId));
        const auto headers = m_fixture->endpoints->authorization(m_assistant);
        QVERIFY(EndpointFixture::done(headers));
        WireCall call = goodCall();
        call.headers = headers.result().value();
        QCOMPARE(statusOf(call), 200);
    }

    void followsTheConfigurationWhileItRuns()
    {
        QVERIFY(startGupShup());
        const WireCall call = goodGupShupCall();
        QCOMPARE(statusOf(call), 200);
        const auto enable = [this](bool enabled) {
            return m_fixture->change(m_assistant,
                [enabled](ChannelConfiguration &configuration) { configuration.enabled = enabled; });
        };
        QVERIFY(enable(false));
        QCOMPARE(statusOf(call), 403);
        QVERIFY(enable(true));
        QCOMPARE(statusOf(call), 200);
        QVERIFY(m_fixture->change(m_assistant, [](ChannelConfiguration &configuration) {
            configuration.settings[u"gupshup"_s].numbers = {u"+919800000009"_s};
        }));
        QCOMPARE(statusOf(call), 422);
        QVERIFY(m_fixture->change(m_assistant, [](ChannelConfiguration &configuration) {
            configuration.settings[u"gupshup"_s].numbers = {EndpointFixture::kBusinessNumber};
        }));
        // Another secret of the app: the old tokens are worth nothing any more.
        const JwtApp app = m_fixture->channel.assistants->apps().constFirst();
        const QByteArray fresh = "another secret of the same app";
        QVERIFY(
            EndpointFixture::done(m_fixture->channel.assistants->saveApp(app, fresh, SecretPlace::Keychain)));
        WireCall renewed = call;
        renewed.headers.last().value = "bearer " + tokenFor(fresh);
        QTRY_COMPARE(statusOf(renewed), 200);
        QCOMPARE(statusOf(call), 401);
        Assistant assistant = *m_fixture->channel.assistants->assistant(m_assistant);
        assistant.streamId.replace(u"st-2724"_s, u"st-9999"_s);
        QVERIFY(EndpointFixture::done(m_fixture->channel.assistants->updateAssistant(assistant)));
        QCOMPARE(statusOf(renewed), 500);
    }

    void nobodyIsLetInWhileAChangedSecretCannotBeRead()
    {
        QVERIFY(startGupShup());
        const WireCall call = goodGupShupCall();
        m_fixture->channel.keychain.fault = [](const QString &job, const QString &, int) {
            return job == u"read"_s ? std::optional<SecretFailure>({.error = SecretError::TimedOut})
                                    : std::nullopt;
        };
        const JwtApp app = m_fixture->channel.assistants->apps().constFirst();
        QVERIFY(EndpointFixture::done(
            m_fixture->channel.assistants->saveApp(app, "a new secret", SecretPlace::Keychain)));
        QTRY_VERIFY(state().problem);
        QCOMPARE(state().kind, EndpointState::Kind::Running);
        QCOMPARE(state().problem->kind, ProblemKind::KeychainLocked);
        QCOMPARE(statusOf(call), 503);
        m_fixture->channel.keychain.fault = {};
        QVERIFY(m_fixture->change(m_assistant, [](ChannelConfiguration &) {}));
        QTRY_VERIFY(!state().problem);
        QCOMPARE(statusOf(call), 401); // signed with the old one
    }

    void aTokenIdIsTakenOnce()
    {
        m_assistant = m_fixture->add(u"gupshup"_s);
        JwtApp app = newApp();
        app.enforceJti = true;
        QVERIFY(m_fixture->associateApp(m_assistant, app, TokenWorkshop::kSecret));
        m_port = m_fixture->start(m_assistant);
        const QByteArray expires = QByteArray::number(m_fixture->clock.time.addSecs(600).toSecsSinceEpoch());
        const auto call = [&](const QByteArray &jti) {
            WireCall call = goodGupShupCall();
            call.headers.last().value
                = "bearer " + tokenFor(TokenWorkshop::kSecret, ",\"jti\":\"" + jti + "\",\"exp\":" + expires);
            return call;
        };
        QCOMPARE(statusOf(call("first")), 200);
        const QByteArray replayed = sent(m_port, call("first"));
        QCOMPARE(RawClient::status(replayed), 401);
        QCOMPARE(bodyOf(replayed), QByteArray("Invalid access"));
        QCOMPARE(statusOf(call("second")), 200);
        QCOMPARE(
            m_fixture->column(u"verdict"_s), QStringList({u"accepted"_s, u"token-invalid"_s, u"accepted"_s}));
        m_fixture->restart();
        m_port = m_fixture->start(m_assistant);
        QCOMPARE(statusOf(call("second")), 401);
    }

    /// Promise 1, over everything a call can carry a secret in.
    void noSecretReachesTheDisk_data()
    {
        QTest::addColumn<QString>("partnerId");
        for (const char *id : {"gupshup", "infobip", "karix"})
            QTest::newRow(id) << QString::fromLatin1(id);
    }
    void noSecretReachesTheDisk()
    {
        QFETCH(QString, partnerId);
        QVERIFY(partnerId == u"gupshup"_s ? startGupShup() : startOther(partnerId));
        const auto headers = m_fixture->endpoints->authorization(m_assistant);
        QVERIFY(EndpointFixture::done(headers));
        const QByteArray token = tokenFor("not the secret of this app");
        QList<QByteArray> secrets = m_fixture->channel.keychain.entries.values();
        WireCall good = goodCall();
        good.headers = headers.result().value();
        for (const HttpHeader &header : std::as_const(good.headers))
            secrets += header.value.mid(header.value.indexOf(' ') + 1);
        const QByteArray path = good.target;
        for (const QByteArray &secret : std::as_const(secrets)) {
            QByteArray escaped = secret;
            escaped.replace('\\', "\\\\").replace('"', "\\\"");
            WireCall echo = good;
            echo.headers
                += {{"X-Token", secret}, {"User-Agent", "agent " + secret}, {"Cookie", "a=" + secret}};
            echo.target += "?token=" + secret.toPercentEncoding() + "&other=" + secret.toPercentEncoding();
            echo.body.replace("Hi", QByteArray("Hi " + escaped + ' ' + secret.toBase64()));
            QCOMPARE(statusOf(echo), 200);
            WireCall refused = echo;
            refused.target = path + '/' + secret.toPercentEncoding();
            QCOMPARE(statusOf(refused), 404);
            // At the edge of what is kept of a refused body.
            refused.body = QByteArray(4090, 'x') + secret;
            QCOMPARE(statusOf(refused), 404);
            WireCall bearer = good;
            bearer.headers = {{"Authorization", "bearer " + token}};
            bearer.body += "bearer " + token;
            (void)statusOf(bearer);
        }
        QVERIFY(m_fixture->column(u"id"_s).size() >= 4 * secrets.size());
        secrets += token;
        m_fixture->endpoints.reset();
        m_fixture->calls.reset();
        for (const QByteArray &secret : std::as_const(secrets)) {
            const QStringList found = SecretHunter(secret).foundBelow(m_fixture->channel.directory());
            QVERIFY2(found.isEmpty(), qPrintable(found.join(u'\n')));
        }
    }

    void whatTheListenerRefusesIsKeptButAFloodOfItIsNot()
    {
        QVERIFY(startGupShup());
        for (int i = 0; i < 50; ++i) {
            RawClient client(m_port);
            client.send("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 99999999\r\n\r\n");
            QCOMPARE(RawClient::status(client.readToEnd()), 413);
        }
        WireCall page = goodGupShupCall();
        page.headers.append(HttpHeader{"Origin", "https://evil.example"});
        QCOMPARE(statusOf(page), 403);
        page.headers = {{"Host", "evil.example"}};
        QCOMPARE(statusOf(page), 403);
        QTRY_COMPARE(m_fixture->column(u"verdict"_s), QStringList(3, u"listener"_s));
        QCOMPARE(m_fixture->column(u"status"_s), QStringList({u"413"_s, u"403"_s, u"403"_s}));
        m_fixture->endpoints->stop(m_assistant);
        QTRY_COMPARE(m_fixture->column(u"verdict"_s).size(), 4);
        QVERIFY2(m_fixture->column(u"note"_s).constLast().contains(u"49"_s),
            qPrintable(m_fixture->column(u"note"_s).constLast()));
    }

    void aLongRefusedBodyIsKeptInPart()
    {
        QVERIFY(startGupShup());
        WireCall call = goodGupShupCall();
        call.target = "/";
        call.body = QByteArray(500'000, 'x');
        QCOMPARE(statusOf(call), 404);
        QCOMPARE(m_fixture->column(u"length(body)"_s), QStringList(u"4096"_s));
        QCOMPARE(m_fixture->column(u"body_bytes"_s), QStringList(u"500000"_s));
    }

    void saysWhyItCannotStart_data()
    {
        QTest::addColumn<QString>("obstacle");
        QTest::addColumn<ProblemKind>("kind");
        QTest::newRow("no stream id") << u"stream"_s << ProblemKind::InvalidInput;
        QTest::newRow("no app") << u"app"_s << ProblemKind::InvalidInput;
        QTest::newRow("keychain locked") << u"locked"_s << ProblemKind::KeychainLocked;
        QTest::newRow("secret gone") << u"gone"_s << ProblemKind::MissingSecret;
        QTest::newRow("port in use") << u"port"_s << ProblemKind::CannotListen;
    }
    void saysWhyItCannotStart()
    {
        QFETCH(QString, obstacle);
        QFETCH(ProblemKind, kind);
        m_assistant = m_fixture->add(u"gupshup"_s);
        QVERIFY(m_fixture->associateApp(m_assistant, newApp(), TokenWorkshop::kSecret));
        QTcpServer other;
        if (obstacle == u"stream"_s) {
            Assistant assistant = *m_fixture->channel.assistants->assistant(m_assistant);
            assistant.streamId.clear();
            QVERIFY(EndpointFixture::done(m_fixture->channel.assistants->updateAssistant(assistant)));
        } else if (obstacle == u"app"_s) {
            QVERIFY(m_fixture->change(
                m_assistant, [](ChannelConfiguration &configuration) { configuration.appId = {}; }));
        } else if (obstacle == u"locked"_s) {
            m_fixture->channel.keychain.fault = [](const QString &, const QString &, int) {
                return std::optional<SecretFailure>({.error = SecretError::TimedOut});
            };
        } else if (obstacle == u"gone"_s) {
            m_fixture->channel.keychain.entries.clear();
        } else {
            QVERIFY(other.listen(QHostAddress::LocalHost));
            QVERIFY(m_fixture->changeSettings(
                m_assistant, [&other](EndpointSettings &settings) { settings.port = other.serverPort(); }));
        }
        const auto started = m_fixture->endpoints->start(m_assistant);
        QVERIFY(finishes(started));
        QVERIFY(!started.result().ok());
        QCOMPARE(started.result().error().kind, kind);
        QVERIFY(!started.result().error().remedy.isEmpty());
        QCOMPARE(state().kind, EndpointState::Kind::Failed);
        QVERIFY(state().problem == started.result().error());
        QVERIFY(state().localUrl.isEmpty());
    }

    void stoppingWhileItStartsIsNoFailure()
    {
        m_assistant = m_fixture->add(u"gupshup"_s);
        QVERIFY(m_fixture->associateApp(m_assistant, newApp(), TokenWorkshop::kSecret));
        const auto started = m_fixture->endpoints->start(m_assistant);
        QCOMPARE(state().kind, EndpointState::Kind::Starting);
        m_fixture->endpoints->stop(m_assistant);
        QVERIFY(finishes(started));
        QVERIFY(!started.result().ok());
        QCOMPARE(started.result().error().kind, ProblemKind::Cancelled);
        QCOMPARE(state().kind, EndpointState::Kind::Stopped);
        QVERIFY(m_fixture->start(m_assistant) != 0);
    }

    void settingsAreKeptAndAnotherPortIsTakenUpAtOnce()
    {
        QVERIFY(startOther(u"karix"_s));
        QTcpServer free;
        QVERIFY(free.listen(QHostAddress::LocalHost));
        const quint16 port = free.serverPort();
        free.close();
        const auto change = [port](EndpointSettings &settings) {
            settings.port = port;
            settings.publicUrl = u"https://hooks.example"_s;
        };
        QVERIFY(m_fixture->changeSettings(m_assistant, change));
        QTRY_COMPARE(state().kind, EndpointState::Kind::Running);
        QCOMPARE(m_fixture->port(m_assistant), port);
        m_port = port;
        WireCall call = goodCall();
        call.headers = {{"Host", "hooks.example"}};
        QCOMPARE(statusOf(call), 200);
        QCOMPARE(m_fixture->endpoints->callbackUrl(m_assistant).host(), u"hooks.example"_s);
        m_fixture->restart();
        QCOMPARE(m_fixture->endpoints->settings(m_assistant).port, port);
        EndpointSettings faulty = m_fixture->endpoints->settings(m_assistant);
        faulty.address = u"my computer"_s;
        const auto refused = m_fixture->endpoints->saveSettings(m_assistant, faulty);
        QVERIFY(finishes(refused));
        QVERIFY(!refused.result().ok());
        QCOMPARE(refused.result().error().field, u"address"_s);
        QCOMPARE(m_fixture->endpoints->settings(m_assistant).address, u"127.0.0.1"_s);
    }

    void stopFreesThePortAndRemovingTheAssistantStops()
    {
        QVERIFY(startOther(u"karix"_s));
        const quint16 port = m_port;
        m_fixture->endpoints->stop(m_assistant);
        QVERIFY(!RawClient(port).connected());
        m_port = m_fixture->start(m_assistant);
        QVERIFY(RawClient(m_port).connected());
        QVERIFY(EndpointFixture::done(m_fixture->channel.assistants->removeAssistant(m_assistant)));
        QVERIFY(!RawClient(m_port).connected());
        QCOMPARE(state().kind, EndpointState::Kind::Stopped);
    }
};

QTEST_GUILESS_MAIN(EndpointTest)
#include "tst_endpoint.moc"
