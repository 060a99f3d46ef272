// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/secret/SecretStore.h"

#include <QTimer>

#include <chrono>
#include <deque>
#include <memory>

namespace ChannelConsole {

/// Largest payload, in bytes, that this system's keychain takes with the QtKeychain we are built with; empty
/// where there is no limit.
[[nodiscard]] std::optional<qsizetype> keychainPayloadLimit();

/// What tests shorten.
struct KeychainRules
{
    std::chrono::milliseconds waiting{2'000}; ///< without an answer until waitingChanged(true)
    std::chrono::milliseconds giveUp{60'000}; ///< for a whole call, queueing included, until TimedOut
    std::optional<qsizetype> payloadLimit = keychainPayloadLimit();
};

/// The operating system's keychain through QtKeychain, by the rules its behaviour demands (keychain.md §6.4):
/// jobs have no parent and are never deleted by us, binary mode only, never the insecure fallback. The only
/// file that includes QtKeychain.
///
/// The library runs one job at a time and cannot cancel, so calls wait in a queue of ours and only one job at
/// a time is handed over: a call whose deadline passes while it waits never reaches the keychain. A job that
/// is abandoned in flight keeps the keychain occupied; `waitingChanged(true)` then stays until its late
/// answer comes. A *write* that succeeds after its caller was told TimedOut is taken back, so that a failed
/// write leaves nothing behind (names are fresh for every write).
///
/// GUI thread only. Destroying the store cancels the futures that are not finished.
class KeychainSecretStore final : public SecretStore
{
    Q_OBJECT
public:
    explicit KeychainSecretStore(KeychainRules rules = {}, QObject *parent = nullptr);
    ~KeychainSecretStore() override;

    [[nodiscard]] QFuture<SecretRead> read(const QString &name) override;
    [[nodiscard]] QFuture<SecretDone> write(const QString &name, const QByteArray &value) override;
    [[nodiscard]] QFuture<SecretDone> remove(const QString &name) override;

private:
    struct Call;
    using CallPointer = std::shared_ptr<Call>;

    void enqueue(CallPointer call);
    void startNext();
    void onAnswer(const SecretRead &answer);
    void expire(const CallPointer &call);
    void setWaiting(bool waiting);

    const KeychainRules m_rules;
    std::deque<CallPointer> m_queue;
    CallPointer m_inFlight;
    QMetaObject::Connection m_jobFinished; ///< the only tie to the library's job
    QTimer m_waitingTimer;
    bool m_waiting = false;
};

} // namespace ChannelConsole
