// SPDX-License-Identifier: Apache-2.0
#include "core/secret/SecretVault.h"
#include "support/Await.h"
#include "support/FakeSecretStore.h"
#include "support/TestMain.h"

#include <QSignalSpy>
#include <QTest>
#include <QUuid>

using namespace ChannelConsole;
using namespace Qt::StringLiterals;

namespace {

SecretEntry entryIn(SecretPlace place)
{
    return {.name = newSecretName(QUuid::createUuid(), u"password"_s),
        .origin = u"https://example.com"_s,
        .place = place};
}

} // namespace

class TestSecretVault : public QObject
{
    Q_OBJECT
private slots:
    void aSecretComesBackFromWhereItWasPut_data()
    {
        QTest::addColumn<SecretPlace>("place");
        QTest::newRow("keychain") << SecretPlace::Keychain;
        QTest::newRow("until quit") << SecretPlace::UntilQuit;
    }
    void aSecretComesBackFromWhereItWasPut()
    {
        QFETCH(SecretPlace, place);
        FakeSecretStore keychain;
        SecretVault vault(&keychain);
        const SecretEntry entry = entryIn(place);
        const QFuture<SecretDone> written = vault.write(entry, "s3cret");
        QVERIFY2(!written.isFinished(), "completed from within the call");
        QVERIFY(finishes(written));
        QVERIFY(written.result().ok());
        QVERIFY(vault.mayHave(entry));
        const QFuture<SecretRead> read = vault.read(entry);
        QVERIFY(finishes(read));
        QCOMPARE(read.result().value(), "s3cret");
        QVERIFY(finishes(vault.remove(entry)));
        const QFuture<SecretRead> gone = vault.read(entry);
        QVERIFY(finishes(gone));
        QCOMPARE(gone.result().error().error, SecretError::NotFound);
    }

    void whatIsKeptUntilQuitNeverReachesTheKeychain()
    {
        FakeSecretStore keychain;
        SecretVault vault(&keychain);
        const SecretEntry entry = entryIn(SecretPlace::UntilQuit);
        QVERIFY(finishes(vault.write(entry, "s3cret")));
        QVERIFY(finishes(vault.read(entry)));
        QVERIFY(finishes(vault.remove(entry)));
        QCOMPARE(keychain.jobs, 0);
    }

    void anEntryKeptUntilQuitInAnEarlierRunHasToBeEnteredAgain()
    {
        FakeSecretStore keychain;
        const SecretEntry entry = entryIn(SecretPlace::UntilQuit);
        {
            SecretVault earlier(&keychain);
            QVERIFY(finishes(earlier.write(entry, "s3cret")));
        }
        SecretVault vault(&keychain);
        QVERIFY(!vault.mayHave(entry));
        QVERIFY(vault.mayHave(entryIn(SecretPlace::Keychain)));
        QVERIFY2(!vault.mayHave({}), "no name, no secret");
    }

    void sweepingANameClearsBothPlaces()
    {
        FakeSecretStore keychain;
        SecretVault vault(&keychain);
        const SecretEntry memory = entryIn(SecretPlace::UntilQuit);
        const SecretEntry stored = entryIn(SecretPlace::Keychain);
        QVERIFY(finishes(vault.write(memory, "one")));
        QVERIFY(finishes(vault.write(stored, "two")));
        QVERIFY(finishes(vault.removeByName(memory.name)));
        QVERIFY(finishes(vault.removeByName(stored.name)));
        QVERIFY(!vault.mayHave(memory));
        QVERIFY(keychain.entries.isEmpty());
    }

    void theKeychainTestNamesTheStepThatFailed_data()
    {
        QTest::addColumn<QString>("job");
        QTest::addColumn<bool>("leavesNothing");
        QTest::newRow("write") << u"write"_s << true;
        QTest::newRow("read") << u"read"_s << true;
        QTest::newRow("remove") << u"remove"_s << false;
    }
    void theKeychainTestNamesTheStepThatFailed()
    {
        QFETCH(QString, job);
        QFETCH(bool, leavesNothing);
        FakeSecretStore keychain;
        keychain.fault = [&job](const QString &asked, const QString &, int) -> std::optional<SecretFailure> {
            if (asked == job)
                return SecretFailure{.error = SecretError::Other, .details = u"no luck"_s};
            return std::nullopt;
        };
        SecretVault vault(&keychain);
        const QFuture<SecretVault::KeychainTest> test = vault.testKeychain();
        QVERIFY(finishes(test));
        QVERIFY(test.result().failure);
        QCOMPARE(test.result().failedStep, job);
        QCOMPARE(test.result().failure->details, u"no luck"_s);
        QCOMPARE(keychain.entries.isEmpty(), leavesNothing);
    }

    void theKeychainTestNoticesAKeychainThatForgetsOrChangesValues()
    {
        FakeSecretStore keychain;
        keychain.fault
            = [&keychain](const QString &asked, const QString &name, int) -> std::optional<SecretFailure> {
            if (asked == "read"_L1)
                keychain.entries[name] = "something else";
            return std::nullopt;
        };
        SecretVault vault(&keychain);
        const QFuture<SecretVault::KeychainTest> test = vault.testKeychain();
        QVERIFY(finishes(test));
        QCOMPARE(test.result().failedStep, u"compare"_s);
        QVERIFY(keychain.entries.isEmpty());
    }

    void theKeychainTestSucceedsAndLeavesNothing()
    {
        FakeSecretStore keychain;
        SecretVault vault(&keychain);
        const QFuture<SecretVault::KeychainTest> test = vault.testKeychain();
        QVERIFY(finishes(test));
        QVERIFY(!test.result().failure);
        QVERIFY(test.result().failedStep.isEmpty());
        QVERIFY(keychain.entries.isEmpty());
        QCOMPARE(keychain.jobs, 3);
    }

    void waitingIsPassedOnAndRemembered()
    {
        FakeSecretStore keychain;
        SecretVault vault(&keychain);
        QSignalSpy waiting(&vault, &SecretVault::waitingChanged);
        emit keychain.waitingChanged(true);
        QVERIFY(vault.isWaiting());
        emit keychain.waitingChanged(false);
        QVERIFY(!vault.isWaiting());
        QCOMPARE(waiting.size(), 2);
    }
};

CHANNEL_CONSOLE_TEST(TestSecretVault)
#include "tst_secretvault.moc"
