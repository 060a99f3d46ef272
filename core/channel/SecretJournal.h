// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/Steps.h"
#include "core/channel/Channel.h"
#include "core/secret/SecretStore.h"

#include <QObject>
#include <QSet>

#include <functional>
#include <memory>

namespace ChannelConsole {

class SecretVault;
class Store;
class StoreConnection;

/// A secret about to be stored under a name nothing has used before.
struct FreshSecret
{
    SecretEntry entry;
    QByteArray value;
};

/// Keeps keychain and database in step although no transaction spans both: a name stands in the journal,
/// committed, before the keychain may hold it without anything using it, and until it is certain that it does
/// not. Whatever ends the program at whatever point, the next sweep finds the rest. GUI thread.
class SecretJournal final : public QObject
{
    Q_OBJECT
public:
    /// Both must outlive it.
    SecretJournal(Store *store, SecretVault *vault, QObject *parent = nullptr);

    struct Change
    {
        QList<FreshSecret> fresh;
        QList<SecretEntry> dropped; ///< used until now
        std::function<Result<void>(StoreConnection &)>
            store; ///< the rows that go with it, inside the transaction
    };
    /// Fresh names journaled → fresh secrets written → one transaction: rows stored, fresh names adopted,
    /// dropped ones journaled. Finishes after that commit; the dropped secrets are removed behind it. On
    /// failure the fresh ones are.
    [[nodiscard]] QFuture<Result<void>> apply(const Change &change);

    /// Removes what the journal names, except what a change under way is about to adopt. The first problem,
    /// if any; what could not be removed stays in the journal.
    [[nodiscard]] QFuture<Result<void>> sweep();

private:
    struct Attempt;

    [[nodiscard]] QFuture<Result<void>> note(const QStringList &names);
    [[nodiscard]] QFuture<Result<void>> write(const std::shared_ptr<Attempt> &attempt, qsizetype index);
    [[nodiscard]] QFuture<Result<void>> commit(const std::shared_ptr<Attempt> &attempt);
    void settle(const Attempt &attempt, bool stored);
    void discard(const QList<SecretEntry> &entries, const QStringList &neverWritten);
    [[nodiscard]] QFuture<Result<void>> removed(const QFuture<SecretDone> &removal);
    [[nodiscard]] QFuture<Result<void>> forget(const QStringList &names);

    Store *m_store;
    SecretVault *m_vault;
    QSet<QString> m_underWay; ///< journaled by a change that has not ended
};

} // namespace ChannelConsole
