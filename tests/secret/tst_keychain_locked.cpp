// SPDX-License-Identifier: Apache-2.0
// Against a real keyring that is locked, and nobody answers; started by tests/support/with-keyring.sh.
#include "core/secret/KeychainSecretStore.h"
#include "core/secret/SecretVault.h"
#include "support/Await.h"

#include <QDBusConnection>
#include <QDBusObjectPath>
#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>
#include <QUuid>

#include <memory>

using namespace ChannelConsole;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// Stands where the desktop's unlock window would be, takes the question and never answers it: nobody is at
/// the computer. (The interface is gcr's, which gnome-keyring asks through.)
class SilentPrompter final : public QObject
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.gnome.keyring.internal.Prompter")
public:
    SilentPrompter()
    {
        isThere = m_bus.registerObject(
                      u"/org/gnome/keyring/Prompter"_s, this, QDBusConnection::ExportScriptableSlots)
            && m_bus.registerService(kName);
    }
    /// The window went away: the keyring takes the question as declined.
    ~SilentPrompter() override { m_bus.unregisterService(kName); }

    bool isThere = false;
    int questions = 0;

public slots:
    Q_SCRIPTABLE void BeginPrompting(const QDBusObjectPath &) { ++questions; }
    Q_SCRIPTABLE void StopPrompting(const QDBusObjectPath &) {}

private:
    inline static const QString kName = u"org.gnome.keyring.SystemPrompter"_s;
    QDBusConnection m_bus = QDBusConnection::sessionBus();
};

QString anyName()
{
    return newSecretName(QUuid::createUuid(), u"password"_s);
}

} // namespace

class TestKeychainLocked : public QObject
{
    Q_OBJECT
private slots:
    void aQuestionNobodyAnswersIsToldAsWaitingThenAsTimedOutAndALateAnswerEndsTheWaiting()
    {
        auto prompter = std::make_unique<SilentPrompter>();
        QVERIFY(prompter->isThere);
        KeychainSecretStore store(KeychainRules{.waiting = 50ms, .giveUp = 1'000ms});
        SecretVault vault(&store);
        QSignalSpy waiting(&vault, &SecretVault::waitingChanged);
        const QFuture<SecretDone> written = store.write(anyName(), "value");
        QTRY_COMPARE(waiting.size(), 1);
        QVERIFY(waiting.first().first().toBool());
        QVERIFY(!written.isFinished());
        QVERIFY(finishes(written));
        QCOMPARE(written.result().error().error, SecretError::TimedOut);
        QCOMPARE(toProblem(written.result().error()).kind, ProblemKind::KeychainLocked);
        QTRY_COMPARE(prompter->questions, 1);
        QVERIFY2(vault.isWaiting(), "the question still stands");
        prompter.reset();
        QTRY_COMPARE(waiting.size(), 2);
        QVERIFY(!vault.isWaiting());
    }

    void aQuestionThatIsDeclinedIsToldAsSuch()
    {
        auto prompter = std::make_unique<SilentPrompter>();
        KeychainSecretStore store;
        const QFuture<SecretDone> written = store.write(anyName(), "value");
        QTRY_COMPARE(prompter->questions, 1);
        prompter.reset();
        QVERIFY(finishes(written));
        // "The collection is locked", or, if the prompter's end is noticed first, an error of D-Bus.
        const SecretError error = written.result().error().error;
        QVERIFY(error == SecretError::DeniedByUser || error == SecretError::Unavailable);
        QVERIFY(!written.result().error().details.isEmpty());
    }

    void laterCallsHaveTheirOwnDeadlineWhileTheKeychainIsStuck()
    {
        const SilentPrompter prompter;
        KeychainSecretStore store(KeychainRules{.waiting = 50ms, .giveUp = 300ms});
        QSignalSpy waiting(&store, &SecretStore::waitingChanged);
        QVERIFY(finishes(store.write(anyName(), "first")));
        QElapsedTimer timer;
        timer.start();
        const QFuture<SecretDone> written = store.write(anyName(), "second");
        const QFuture<SecretDone> removed = store.remove(anyName());
        QVERIFY(finishes(written));
        QVERIFY(finishes(removed));
        QCOMPARE(written.result().error().error, SecretError::TimedOut);
        QCOMPARE(removed.result().error().error, SecretError::TimedOut);
        // One deadline each from the moment of the call, not one after the other. Generous: machines are
        // busy.
        QVERIFY(timer.elapsed() >= 290);
        QVERIFY2(timer.elapsed() < 5'000, qPrintable(QString::number(timer.elapsed())));
        QCOMPARE(waiting.size(), 1);
    }

    void theKeychainTestSaysThatWritingGotNoAnswer()
    {
        const SilentPrompter prompter;
        KeychainSecretStore store(KeychainRules{.waiting = 50ms, .giveUp = 300ms});
        SecretVault vault(&store);
        const QFuture<SecretVault::KeychainTest> test = vault.testKeychain();
        QVERIFY(finishes(test));
        QVERIFY(test.result().failure);
        QCOMPARE(test.result().failure->error, SecretError::TimedOut);
        QCOMPARE(test.result().failedStep, u"write"_s);
    }

    void theProgramMayEndWhileTheQuestionStands()
    {
        // Kept to the end of the process, so that the job is in flight when it ends; the exit code tells.
        static SilentPrompter *prompter = new SilentPrompter;
        QVERIFY(prompter->isThere);
        KeychainSecretStore store(KeychainRules{.waiting = 50ms, .giveUp = 100ms});
        QVERIFY(finishes(store.write(anyName(), "value")));
        QTRY_VERIFY(prompter->questions > 0);
    }
};

QTEST_GUILESS_MAIN(TestKeychainLocked)
#include "tst_keychain_locked.moc"
