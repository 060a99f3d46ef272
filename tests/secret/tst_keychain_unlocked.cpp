// SPDX-License-Identifier: Apache-2.0
// Against a real, unlocked keyring; started by tests/support/with-keyring.sh.
#include "core/secret/KeychainSecretStore.h"
#include "core/secret/SecretVault.h"
#include "support/Await.h"

#include <QSignalSpy>
#include <QTest>
#include <QUuid>

#include <qt6keychain/keychain.h>

#include <memory>

using namespace ChannelConsole;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

QString freshName()
{
    return newSecretName(QUuid::createUuid(), u"password"_s);
}

/// What the keychain says of a name: an error, or NoError where there is an entry.
std::optional<SecretError> errorReading(KeychainSecretStore &store, const QString &name)
{
    const QFuture<SecretRead> read = store.read(name);
    if (!finishes(read) || read.result().ok())
        return std::nullopt;
    return read.result().error().error;
}

} // namespace

class TestKeychainUnlocked : public QObject
{
    Q_OBJECT
private slots:
    void aValueWrittenIsReadBackExactly_data()
    {
        QTest::addColumn<QByteArray>("value");
        QTest::newRow("a password") << QByteArray("s3cret/+=\"\\ ");
        QTest::newRow("nothing") << QByteArray("");
        QTest::newRow("any bytes") << QByteArray("\0\1\xff\xfe\0", 5);
        QTest::newRow("beyond ASCII") << u"pässwörd ✓ 密码"_s.toUtf8();
        QTest::newRow("the size of an RSA 4096 key") << QByteArray(3'272, 'k');
        QTest::newRow("a megabyte") << QByteArray(1'000'000, 'm');
    }
    void aValueWrittenIsReadBackExactly()
    {
        QFETCH(QByteArray, value);
        KeychainSecretStore store;
        const QString name = freshName();
        const QFuture<SecretDone> written = store.write(name, value);
        QVERIFY(finishes(written));
        QVERIFY2(
            written.result().ok(), written.result().ok() ? "" : qPrintable(written.result().error().details));
        KeychainSecretStore another;
        const QFuture<SecretRead> read = another.read(name);
        QVERIFY(finishes(read));
        QVERIFY(read.result().ok());
        QCOMPARE(read.result().value(), value);
        QVERIFY(finishes(another.remove(name)));
    }

    void aRemovedValueIsNotFound()
    {
        KeychainSecretStore store;
        const QString name = freshName();
        QVERIFY(finishes(store.write(name, "value")));
        const QFuture<SecretDone> removed = store.remove(name);
        QVERIFY(finishes(removed));
        QVERIFY(removed.result().ok());
        QCOMPARE(errorReading(store, name), SecretError::NotFound);
    }

    void removingWhatIsNotThereIsDone()
    {
        KeychainSecretStore store;
        const QFuture<SecretDone> removed = store.remove(freshName());
        QVERIFY(finishes(removed));
        QVERIFY(removed.result().ok());
    }

    void anEntryOfSomebodyElseIsCorruptAndNotTakenForASecret()
    {
        const QString name = freshName();
        auto *job = new QKeychain::WritePasswordJob(u"channel-console"_s);
        job->setKey(name);
        job->setTextData(u"written by another program"_s);
        QSignalSpy finished(job, &QKeychain::Job::finished);
        job->start();
        QTRY_COMPARE(finished.size(), 1);
        KeychainSecretStore store;
        QCOMPARE(errorReading(store, name), SecretError::Corrupt);
        QVERIFY(finishes(store.remove(name)));
    }

    void nothingCompletesFromWithinTheCall()
    {
        KeychainSecretStore store(KeychainRules{.payloadLimit = 4});
        const QString name = freshName();
        const QFuture<SecretDone> tooLarge = store.write(name, "far too long");
        const QFuture<SecretRead> read = store.read(name);
        QVERIFY(!tooLarge.isFinished());
        QVERIFY(!read.isFinished());
        QVERIFY(finishes(read));
        QVERIFY(tooLarge.isFinished());
        QCOMPARE(tooLarge.result().error().error, SecretError::TooLarge);
    }

    void manyCallsAtOnceCompleteInTheirOrder()
    {
        KeychainSecretStore store;
        const QString name = freshName();
        QList<int> order;
        QList<QFuture<void>> all;
        for (int index = 0; index < 20; ++index) {
            all << store.write(name, QByteArray::number(index))
                       .then(this, [&order, index](const SecretDone &done) {
                           if (done.ok())
                               order << index;
                       });
        }
        QByteArray last;
        const QFuture<void> read = store.read(name).then(
            this, [&last](const SecretRead &value) { last = value.ok() ? value.value() : QByteArray(); });
        QVERIFY(finishes(read));
        QCOMPARE(order.size(), 20);
        QVERIFY(std::is_sorted(order.cbegin(), order.cend()));
        QCOMPARE(last, "19");
        QVERIFY(finishes(store.remove(name)));
    }

    void aCallCanBeMadeFromTheContinuationOfAnother()
    {
        KeychainSecretStore store;
        const QString name = freshName();
        QByteArray value;
        const QFuture<void> flow = store.write(name, "chained")
                                       .then(this, [&](const SecretDone &) { return store.read(name); })
                                       .unwrap()
                                       .then(this, [&](const SecretRead &read) { value = read.value(); });
        QVERIFY(finishes(flow));
        QCOMPARE(value, "chained");
        QVERIFY(finishes(store.remove(name)));
    }

    void aWriteThatSucceedsTooLateIsTakenBack()
    {
        const QString name = freshName();
        KeychainSecretStore hasty(KeychainRules{.waiting = 1ms, .giveUp = 1ms});
        QSignalSpy waiting(&hasty, &SecretStore::waitingChanged);
        const QFuture<SecretDone> written = hasty.write(name, QByteArray(200'000, 'x'));
        QVERIFY(finishes(written));
        if (written.result().ok())
            QSKIP("the keyring answered within a millisecond");
        QCOMPARE(written.result().error().error, SecretError::TimedOut);
        KeychainSecretStore store;
        QTRY_COMPARE(errorReading(store, name), SecretError::NotFound);
        QTRY_VERIFY(waiting.isEmpty() || !waiting.last().first().toBool());
    }

    void aStoreMayGoAwayWithAJobInFlight()
    {
        auto store = std::make_unique<KeychainSecretStore>();
        const QString name = freshName();
        const QFuture<SecretDone> written = store->write(name, QByteArray(500'000, 'x'));
        // Two turns of the event loop: the job has been handed to the library by now.
        bool turned = false;
        QMetaObject::invokeMethod(
            this,
            [&] {
                QMetaObject::invokeMethod(
                    this, [&turned] { turned = true; }, Qt::QueuedConnection);
            },
            Qt::QueuedConnection);
        QTRY_VERIFY(turned);
        store.reset();
        QVERIFY(written.isFinished());
        KeychainSecretStore another;
        const QFuture<SecretDone> removed = another.remove(name);
        QVERIFY(finishes(removed));
        QVERIFY(removed.result().ok());
    }

    void theKeychainTestSucceedsAndLeavesNothing()
    {
        KeychainSecretStore store;
        SecretVault vault(&store);
        const QFuture<SecretVault::KeychainTest> test = vault.testKeychain();
        QVERIFY(finishes(test));
        QVERIFY(!test.result().failure);
        QCOMPARE(test.result().failedStep, QString());
    }
};

QTEST_GUILESS_MAIN(TestKeychainUnlocked)
#include "tst_keychain_unlocked.moc"
