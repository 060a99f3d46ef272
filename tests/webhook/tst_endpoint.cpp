// SPDX-License-Identifier: Apache-2.0
// The endpoint as partners meet it: over HTTP, by the rules of the configuration that is stored.
#include "core/webhook/WebhookRules.h"
#include "support/TestMain.h"
#include "webhook/RunningEndpoint.h"

using namespace ChannelConsole;
using namespace Qt::StringLiterals;

class EndpointTest final : public QObject, private RunningEndpoint
{
    Q_OBJECT

private slots:
    void init() { QVERIFY(prepare()); }
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

        // Rule 3 stands before 4 and 5: a used token is told before what is wrong with the body.
        const auto flawed = [&](const QByteArray &jti, const QByteArray &body) {
            WireCall flawed = call(jti);
            flawed.body = body;
            return statusOf(flawed);
        };
        QCOMPARE(flawed("second", {}), 401);
        QCOMPARE(flawed("second", "{\"type\":\"text\"}"), 401);
        QCOMPARE(flawed("second", kUnlisted), 401);
        // And a call that passed it has used its token, whatever came after.
        QCOMPARE(flawed("third", {}), 500);
        QCOMPARE(m_fixture->column(u"verdict"_s).constLast(), VerdictKey::kBodyMissing);
        QCOMPARE(statusOf(call("third")), 401);
        QCOMPARE(flawed("fourth", "{\"type\":\"text\"}"), 500);
        QCOMPARE(flawed("fourth", {}), 401);
        QCOMPARE(m_fixture->column(u"verdict"_s).constLast(), VerdictKey::kTokenInvalid);
    }
};

CHANNEL_CONSOLE_TEST(EndpointTest)
#include "tst_endpoint.moc"
