// SPDX-License-Identifier: Apache-2.0
#include "SendFixture.h"
#include "support/TestMain.h"

using namespace ChannelConsole;
using namespace Qt::StringLiterals;

using Kind = SendOutcome::Kind;

/// Where a send may go, and with which credential.
class SendOriginsTest final : public QObject
{
    Q_OBJECT
private slots:
    // Promise 8: a credential goes only to the origin it was entered for.

    void aChangedAddressDoesNotGetTheCredential()
    {
        SendFixture fixture;
        CountingHost entered;
        CountingHost changed;
        SendOrder order = fixture.realOrder(entered);
        order.configuration.settings[u"karix"_s].values.insert(u"apiUrl"_s, changed.origin());
        const SendReport report = fixture.send(order);
        QCOMPARE(report.outcome.problem->kind, ProblemKind::SecretForOtherOrigin);
        QVERIFY(report.outcome.problem->text.contains(entered.origin()));
        QVERIFY(report.outcome.problem->text.contains(changed.origin()));
        QCOMPARE(report.outcome.problem->field, u"accountKey"_s);
        QCOMPARE(fixture.keychain.reads, 0);
        QCOMPARE(changed.requests() + entered.requests(), 0);
    }

    // Promise 9: the mark decides, in both directions.

    void aRealAssistantCannotReachTheSandbox_data()
    {
        QTest::addColumn<QString>("host");
        QTest::newRow("address") << u"127.0.0.1"_s;
        QTest::newRow("name") << u"localhost"_s;
        QTest::newRow("IPv6") << u"[::1]"_s;
    }
    void aRealAssistantCannotReachTheSandbox()
    {
        QFETCH(QString, host);
        SendFixture fixture;
        CountingHost elsewhere;
        const Result<QUrl> sandbox = fixture.sandbox.serviceUrl(u"karix"_s);
        QVERIFY(sandbox.ok());
        const QString origin = u"http://%1:%2"_s.arg(host).arg(sandbox.value().port());
        SendOrder order = fixture.realOrder(elsewhere);
        PartnerSettings &settings = order.configuration.settings[u"karix"_s];
        settings.values.insert(u"apiUrl"_s, origin + u"/karix"_s);
        settings.secrets[u"accountKey"_s].origin = origin;
        const SendReport report = fixture.send(order);
        QVERIFY(!report.wentOut);
        QCOMPARE(report.outcome.problem->kind, ProblemKind::Refused);
        QCOMPARE(fixture.keychain.reads, 0);
    }

    void aSandboxAssistantReachesTheSandboxWhateverItsAddressSays()
    {
        SendFixture fixture;
        CountingHost real;
        SendOrder order = fixture.sandboxOrder(u"karix"_s, Sandbox::numbers(u"karix"_s).constFirst().number);
        order.configuration.settings[u"karix"_s].values.insert(u"apiUrl"_s, real.origin());
        const SendReport report = fixture.send(order);
        QCOMPARE(report.outcome.kind, Kind::Accepted);
        QVERIFY(fixture.logged(report.logId).entry.sandbox);
        QCOMPARE(real.requests(), 0);
    }

    void aRealCredentialDoesNotReachTheSandbox()
    {
        SendFixture fixture;
        SendOrder order = fixture.sandboxOrder(u"karix"_s, Sandbox::numbers(u"karix"_s).constFirst().number);
        order.configuration.settings[u"karix"_s].secrets[u"accountKey"_s].origin
            = u"https://rcmapi.instaalerts.zone"_s;
        QCOMPARE(fixture.send(order).outcome.problem->kind, ProblemKind::SecretForOtherOrigin);
        QCOMPARE(fixture.keychain.reads, 0);
    }

    void aSandboxCredentialDoesNotReachAPartner()
    {
        SendFixture fixture;
        CountingHost real;
        SendOrder order = fixture.realOrder(real);
        order.configuration.settings[u"karix"_s].secrets[u"accountKey"_s].origin
            = Sandbox::origin(u"karix"_s);
        QCOMPARE(fixture.send(order).outcome.problem->kind, ProblemKind::SecretForOtherOrigin);
        QCOMPARE(real.requests(), 0);
    }
};

CHANNEL_CONSOLE_TEST(SendOriginsTest)
#include "tst_send_origins.moc"
