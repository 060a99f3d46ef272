// SPDX-License-Identifier: Apache-2.0
#include "support/FileSecretStore.h"

#include <QDir>
#include <QFile>
#include <QPromise>
#include <QTimer>
#include <QUrl>

#include <csignal>
#include <cstdlib>
#include <memory>

namespace ChannelConsole {

namespace {

template <typename T>
QFuture<T> later(QObject *context, T value)
{
    auto promise = std::make_shared<QPromise<T>>();
    promise->start();
    QTimer::singleShot(0, context, [promise, value = std::move(value)] {
        promise->addResult(value);
        promise->finish();
    });
    return promise->future();
}

SecretFailure failure(const QFile &file)
{
    return {.error = SecretError::Other, .details = file.errorString()};
}

} // namespace

FileSecretStore::FileSecretStore(const QString &directory, QObject *parent)
    : SecretStore(parent)
    , m_directory(directory)
{
    QDir().mkpath(directory);
}

QString FileSecretStore::pathOf(const QString &name) const
{
    return m_directory + QLatin1Char('/') + QString::fromLatin1(QUrl::toPercentEncoding(name));
}

void FileSecretStore::dieIfDue(bool afterEffect) const
{
    if (end.job != m_jobs || end.afterEffect != afterEffect)
        return;
#ifdef Q_OS_UNIX
    std::raise(SIGKILL);
#else
    std::_Exit(9);
#endif
}

QFuture<SecretRead> FileSecretStore::read(const QString &name)
{
    QFile file(pathOf(name));
    if (!file.open(QIODevice::ReadOnly))
        return later<SecretRead>(this, SecretFailure{.error = SecretError::NotFound, .details = {}});
    return later<SecretRead>(this, file.readAll());
}

QFuture<SecretDone> FileSecretStore::write(const QString &name, const QByteArray &value)
{
    ++m_jobs;
    dieIfDue(false);
    QFile file(pathOf(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(value) != value.size() || !file.flush())
        return later<SecretDone>(this, failure(file));
    dieIfDue(true);
    return later<SecretDone>(this, {});
}

QFuture<SecretDone> FileSecretStore::remove(const QString &name)
{
    ++m_jobs;
    dieIfDue(false);
    QFile file(pathOf(name));
    if (file.exists() && !file.remove())
        return later<SecretDone>(this, failure(file));
    dieIfDue(true);
    return later<SecretDone>(this, {});
}

QMap<QString, QByteArray> FileSecretStore::entries() const
{
    QMap<QString, QByteArray> found;
    const QDir folder(m_directory);
    for (const QString &encoded : folder.entryList(QDir::Files)) {
        QFile file(folder.filePath(encoded));
        if (file.open(QIODevice::ReadOnly))
            found.insert(QUrl::fromPercentEncoding(encoded.toLatin1()), file.readAll());
    }
    return found;
}

} // namespace ChannelConsole
