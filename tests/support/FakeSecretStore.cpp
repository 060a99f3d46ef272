// SPDX-License-Identifier: Apache-2.0
#include "support/FakeSecretStore.h"

#include <QPromise>
#include <QTimer>

#include <memory>

namespace ChannelConsole {

namespace {

template<typename T>
QFuture<T> later(FakeSecretStore *store, T value)
{
    auto promise = std::make_shared<QPromise<T>>();
    promise->start();
    QTimer::singleShot(store->answersAfter, store, [promise, value = std::move(value)] {
        promise->addResult(value);
        promise->finish();
    });
    return promise->future();
}

} // namespace

std::optional<SecretFailure> FakeSecretStore::faultOf(const char *job, const QString &name)
{
    ++jobs;
    return fault ? fault(QString::fromLatin1(job), name, jobs) : std::nullopt;
}

QFuture<SecretRead> FakeSecretStore::read(const QString &name)
{
    ++reads;
    if (const auto failure = faultOf("read", name))
        return later<SecretRead>(this, *failure);
    if (!entries.contains(name))
        return later<SecretRead>(this, SecretFailure {.error = SecretError::NotFound, .details = {}});
    return later<SecretRead>(this, entries.value(name));
}

QFuture<SecretDone> FakeSecretStore::write(const QString &name, const QByteArray &value)
{
    if (const auto failure = faultOf("write", name))
        return later<SecretDone>(this, *failure);
    entries.insert(name, value);
    return later<SecretDone>(this, {});
}

QFuture<SecretDone> FakeSecretStore::remove(const QString &name)
{
    if (const auto failure = faultOf("remove", name))
        return later<SecretDone>(this, *failure);
    entries.remove(name);
    return later<SecretDone>(this, {});
}

} // namespace ChannelConsole
