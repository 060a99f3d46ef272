// SPDX-License-Identifier: Apache-2.0
#include "core/secret/SecretVault.h"

#include "core/Continuation.h"

#include <QElapsedTimer>
#include <QPromise>
#include <QRandomGenerator>
#include <QUuid>

#include <array>
#include <memory>

namespace ChannelConsole {

using namespace Qt::StringLiterals;

namespace {

/// Finishes with `value` from the event loop, as the keychain does, so that callers see one order of things
/// in both places.
template <typename T>
QFuture<T> finishedLater(QObject *context, T value)
{
    auto promise = std::make_shared<QPromise<T>>();
    promise->start();
    QFuture<T> future = promise->future();
    QMetaObject::invokeMethod(
        context,
        [promise, value = std::move(value)] {
            promise->addResult(value);
            promise->finish();
        },
        Qt::QueuedConnection);
    return future;
}

QByteArray randomProbe()
{
    std::array<quint32, 8> words{};
    QRandomGenerator::system()->fillRange(words.data(), qsizetype(words.size()));
    return QByteArray(reinterpret_cast<const char *>(words.data()), qsizetype(sizeof(words)));
}

/// One test of the keychain under way.
struct Probe
{
    SecretStore *keychain;
    QObject *context;
    QString name = newSecretName(QUuid::createUuid(), u"probe"_s);
    QByteArray value = randomProbe();
    QElapsedTimer timer;
    SecretVault::KeychainTest test;
    QPromise<SecretVault::KeychainTest> promise;

    /// The first failure is the one that explains the others.
    void note(const QString &step, const SecretFailure &failure)
    {
        if (test.failure)
            return;
        test.failure = failure;
        test.failedStep = step;
    }
    void finish()
    {
        test.milliseconds = timer.elapsed();
        promise.addResult(test);
        promise.finish();
    }
};

void removeProbe(const std::shared_ptr<Probe> &probe)
{
    continued(probe->keychain->remove(probe->name), probe->context, [probe](const SecretDone &removed) {
        if (!removed.ok())
            probe->note(u"remove"_s, removed.error());
        probe->finish();
    });
}

void readProbe(const std::shared_ptr<Probe> &probe)
{
    continued(probe->keychain->read(probe->name), probe->context, [probe](const SecretRead &read) {
        if (!read.ok())
            probe->note(u"read"_s, read.error());
        else if (read.value() != probe->value)
            probe->note(u"compare"_s,
                {.error = SecretError::Corrupt, .details = u"read something else than was written"_s});
        removeProbe(probe);
    });
}

void writeProbe(const std::shared_ptr<Probe> &probe)
{
    const auto writing = probe->keychain->write(probe->name, probe->value);
    continued(writing, probe->context, [probe](const SecretDone &written) {
        if (written.ok()) {
            readProbe(probe);
            return;
        }
        probe->note(u"write"_s, written.error());
        probe->finish();
    });
}

} // namespace

SecretVault::SecretVault(SecretStore *keychain, QObject *parent)
    : QObject(parent)
    , m_keychain(keychain)
{
    connect(m_keychain, &SecretStore::waitingChanged, this, [this](bool waiting) {
        m_waiting = waiting;
        emit waitingChanged(waiting);
    });
}

QFuture<SecretRead> SecretVault::read(const SecretEntry &entry)
{
    if (entry.place == SecretPlace::Keychain)
        return m_keychain->read(entry.name);
    const auto kept = m_untilQuit.constFind(entry.name);
    if (kept == m_untilQuit.cend())
        return finishedLater<SecretRead>(this, SecretFailure{.error = SecretError::NotFound, .details = {}});
    return finishedLater<SecretRead>(this, *kept);
}

QFuture<SecretDone> SecretVault::write(const SecretEntry &entry, const QByteArray &value)
{
    if (entry.place == SecretPlace::Keychain)
        return m_keychain->write(entry.name, value);
    m_untilQuit.insert(entry.name, value);
    return finishedLater<SecretDone>(this, {});
}

QFuture<SecretDone> SecretVault::remove(const SecretEntry &entry)
{
    if (entry.place == SecretPlace::Keychain)
        return m_keychain->remove(entry.name);
    m_untilQuit.remove(entry.name);
    return finishedLater<SecretDone>(this, {});
}

QFuture<SecretDone> SecretVault::removeByName(const QString &name)
{
    m_untilQuit.remove(name);
    return m_keychain->remove(name);
}

bool SecretVault::mayHave(const SecretEntry &entry) const
{
    if (entry.name.isEmpty())
        return false;
    return entry.place == SecretPlace::Keychain || m_untilQuit.contains(entry.name);
}

QFuture<SecretVault::KeychainTest> SecretVault::testKeychain()
{
    auto probe = std::make_shared<Probe>();
    probe->keychain = m_keychain;
    probe->context = this;
    probe->timer.start();
    probe->promise.start();
    const QFuture<KeychainTest> future = probe->promise.future();
    writeProbe(probe);
    return future;
}

bool SecretVault::isWaiting() const
{
    return m_waiting;
}

} // namespace ChannelConsole
