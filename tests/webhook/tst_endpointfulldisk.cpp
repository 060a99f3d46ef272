// SPDX-License-Identifier: Apache-2.0
// A disk that is really full: nothing is acknowledged, the state says so, and the endpoint recovers by
// itself.
#include "core/webhook/CallLog.h"
#include "core/webhook/WebhookEndpoints.h"
#include "support/SmallDisk.h"
#include "webhook/EndpointFixture.h"

#include <QSignalSpy>

using namespace ChannelConsole;
using namespace Qt::StringLiterals;

class EndpointFullDiskTest final : public QObject
{
    Q_OBJECT
public:
    explicit EndpointFullDiskTest(bool hasNamespace)
        : m_hasNamespace(hasNamespace)
    {
    }

private slots:
    void isTemporarilyUnavailableUntilThereIsRoom()
    {
        QTemporaryDir folder;
        if (!m_hasNamespace || !SmallDisk::mount(folder.path()))
            QSKIP("this system does not let a test mount a small disk of its own");
        const auto unmount = qScopeGuard([&folder] { SmallDisk::unmount(folder.path()); });
        Store store;
        QVERIFY(EndpointFixture::done(store.open(folder.filePath(u"data"_s))));
        FakeSecretStore keychain;
        SecretVault vault(&keychain);
        AssistantStore assistants(&store, &vault);
        FixedClock clock;
        CallLog calls(&store);
        WebhookEndpoints endpoints(&store, &assistants, &vault, &calls, &clock);
        const Assistant assistant{.id = QUuid::createUuid(),
            .name = u"Flight desk"_s,
            .streamId = EndpointFixture::kStreamId,
            .platformHost = u"https://bots.kore.ai"_s};
        const ChannelConfiguration configuration{
            .id = QUuid::createUuid(), .assistantId = assistant.id, .partnerId = u"karix"_s, .enabled = true};
        QVERIFY(EndpointFixture::done(assistants.addAssistant(assistant, configuration)));
        QVERIFY(
            EndpointFixture::done(endpoints.saveSettings(assistant.id, {.port = 0, .secretPath = false})));
        QVERIFY(EndpointFixture::done(endpoints.start(assistant.id)));
        const auto state = [&] { return endpoints.state(assistant.id); };
        const quint16 port = quint16(state().localUrl.port());
        const WireCall call{.target = state().localUrl.path().toLatin1(), .body = QByteArray(20'000, 'x')};
        QCOMPARE(RawClient::status(sent(port, call)), 200);

        const QString filler = folder.filePath(u"filler"_s);
        QVERIFY(SmallDisk::fill(filler));
        int acknowledged = 1;
        QByteArray reply;
        for (int i = 0; i < 200; ++i) { // what SQLite has in reserve may take a few
            reply = sent(port, call);
            if (RawClient::status(reply) != 200)
                break;
            ++acknowledged;
        }
        QCOMPARE(RawClient::status(reply), 503);
        QVERIFY(reply.contains("Retry-After: "));
        QTRY_VERIFY(state().problem);
        QCOMPARE(state().kind, EndpointState::Kind::Running);
        QCOMPARE(state().problem->kind, ProblemKind::StoreFull);
        // A refusal is one whether it could be kept or not.
        QCOMPARE(RawClient::status(sent(port, {.target = "/elsewhere", .body = call.body})), 404);

        QVERIFY(QFile::remove(filler));
        QCOMPARE(RawClient::status(sent(port, call)), 200);
        ++acknowledged;
        QTRY_VERIFY(!state().problem);
        const auto page = calls.page({.assistantId = assistant.id, .limit = 1000});
        QVERIFY(EndpointFixture::done(page));
        const QList<WebhookCall> kept = page.result().value().calls;
        QCOMPARE(std::count_if(kept.cbegin(), kept.cend(),
                     [](const WebhookCall &each) { return each.state != CallState::Refused; }),
            acknowledged);
    }

private:
    bool m_hasNamespace;
};

int main(int argc, char **argv)
{
    const bool hasNamespace = SmallDisk::enterOwnMountNamespace();
    QCoreApplication application(argc, argv);
    EndpointFullDiskTest test(hasNamespace);
    return QTest::qExec(&test, argc, argv);
}
#include "tst_endpointfulldisk.moc"
