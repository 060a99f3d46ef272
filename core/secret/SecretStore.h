// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/Result.h"

#include <QByteArray>
#include <QFuture>
#include <QObject>

#include <optional>

namespace ChannelConsole {

enum class SecretError {
    NotFound,
    TimedOut, ///< no answer within the deadline; most likely an unlock prompt is waiting
    DeniedByUser,
    Unavailable, ///< no keychain service
    TooLarge,
    Corrupt, ///< an entry of that name that is not of our form
    Other,
};

struct SecretFailure
{
    SecretError error = SecretError::Other;
    QString details; ///< the backend's own text
};

using SecretRead = Result<QByteArray, SecretFailure>;
using SecretDone = Result<void, SecretFailure>;

/// The failure as the user meets it: kind, words and remedy.
[[nodiscard]] Problem toProblem(const SecretFailure &failure);

/// Keeps secrets by name. Futures complete exactly once, on the thread of the store, never from within the
/// call itself.
class SecretStore : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    [[nodiscard]] virtual QFuture<SecretRead> read(const QString &name) = 0;
    [[nodiscard]] virtual QFuture<SecretDone> write(const QString &name, const QByteArray &value) = 0;
    /// Removing what is not there is success.
    [[nodiscard]] virtual QFuture<SecretDone> remove(const QString &name) = 0;

signals:
    /// True when a job has had no answer for about two seconds ("your keyring may be asking you to unlock
    /// it"), false when it ended.
    void waitingChanged(bool waiting);
};

/// `channel-console/v1/<owner uuid>/<field>/<nonce>` with a fresh nonce.
[[nodiscard]] QString newSecretName(const QUuid &owner, const QString &fieldId);

} // namespace ChannelConsole
