// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/secret/SecretStore.h"

#include <chrono>

namespace ChannelConsole {

struct KeychainDeadlines
{
    std::chrono::milliseconds waiting {2'000}; ///< until waitingChanged(true)
    std::chrono::milliseconds giveUp {60'000}; ///< until TimedOut; the job itself is abandoned
};

/// The operating system's keychain through QtKeychain, by the rules its behaviour demands: jobs have no parent and are never
/// deleted by us, binary mode only, one deadline per call, never the insecure fallback. The only file that includes QtKeychain.
/// GUI thread only.
class KeychainSecretStore final : public SecretStore
{
    Q_OBJECT
public:
    explicit KeychainSecretStore(KeychainDeadlines deadlines = {}, QObject *parent = nullptr);

    [[nodiscard]] QFuture<SecretRead> read(const QString &name) override;
    [[nodiscard]] QFuture<SecretDone> write(const QString &name, const QByteArray &value) override;
    [[nodiscard]] QFuture<SecretDone> remove(const QString &name) override;
};

} // namespace ChannelConsole
