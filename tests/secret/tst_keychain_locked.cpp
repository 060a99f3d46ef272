// SPDX-License-Identifier: Apache-2.0
// Against a real keyring that is locked, and nobody answers; started by tests/support/with-keyring.sh.
#include "core/secret/KeychainSecretStore.h"
#include "core/secret/SecretVault.h"
#include "support/Await.h"

#include <QDBusConnection>
#include <QDBusConnectionInterface>
#include <QDBusContext>
#include <QDBusMessage>
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

/// Stands where the desktop's unlock window would be and presses Cancel.
class RefusingPrompter final : public QObject, protected QDBusContext
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.gnome.keyring.internal.Prompter")
public:
    RefusingPrompter()
    {
        isThere = m_bus.registerObject(
                      u"/org/gnome/keyring/Prompter"_s, this, QDBusConnection::ExportScriptableSlots)
            && m_bus.registerService(kName);
    }
    ~RefusingPrompter() override
    {
        m_bus.unregisterObject(u"/org/gnome/keyring/Prompter"_s);
        m_bus.unregisterService(kName);
    }

    bool isThere = false;
    int refusals = 0;

public slots:
    Q_SCRIPTABLE void BeginPrompting(const QDBusObjectPath &callback) { answer(callback, {}); }
    Q_SCRIPTABLE void PerformPrompt(
        const QDBusObjectPath &callback, const QString &, const QVariantMap &, const QString &)
    {
        ++refusals;
        answer(callback, u"no"_s);
    }
    Q_SCRIPTABLE void StopPrompting(const QDBusObjectPath &) {}

private:
    /// Empty: ready to be asked.
    void answer(const QDBusObjectPath &callback, const QString &reply)
    {
        // Queued: the keyring listens once its own call is answered.
        const auto tell = [this, reply, caller = message().service(), path = callback.path()] {
            QDBusMessage call = QDBusMessage::createMethodCall(
                caller, path, u"org.gnome.keyring.internal.Prompter.Callback"_s, u"PromptReady"_s);
            call << reply << QVariantMap() << QString();
            m_bus.asyncCall(call);
        };
        QMetaObject::invokeMethod(this, tell, Qt::QueuedConnection);
    }

    inline static const QString kName = u"org.gnome.keyring.SystemPrompter"_s;
    QDBusConnection m_bus = QDBusConnection::sessionBus();
};

/// What the unlocked keyring was given before (main(), "fill").
const QString kKept = u"channel-console/v1/kept/password/1"_s;

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
        // Also if the prompter's end is noticed first, as an error of D-Bus.
        QCOMPARE(written.result().error().error, SecretError::DeniedByUser);
        QVERIFY(!written.result().error().details.isEmpty());
    }

    void whoPressesCancelIsToldSo()
    {
        const RefusingPrompter prompter;
        QVERIFY(prompter.isThere);
        KeychainSecretStore store;
        const QFuture<SecretDone> written = store.write(anyName(), "value");
        QVERIFY(finishes(written));
        QVERIFY(prompter.refusals > 0);
        QCOMPARE(written.result().error().error, SecretError::DeniedByUser);
        QCOMPARE(toProblem(written.result().error()).kind, ProblemKind::KeychainDenied);
    }

    void aRefusedReadIsNotTakenForAMissingSecretNorARefusedRemovalForDone()
    {
        const RefusingPrompter prompter;
        KeychainSecretStore store;
        const QFuture<SecretRead> read = store.read(kKept);
        QVERIFY(finishes(read));
        QCOMPARE(read.result().error().error, SecretError::DeniedByUser);
        QVERIFY(prompter.refusals > 0);
        // Otherwise the sweep would forget a name that the keyring still holds.
        const QFuture<SecretDone> removed = store.remove(kKept);
        QVERIFY(finishes(removed));
        QCOMPARE(removed.result().error().error, SecretError::DeniedByUser);
        // What was never there is told as before, although the keyring is locked.
        const QFuture<SecretRead> missing = store.read(anyName());
        QVERIFY(finishes(missing));
        QCOMPARE(missing.result().error().error, SecretError::NotFound);
        const QFuture<SecretDone> nothing = store.remove(anyName());
        QVERIFY(finishes(nothing));
        QVERIFY(nothing.result().ok());
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

/// With "fill", in the session before: puts a secret into the keyring while it is unlocked.
int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    if (argc == 2 && qstrcmp(argv[1], "fill") == 0) {
        const bool there = QTest::qWaitFor(
            [] {
                return QDBusConnection::sessionBus().interface()->isServiceRegistered(
                    u"org.freedesktop.secrets"_s);
            },
            20'000);
        KeychainSecretStore store;
        const QFuture<SecretDone> written = store.write(kKept, "value");
        return there && finishes(written) && written.result().ok() ? 0 : 1;
    }
    TestKeychainLocked test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_keychain_locked.moc"
