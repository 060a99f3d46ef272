// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/secret/SecretStore.h"

#include <QMap>

#include <chrono>
#include <functional>

namespace ChannelConsole {

/// A keychain in memory that can be told to fail. Answers queued, like the real one.
class FakeSecretStore final : public SecretStore
{
    Q_OBJECT
public:
    using SecretStore::SecretStore;

    QMap<QString, QByteArray> entries;
    /// Asked before every job ("read", "write", "remove") with its name and the number of jobs so far; an
    /// error makes the job fail.
    std::function<std::optional<SecretFailure>(const QString &job, const QString &name, int count)> fault;
    std::chrono::milliseconds answersAfter{0}; ///< how long each job takes
    int jobs = 0;
    int reads = 0;

    [[nodiscard]] QFuture<SecretRead> read(const QString &name) override;
    [[nodiscard]] QFuture<SecretDone> write(const QString &name, const QByteArray &value) override;
    [[nodiscard]] QFuture<SecretDone> remove(const QString &name) override;

private:
    std::optional<SecretFailure> faultOf(const char *job, const QString &name);
};

} // namespace ChannelConsole
