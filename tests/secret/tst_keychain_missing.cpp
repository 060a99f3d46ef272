// SPDX-License-Identifier: Apache-2.0
// Where there is no keychain: no Secret Service on the bus, or no bus; started by
// tests/support/with-keyring.sh.
#include "core/secret/KeychainSecretStore.h"
#include "core/secret/SecretVault.h"
#include "support/Await.h"

#include <QDirIterator>
#include <QTest>
#include <QUuid>

using namespace ChannelConsole;
using namespace Qt::StringLiterals;

class TestKeychainMissing : public QObject
{
    Q_OBJECT
private slots:
    void everyCallSaysThatThereIsNoKeychainInTheBackendsOwnWords()
    {
        KeychainSecretStore store;
        const QFuture<SecretDone> written
            = store.write(newSecretName(QUuid::createUuid(), u"password"_s), "s3cret-value");
        const QFuture<SecretRead> read = store.read(u"channel-console/v1/any"_s);
        const QFuture<SecretDone> removed = store.remove(u"channel-console/v1/any"_s);
        QVERIFY(finishes(removed));
        for (const SecretFailure &failure :
            {written.result().error(), read.result().error(), removed.result().error()}) {
            QCOMPARE(failure.error, SecretError::Unavailable);
            QVERIFY(!failure.details.isEmpty());
            const Problem problem = toProblem(failure);
            QCOMPARE(problem.kind, ProblemKind::KeychainUnavailable);
            QCOMPARE(problem.side, Side::ThisComputer);
            QVERIFY(!problem.remedy.isEmpty());
            QCOMPARE(problem.details, failure.details);
        }
    }

    void nothingIsWrittenAnywhereInstead()
    {
        KeychainSecretStore store;
        QVERIFY(finishes(store.write(newSecretName(QUuid::createUuid(), u"password"_s), "s3cret-value")));
        QDirIterator files(QDir::homePath(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        QVERIFY2(!files.hasNext(), qPrintable(files.next()));
    }

    void theKeychainTestSaysSo()
    {
        KeychainSecretStore store;
        SecretVault vault(&store);
        const QFuture<SecretVault::KeychainTest> test = vault.testKeychain();
        QVERIFY(finishes(test));
        QVERIFY(test.result().failure);
        QCOMPARE(test.result().failure->error, SecretError::Unavailable);
        QCOMPARE(test.result().failedStep, u"write"_s);
    }
};

QTEST_GUILESS_MAIN(TestKeychainMissing)
#include "tst_keychain_missing.moc"
