// SPDX-License-Identifier: Apache-2.0
#include "core/secret/SecretService.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusMetaType>
#include <QDBusObjectPath>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusVariant>
#include <QMap>
#include <QPromise>

#include <functional>
#include <memory>

namespace ChannelConsole {

using namespace Qt::StringLiterals;

namespace {

constexpr int kDeadlineMs = 5'000;
const QString kServiceName = u"org.freedesktop.secrets"_s;

/// Asks, and reads the reply; a failure is a no.
QFuture<bool> ask(const QDBusMessage &question, const std::function<bool(const QDBusMessage &)> &read)
{
    auto promise = std::make_shared<QPromise<bool>>();
    promise->start();
    QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected()) { // no watcher would ever finish
        promise->addResult(false);
        promise->finish();
        return promise->future();
    }
    auto *watcher = new QDBusPendingCallWatcher(bus.asyncCall(question, kDeadlineMs));
    QObject::connect(
        watcher, &QDBusPendingCallWatcher::finished, watcher, [promise, read](QDBusPendingCallWatcher *done) {
            done->deleteLater();
            promise->addResult(!done->isError() && read(done->reply()));
            promise->finish();
        });
    return promise->future();
}

} // namespace

QFuture<bool> isLockedAway(const QString &service, const QString &name)
{
    // The attributes QtKeychain gives its entries.
    const QMap<QString, QString> attributes{{u"server"_s, service}, {u"user"_s, name}};
    QDBusMessage question = QDBusMessage::createMethodCall(
        kServiceName, u"/org/freedesktop/secrets"_s, u"org.freedesktop.Secret.Service"_s, u"SearchItems"_s);
    question.setAutoStartService(false);
    qDBusRegisterMetaType<QMap<QString, QString>>();
    question << QVariant::fromValue(attributes);
    return ask(question, [](const QDBusMessage &reply) {
        // Those that are unlocked, and those that are locked.
        return reply.arguments().size() == 2
            && !qdbus_cast<QList<QDBusObjectPath>>(reply.arguments().at(1)).isEmpty();
    });
}

QFuture<bool> isSecretServiceLocked()
{
    QDBusMessage question = QDBusMessage::createMethodCall(kServiceName,
        u"/org/freedesktop/secrets/aliases/default"_s, u"org.freedesktop.DBus.Properties"_s, u"Get"_s);
    question.setAutoStartService(false);
    question << u"org.freedesktop.Secret.Collection"_s << u"Locked"_s;
    return ask(question, [](const QDBusMessage &reply) {
        return reply.arguments().size() == 1
            && reply.arguments().constFirst().value<QDBusVariant>().variant().toBool();
    });
}

} // namespace ChannelConsole
