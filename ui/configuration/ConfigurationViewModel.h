// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/channel/AssistantStore.h"
#include "core/channel/Validation.h"
#include "core/partner/Partner.h"
#include "ui/configuration/ConfigurationDraft.h"

#include <QObject>

#include <functional>

namespace ChannelConsole {

class SecretVault;

/// What the form shows beside a secret.
struct SecretStatus
{
    enum class State {
        Missing, ///< nothing stored, nothing typed
        Typed, ///< typed and not saved
        Stored,
        EnterAgain, ///< stored, but cannot be used: `note` says why
    };
    State state = State::Missing;
    SecretPlace place = SecretPlace::Keychain; ///< of a stored one
    QString note; ///< also of a stored one: what it cannot be used for
};

/// Where the last Save of an assistant stands.
struct SaveStatus
{
    enum class Phase {
        Idle,
        Saving,
        Saved,
        Failed,
    };
    Phase phase = Phase::Idle;
    std::optional<Problem> problem; ///< for Failed

    /// The keychain was the reason: keeping the secrets until the program quits would help.
    [[nodiscard]] bool keychainFailed() const;
};

/// The state of the Configurations page: what is stored, what was typed over it for each assistant and
/// partner, what is wrong with it, and Save. No widget. Everything typed lives here, so it survives switching
/// partner, assistant and page. GUI thread.
class ConfigurationViewModel final : public QObject
{
    Q_OBJECT
public:
    /// Both must outlive it.
    ConfigurationViewModel(AssistantStore *store, SecretVault *vault, QObject *parent = nullptr);

    void showAssistant(const QUuid &id);
    [[nodiscard]] std::optional<Assistant> assistant() const;
    [[nodiscard]] bool isSandbox() const;

    // The form of the current partner.
    [[nodiscard]] const Partner *partner() const; ///< null until one was chosen
    void setPartner(const QString &partnerId);
    [[nodiscard]] QList<FieldSpec> fields() const;
    [[nodiscard]] bool applies(const FieldSpec &field) const;
    [[nodiscard]] QString value(const QString &fieldId) const;
    void setValue(const QString &fieldId, const QString &value);
    [[nodiscard]] bool isEnabled() const { return wanted().enabled; }
    void setEnabled(bool enabled);
    [[nodiscard]] QString webhookUrl() const; ///< empty while the stream id is missing
    [[nodiscard]] bool webhookUrlIsVerified() const;

    // Business numbers.
    [[nodiscard]] QStringList numbers() const;
    /// What stands in the input and is no number of the channel yet.
    [[nodiscard]] QString numberInput() const;
    void setNumberInput(const QString &typed);
    /// Adds what stands in the input. What cannot be added stays there, and the field's fault says why.
    void addNumbers();
    void removeNumber(const QString &number);
    /// Names the other assistant that has the number, or empty.
    [[nodiscard]] QString numberWarning(const QString &number) const;

    // Secrets. Typed values exist only here, as bytes.
    [[nodiscard]] SecretStatus secretStatus(const QString &fieldId) const;
    /// Of the stored one alone, whatever was typed over it.
    [[nodiscard]] SecretStatus storedSecretStatus(const QString &fieldId) const;
    [[nodiscard]] SecretEntry storedSecret(const QString &fieldId) const;
    [[nodiscard]] QByteArray typedSecret(const QString &fieldId) const;
    void typeSecret(
        const QString &fieldId, const QByteArray &value); ///< an empty value takes back what was typed
    /// The keychain was asked and does not have it (any more): it has to be entered again.
    void secretNotFound(const SecretEntry &entry);
    /// The keychain keeps us waiting, most likely for somebody to unlock it.
    [[nodiscard]] bool isKeychainWaiting() const;
    /// Some secret of this channel is in memory only and will be gone when the program quits.
    [[nodiscard]] bool keepsSecretsUntilQuit() const;

    // Associate an App.
    [[nodiscard]] bool associatesApp() const { return wanted().associateApp; }
    void setAssociatesApp(bool associate);
    [[nodiscard]] QList<JwtApp> apps() const { return m_store->apps(); }
    [[nodiscard]] std::optional<JwtApp> app(const QUuid &id) const { return m_store->app(id); }
    [[nodiscard]] std::optional<JwtApp> associatedApp() const { return m_store->app(wanted().appId); }
    void chooseApp(const QUuid &appId);
    [[nodiscard]] SecretStatus clientSecretStatus(const JwtApp &app) const;
    [[nodiscard]] std::optional<AppDraft> appDraft() const { return m_states.value(m_assistantId).draft.app; }
    void setAppDraft(const std::optional<AppDraft> &app);
    /// Stores the app being made and chooses it. It is shared by all assistants, so this is a step of its
    /// own, apart from Save.
    void storeApp(SecretPlace place);
    [[nodiscard]] SaveStatus appStatus() const { return m_states.value(m_assistantId).appStatus; }

    // What is wrong.
    [[nodiscard]] QString fault(const QString &fieldId) const;
    [[nodiscard]] int faultCount() const; ///< of those shown, in the form of the current partner
    /// On leaving a field: brings the value into the stored form and says what is wrong with it. An empty
    /// field is not faulted before Save: it may be filled in later.
    void leaveField(const QString &fieldId);

    // Unsaved changes and Save.
    [[nodiscard]] int unsavedChanges() const;
    [[nodiscard]] bool hasUnsavedChanges(const QUuid &assistantId) const;
    [[nodiscard]] QList<QUuid> assistantsWithUnsavedChanges() const;
    /// Another change was stored over what the user is changing. The user's values stand until takeStored().
    [[nodiscard]] bool collides() const;
    void takeStored();
    void keepTyped();
    void revert();
    void revertAll();
    /// One step: nothing is stored unless all is. With faults nothing is asked of the store and refused()
    /// names the first. `done` is called once.
    void save(SecretPlace place, std::function<void(bool saved)> done = {});
    [[nodiscard]] SaveStatus saveStatus() const { return m_states.value(m_assistantId).saveStatus; }
    void dismissSaveStatus();
    /// "Saved" was read: somebody went on to something else.
    void dismissSaved();

    // The platform's own form.
    [[nodiscard]] bool isStored() const; ///< something was saved: there is something to enter on the platform
    [[nodiscard]] PlatformProgress platformProgress() const { return stored().platform; }
    void setPlatformProgress(const PlatformProgress &progress);
    [[nodiscard]] std::optional<Problem> platformProblem() const { return m_platformProblem; }

signals:
    void formChanged(); ///< another assistant, partner, or set of stored values: read everything again
    void valuesChanged(); ///< some value, secret or app changed
    void faultsChanged();
    void unsavedChangesChanged();
    void saveStatusChanged();
    void platformProgressChanged();
    void refused(const QString &fieldId); ///< Save found faults; the first

private:
    struct State
    {
        ChannelConfiguration stored;
        ConfigurationDraft draft;
        QHash<ConfigurationDraft::FieldKey, QString> faults;
        std::optional<ChannelConfiguration> collidedWith; ///< what was stored before the collision
        SaveStatus saveStatus;
        SaveStatus appStatus;
    };

    [[nodiscard]] ChannelConfiguration stored() const { return m_states.value(m_assistantId).stored; }
    [[nodiscard]] ChannelConfiguration wanted() const;
    [[nodiscard]] std::optional<FieldSpec> field(const QString &fieldId) const;
    [[nodiscard]] ConfigurationDraft::FieldKey key(const QString &fieldId) const;
    [[nodiscard]] QString numbersFieldId() const;
    void setFault(const QString &fieldId, const QString &text);
    void dropMendedFaults();
    /// Where sends go.
    [[nodiscard]] QString origin(const ChannelConfiguration &configuration, const QString &partnerId) const;
    /// All that a secret entered now is entered for, as SecretEntry::origin has it.
    [[nodiscard]] QString origins(const ChannelConfiguration &configuration, const QString &partnerId) const;
    [[nodiscard]] SecretStatus statusOf(const SecretEntry &entry, const QString &originNow) const;
    [[nodiscard]] QString addressNote(
        const QString &fieldId, const ChannelConfiguration &configuration) const;
    [[nodiscard]] QString addressLabel() const;
    [[nodiscard]] QList<FieldFault> faultsOf(
        const ChannelConfiguration &configuration, const QString &partnerId) const;
    [[nodiscard]] ConfigurationChange changeToSave(SecretPlace place) const;
    void changed(); ///< after any change of the current draft
    void finishSave(const QUuid &assistantId, const ConfigurationChange &change, const Result<void> &result);
    void takeConfiguration(const QUuid &assistantId);
    void forgetRemovedAssistants();

    AssistantStore *m_store;
    SecretVault *m_vault;
    QUuid m_assistantId;
    QHash<QUuid, State> m_states; ///< of every assistant that was shown
    QSet<QString> m_missingNames; ///< secrets the keychain turned out not to have
    std::optional<Problem> m_platformProblem;
};

} // namespace ChannelConsole
