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

/// A secret typed in the form and not saved yet. To forget one, leave its entry out of the configuration.
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

/// Assistants, channel configurations and apps: in memory for the pages, in the store for good. What is
/// stored and what is in memory never differ: a change is visible here (and signalled) after it was
/// committed. GUI thread.
class AssistantStore final : public QObject
{
    Q_OBJECT
public:
    /// Both must outlive it.
    AssistantStore(Store *store, SecretVault *vault, QObject *parent = nullptr);
    ~AssistantStore()
        override; ///< flows still under way are cancelled; the next start finds their rest in the journal

    /// Reads everything. Secrets the last run left orphaned are swept later, by sweepSecrets().
    [[nodiscard]] QFuture<Result<void>> load();

    [[nodiscard]] QList<Assistant> assistants() const; ///< in the user's order
    [[nodiscard]] std::optional<Assistant> assistant(const QUuid &id) const;
    [[nodiscard]] ChannelConfiguration configuration(const QUuid &assistantId) const;
    [[nodiscard]] QList<JwtApp> apps() const;
    [[nodiscard]] std::optional<JwtApp> app(const QUuid &id) const;
    /// The other assistant that has this business number in its current settings of any partner, if any.
    [[nodiscard]] std::optional<Assistant> otherUserOf(const QString &number, const QUuid &assistantId) const;

    /// Without secrets: those are saved by saveConfiguration() once the assistant is there.
    [[nodiscard]] QFuture<Result<void>> addAssistant(
        const Assistant &assistant, const ChannelConfiguration &configuration);
    /// Refused if the sandbox mark is another than it was made with.
    [[nodiscard]] QFuture<Result<void>> updateAssistant(const Assistant &assistant);
    /// With the same settings under a new name; secrets are not copied, they have to be entered again, so the
    /// channel is not enabled.
    [[nodiscard]] QFuture<Result<QUuid>> duplicateAssistant(const QUuid &id, const QString &name);
    /// With its configuration, its log and its secrets. Secrets the keychain does not give up now are swept
    /// at a later start.
    [[nodiscard]] QFuture<Result<void>> removeAssistant(const QUuid &id);

    /// The atomic Save: names journaled → secrets written → one transaction stores and adopts → old secrets
    /// removed. A failure leaves everything as it was saved before (newly written secrets are removed again,
    /// or swept later). Finishes when the configuration is durable; old secrets are removed behind it. Saves
    /// are worked off one after the other. Refused if a secret entry to keep is not the stored one: an entry
    /// cannot be moved to another origin, only entered anew.
    [[nodiscard]] QFuture<Result<void>> saveConfiguration(const ConfigurationChange &change);
    /// One secret beside what is saved, by the same journal, for what the program makes up by itself: never
    /// reverts a Save that is under way. `known` is what is stored for the field (nothing: an empty entry);
    /// if it is something else by now, somebody was quicker, and nothing is done.
    [[nodiscard]] QFuture<Result<void>> saveSecret(
        const QUuid &assistantId, const SecretChange &secret, SecretPlace place, const SecretEntry &known);
    /// What the user ticked, stored at once, apart from Save.
    [[nodiscard]] QFuture<Result<void>> setPlatformProgress(
        const QUuid &assistantId, const PlatformProgress &progress);

    /// What becomes of an app's stored secret where no new one is given.
    enum class StoredSecret {
        Keep,
        Remove, ///< from the keychain, too
    };
    /// By the same journal as saveConfiguration(). Adds or replaces by id. Without a new secret the stored
    /// one is kept, unless the algorithm changes between HS and RS, for which it is of no use. InvalidInput
    /// for an RS app without a proper public key: above all, a private key must not get into the database.
    /// Refused for an HS app that would be left without its secret.
    [[nodiscard]] QFuture<Result<void>> saveApp(const JwtApp &app, const QByteArray &newClientSecret,
        SecretPlace place, StoredSecret stored = StoredSecret::Keep);
    /// Refused while an assistant is associated with it.
    [[nodiscard]] QFuture<Result<void>> removeApp(const QUuid &id);

    /// Removes from the keychain what the journal names and nobody adopted. Started after first paint;
    /// failures wait for next time.
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
