// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/secret/SecretStore.h"

#include <QMap>

namespace ChannelConsole {

/// A keychain that outlives the program that writes to it, for tests that kill it: one file per secret.
class FileSecretStore final : public SecretStore
{
    Q_OBJECT
public:
    explicit FileSecretStore(const QString &directory, QObject *parent = nullptr);

    [[nodiscard]] QFuture<SecretRead> read(const QString &name) override;
    [[nodiscard]] QFuture<SecretDone> write(const QString &name, const QByteArray &value) override;
    [[nodiscard]] QFuture<SecretDone> remove(const QString &name) override;

    [[nodiscard]] QMap<QString, QByteArray> entries() const;

    /// The program is killed, as by kill -9, before or after the effect of this job (the first is 1).
    struct End
    {
        int job = 0; ///< 0: never
        bool afterEffect = false;
    };
    End end;

private:
    [[nodiscard]] QString pathOf(const QString &name) const;
    void dieIfDue(bool afterEffect) const;

    QString m_directory;
    int m_jobs = 0;
};

} // namespace ChannelConsole
