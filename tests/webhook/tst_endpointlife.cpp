// SPDX-License-Identifier: Apache-2.0
// Endpoints are started, stopped, set up otherwise, and come back after a restart.
#include "support/TestMain.h"
#include "webhook/RunningEndpoint.h"

#include <QTcpServer>

using namespace ChannelConsole;
using namespace Qt::StringLiterals;

class EndpointLifeTest final : public QObject, private RunningEndpoint
{
    Q_OBJECT

private slots:
    void init() { QVERIFY(prepare()); }
    void cleanup() { m_fixture.reset(); }

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

CHANNEL_CONSOLE_TEST(EndpointLifeTest)
#include "tst_endpointlife.moc"
