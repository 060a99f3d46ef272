// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/channel/Channel.h"
#include "core/secret/SecretStore.h"

#include <QHash>

namespace ChannelConsole {

/// Both places a secret can be: the keychain, and this program's memory for what the user chose to keep until
/// they quit. Futures complete exactly once, never from within the call itself.
class SecretVault final : public QObject
{
    Q_OBJECT
public:
    /// `keychain` must outlive the vault.
    explicit SecretVault(SecretStore *keychain, QObject *parent = nullptr);

    [[nodiscard]] QFuture<SecretRead> read(const SecretEntry &entry);
    [[nodiscard]] QFuture<SecretDone> write(const SecretEntry &entry, const QByteArray &value);
    [[nodiscard]] QFuture<SecretDone> remove(const SecretEntry &entry);
    /// For sweeping: names whose place is not known any more are removed from both.
    [[nodiscard]] QFuture<SecretDone> removeByName(const QString &name);
    /// False for an entry kept until quit in an earlier run: it has to be entered again.
    [[nodiscard]] bool mayHave(const SecretEntry &entry) const;

    struct KeychainTest
    {
        std::optional<SecretFailure> failure;
        QString failedStep; ///< "write", "read", "compare", "remove"; empty when all went well
        qint64 milliseconds = 0;
    };
    /// Writes, reads, compares and removes a random probe.
    [[nodiscard]] QFuture<KeychainTest> testKeychain();

    /// Whether the keychain keeps somebody waiting now, for a page that opens in the middle of it.
    [[nodiscard]] bool isWaiting() const;

signals:
    void waitingChanged(bool waiting);

private:
    SecretStore *m_keychain;
    QHash<QString, QByteArray> m_untilQuit;
    bool m_waiting = false;
};

} // namespace ChannelConsole
