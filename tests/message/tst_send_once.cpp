// SPDX-License-Identifier: Apache-2.0
#include "SendFixture.h"
#include "support/TestMain.h"

using namespace ChannelConsole;
using namespace Qt::StringLiterals;

using Kind = SendOutcome::Kind;

namespace {

/// A keychain that answers when the test says so.
class HeldKeychain final : public SecretStore
{
public:
    QPromise<SecretRead> promise;

    [[nodiscard]] QFuture<SecretRead> read(const QString &) override
    {
        promise.start();
        return promise.future();
    }
    [[nodiscard]] QFuture<SecretDone> write(const QString &, const QByteArray &) override
    {
        return readyFuture(SecretDone());
    }
    [[nodiscard]] QFuture<SecretDone> remove(const QString &) override { return readyFuture(SecretDone()); }
};

} // namespace

/// Promise 3: never twice, and unknown where the answer did not come.
class SendOnceTest final : public QObject
{
    Q_OBJECT
private slots:
    void aSendThatIsCutOffIsUnknownAndNotRepeated_data()
    {
        QTest::addColumn<bool>("reused");
        QTest::newRow("fresh connection") << false;
        QTest::newRow("reused connection") << true;
    }
    void aSendThatIsCutOffIsUnknownAndNotRepeated()
    {
        QFETCH(bool, reused);
        SendFixture fixture;
        CountingHost host;
        const SendOrder order = fixture.realOrder(host);
        if (reused)
            QCOMPARE(fixture.send(order).outcome.kind, Kind::Accepted);
        const int before = host.requests();
        host.answer({.status = 200, .body = "{}", .cutAfter = 0});
        const SendReport report = fixture.send(order);
        QCOMPARE(report.outcome.kind, Kind::Unknown);
        QVERIFY(report.wentOut);
        QCOMPARE(fixture.logged(report.logId).entry.status, MessageStatus::kUnknown);
        host.answer({.status = 200, .body = R"({"statusCode":"200","mid":"1"})"});
        QCOMPARE(fixture.send(order).outcome.kind, Kind::Accepted);
        QCOMPARE(host.requests(), before + 2);
    }

    void whatNeverWentOutIsFailedNotUnknown()
    {
        SendFixture fixture;
        SendOrder order;
        {
            CountingHost closed;
            order = fixture.realOrder(closed);
        }
        const SendReport report = fixture.send(order);
        QVERIFY(!report.wentOut);
        QCOMPARE(report.outcome.kind, Kind::Rejected);
        QCOMPARE(report.outcome.problem->kind, ProblemKind::ConnectionRefused);
        QCOMPARE(fixture.logged(report.logId).entry.status, MessageStatus::kFailed);
    }

    void cancelledBeforeItStartsNothingHappens()
    {
        SendFixture fixture;
        CountingHost host;
        SendRun *run = fixture.service->send(fixture.realOrder(host));
        expectCancelled(fixture, host, run, [run] { run->cancel(); });
        QCOMPARE(fixture.rows(), 0);
        QCOMPARE(fixture.keychain.reads, 0);
    }

    void cancelledBeforeTheKeychainIsAskedItIsNotAsked()
    {
        SendFixture fixture;
        CountingHost host;
        SendRun *run = fixture.service->send(fixture.realOrder(host));
        connect(run, &SendRun::stageChanged, run, [run](SendStage stage) {
            if (stage == SendStage::ReadingSecrets)
                run->cancel();
        });
        expectCancelled(fixture, host, run, [] {});
        QCOMPARE(fixture.keychain.reads, 0);
        QCOMPARE(fixture.rows(), 0);
    }

    /// The secret is on its way to the run when the user cancels: it must not set the rest going.
    void cancelledInTheMomentTheKeychainAnswersNothingIsLogged()
    {
        SendFixture fixture;
        CountingHost host;
        HeldKeychain keychain;
        SecretVault vault(&keychain);
        TestSend service(&fixture.client, &vault, &fixture.log, &fixture.sandbox, &fixture.clock);
        SendRun *run = service.send(fixture.realOrder(host));
        QTRY_VERIFY(keychain.promise.future().isStarted());
        expectCancelled(fixture, host, run, [&] {
            keychain.promise.addResult(SecretRead(SendFixture::kRealSecret));
            keychain.promise.finish();
            QMetaObject::invokeMethod(run, &SendRun::cancel, Qt::QueuedConnection);
        });
        QCOMPARE(fixture.rows(), 0);
    }

    void cancelledWhileItIsLoggedNothingGoesOutAndTheLogSaysSo()
    {
        SendFixture fixture;
        CountingHost host;
        SendRun *run = fixture.service->send(fixture.realOrder(host));
        connect(run, &SendRun::stageChanged, run, [run](SendStage stage) {
            if (stage == SendStage::WritingLog)
                run->cancel();
        });
        const SendReport report = expectCancelled(fixture, host, run, [] {});
        QCOMPARE(fixture.logged(report.logId).entry.status, MessageStatus::kCancelled);
        QCOMPARE(fixture.rows(), 1);
    }

    void cancelledAfterItWentOutTheOutcomeIsUnknown()
    {
        SendFixture fixture;
        CountingHost host;
        host.hold();
        SendRun *run = fixture.service->send(fixture.realOrder(host));
        QSignalSpy finished(run, &SendRun::finished);
        QTRY_COMPARE(host.requests(), 1);
        run->cancel();
        run->cancel();
        QTRY_COMPARE(finished.count(), 1);
        const auto report = finished.constFirst().constFirst().value<SendReport>();
        QCOMPARE(report.outcome.kind, Kind::Unknown);
        QCOMPARE(report.outcome.problem->kind, ProblemKind::OutcomeUnknown);
        QVERIFY(report.wentOut);
        QCOMPARE(fixture.logged(report.logId).entry.status, MessageStatus::kUnknown);
        host.release();
        QCOMPARE(host.requests(), 1);
    }

    void aRunEndsExactlyOnceAndGoes()
    {
        SendFixture fixture;
        CountingHost host;
        QPointer<SendRun> run = fixture.service->send(fixture.realOrder(host));
        int finished = 0;
        connect(run, &SendRun::finished, this, [&](const SendReport &) {
            ++finished;
            run->cancel();
        });
        QTRY_VERIFY(!run);
        QCOMPARE(finished, 1);
    }

    void whatDiesOnTheWayIsUnknownAtTheNextStart()
    {
        SendFixture fixture;
        CountingHost host;
        host.hold();
        SendRun *run = fixture.service->send(fixture.realOrder(host));
        QSignalSpy finished(run, &SendRun::finished);
        QTRY_COMPARE(host.requests(), 1);
        fixture.service.reset();
        host.release();
        const QFuture<Result<int>> settled = fixture.log.settleInterrupted();
        QVERIFY(finishes(settled));
        QCOMPARE(settled.result().value(), 1);
        QCOMPARE(finished.count(), 0);
        QCOMPARE(host.requests(), 1);
    }

    void aServiceThatDiesWhileTheKeychainIsAskedSendsNothing()
    {
        SendFixture fixture;
        CountingHost host;
        fixture.keychain.answersAfter = std::chrono::milliseconds(200);
        fixture.service->send(fixture.realOrder(host));
        QTRY_COMPARE(fixture.keychain.reads, 1);
        fixture.service.reset();
        // Asked after it, so answered after it.
        QVERIFY(finishes(fixture.keychain.read(u"another"_s)));
        QCOMPARE(fixture.rows(), 0);
        QCOMPARE(host.requests(), 0);
    }

private:
    template <typename Trigger>
    static SendReport expectCancelled(SendFixture &fixture, CountingHost &host, SendRun *run, Trigger trigger)
    {
        const QPointer<SendRun> gone(run);
        QSignalSpy finished(run, &SendRun::finished);
        trigger();
        if (!QTest::qWaitFor([&finished] { return !finished.isEmpty(); })) {
            QTest::qFail("never finished", __FILE__, __LINE__);
            return {};
        }
        const auto report = finished.constFirst().constFirst().value<SendReport>();
        if (!QTest::qWaitFor([&gone] { return gone.isNull(); }) || finished.count() != 1 || report.wentOut
            || host.requests() != 0 || !report.outcome.problem
            || report.outcome.problem->kind != ProblemKind::Cancelled || fixture.rows() < 0)
            QTest::qFail("not simply cancelled", __FILE__, __LINE__);
        return report;
    }
};

CHANNEL_CONSOLE_TEST(SendOnceTest)
#include "tst_send_once.moc"
