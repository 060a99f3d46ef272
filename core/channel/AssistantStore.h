// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/Steps.h"
#include "core/channel/Channel.h"

#include <QObject>

#include <memory>
#include <optional>

namespace ChannelConsole {

class SecretVault;
class Store;

/// Secrets typed in the form and not saved yet, by FieldSpec::id of the configuration's current partner.
/// A null value cannot occur; forgetting a secret is asking for `removedSecrets`.
struct SecretChange
{
    QString partnerId;
    QString fieldId;
    QByteArray value;
    QString origin; ///< the origin it is entered for
};

/// What Save is asked to do.
struct ConfigurationChange
{
    ChannelConfiguration configuration; ///< as wanted; its secret entries are those to keep
    QList<SecretChange> newSecrets;
    SecretPlace place = SecretPlace::Keychain; ///< for the new ones; UntilQuit only if the user chose it
};

/// Assistants, channel configurations and apps: in memory for the pages, in the store for good. What is stored and what is in
/// memory never differ: a change is visible here (and signalled) after it was committed. GUI thread.
class AssistantStore final : public QObject
{
    Q_OBJECT
public:
    /// Both must outlive it.
    AssistantStore(Store *store, SecretVault *vault, QObject *parent = nullptr);

    /// Reads everything and sends the journal's orphaned secrets to the sweep (which runs later, by sweepSecrets()).
    [[nodiscard]] QFuture<Result<void>> load();

    [[nodiscard]] QList<Assistant> assistants() const; ///< in the user's order
    [[nodiscard]] std::optional<Assistant> assistant(const QUuid &id) const;
    [[nodiscard]] ChannelConfiguration configuration(const QUuid &assistantId) const;
    [[nodiscard]] QList<JwtApp> apps() const;
    [[nodiscard]] std::optional<JwtApp> app(const QUuid &id) const;
    /// The other assistant that has this business number in its current settings of any partner, if any.
    [[nodiscard]] std::optional<Assistant> otherUserOf(const QString &number, const QUuid &assistantId) const;

    [[nodiscard]] QFuture<Result<void>> addAssistant(const Assistant &assistant, const ChannelConfiguration &configuration);
    [[nodiscard]] QFuture<Result<void>> updateAssistant(const Assistant &assistant);
    /// With the same settings under a new name; secrets are not copied, they have to be entered again.
    [[nodiscard]] QFuture<Result<QUuid>> duplicateAssistant(const QUuid &id, const QString &name);
    /// With its configuration, its log and its secrets. Secrets the keychain does not give up now are swept at a later start.
    [[nodiscard]] QFuture<Result<void>> removeAssistant(const QUuid &id);

    /// The atomic Save: names journaled → secrets written → one transaction stores and adopts → old secrets removed.
    /// A failure leaves everything as it was saved before (newly written secrets are removed again, or swept later).
    [[nodiscard]] QFuture<Result<void>> saveConfiguration(const ConfigurationChange &change);
    /// What the user ticked, stored at once, apart from Save.
    [[nodiscard]] QFuture<Result<void>> setPlatformProgress(const QUuid &assistantId, const PlatformProgress &progress);

    /// By the same journal as saveConfiguration(). Adds or replaces by id.
    [[nodiscard]] QFuture<Result<void>> saveApp(const JwtApp &app, const QByteArray &newClientSecret, SecretPlace place);
    [[nodiscard]] QFuture<Result<void>> removeApp(const QUuid &id);

    /// Removes from the keychain what the journal names and nobody adopted. Started after first paint; failures wait for next time.
    [[nodiscard]] QFuture<Result<void>> sweepSecrets();

signals:
    void assistantsChanged(); ///< added, removed, renamed, or loaded
    void configurationChanged(const QUuid &assistantId);
    void appsChanged();

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace ChannelConsole
