// SPDX-License-Identifier: Apache-2.0
// The part of ConfigurationViewModel that validates, saves, and meets what others stored meanwhile.
#include "ui/configuration/ConfigurationViewModel.h"

#include "core/secret/SecretVault.h"
#include "core/webhook/TokenSignature.h"
#include "ui/configuration/Settled.h"

#include <algorithm>

namespace ChannelConsole {

namespace {

Result<void> cancelled()
{
    return Problem{.kind = ProblemKind::Cancelled,
        .text = ConfigurationViewModel::tr("Saving was stopped before it was finished."),
        .remedy = ConfigurationViewModel::tr("Try again.")};
}

} // namespace

bool SaveStatus::keychainFailed() const
{
    if (phase != Phase::Failed || !problem)
        return false;
    switch (problem->kind) {
    case ProblemKind::KeychainUnavailable:
    case ProblemKind::KeychainLocked:
    case ProblemKind::KeychainDenied:
    case ProblemKind::KeychainTooLarge:
    case ProblemKind::KeychainFailed:
        return true;
    default:
        return false;
    }
}

QString ConfigurationViewModel::fault(const QString &fieldId) const
{
    return m_states.value(m_assistantId).faults.value(key(fieldId));
}

int ConfigurationViewModel::faultCount() const
{
    const QString partnerId = wanted().partnerId;
    const auto faults = m_states.value(m_assistantId).faults;
    return static_cast<int>(std::count_if(faults.keyBegin(), faults.keyEnd(),
        [&partnerId](const ConfigurationDraft::FieldKey &each) { return each.first == partnerId; }));
}

void ConfigurationViewModel::leaveField(const QString &fieldId)
{
    const std::optional<FieldSpec> spec = field(fieldId);
    if (!spec)
        return;
    QString entered;
    if (spec->kind == FieldKind::Secret) {
        entered = normalised(*spec, QString::fromUtf8(typedSecret(fieldId)));
        typeSecret(fieldId, entered.toUtf8());
    } else {
        entered = normalised(*spec, value(fieldId));
        setValue(fieldId, entered);
    }
    if (entered.isEmpty())
        return;
    setFault(fieldId, checkField(*spec, entered, false));
}

QList<FieldFault> ConfigurationViewModel::faultsOf(
    const ChannelConfiguration &configuration, const QString &partnerId) const
{
    const State state = m_states.value(m_assistantId);
    const bool isCurrent = partnerId == configuration.partnerId;
    const Partner *of = findPartner(partnerId);
    if (!of)
        return isCurrent ? validate(configuration, {}) : QList<FieldFault>{};
    const QList<FieldSpec> all = of->fields();
    const QString originNow = origin(configuration, partnerId);

    ChannelConfiguration checked = configuration;
    checked.partnerId = partnerId;
    checked.enabled = isCurrent && configuration.enabled; // another partner's form may wait incomplete
    checked.associateApp = isCurrent && configuration.associateApp;
    QSet<QString> typed;
    QHash<QString, QString> again; // secrets that are stored but cannot be used: why
    for (const FieldSpec &each : all) {
        if (state.draft.secrets.contains({partnerId, each.id}))
            typed.insert(each.id);
        const SecretEntry entry = checked.settings.value(partnerId).secrets.value(each.id);
        if (const SecretStatus status = statusOf(entry, originNow);
            status.state == SecretStatus::State::EnterAgain) {
            again.insert(each.id, status.note);
            checked.settings[partnerId].secrets.remove(each.id);
        }
    }
    QHash<QString, QString> wrong;
    for (const FieldFault &fault : validate(checked, typed))
        wrong.insert(fault.fieldId, again.value(fault.fieldId, fault.text));

    QList<FieldFault> inOrder;
    for (const FieldSpec &each : all) {
        if (!fieldApplies(each, all, checked.settings.value(partnerId)))
            continue;
        if (each.kind == FieldKind::Url && isSandbox())
            continue; // built in, not the user's to mend
        QString text = wrong.value(each.id);
        if (each.kind == FieldKind::Numbers && state.draft.numberInputs.contains(partnerId))
            text = state.faults.value({partnerId, each.id}, tr("Add the number you typed, or clear it."));
        if (text.isEmpty() && typed.contains(each.id))
            text
                = checkField(each, QString::fromUtf8(state.draft.secrets.value({partnerId, each.id})), false);
        if (text.isEmpty() && each.kind == FieldKind::Url && !each.advanced && originNow.isEmpty()
            && !typed.isEmpty())
            text = tr("Enter the %1 first: a secret is kept for that address only.").arg(each.label);
        if (text.isEmpty() && each.kind == FieldKind::AssociateApp && isCurrent && state.draft.app)
            text = tr("Finish the app you started, or cancel it.");
        if (!text.isEmpty())
            inOrder.append({.fieldId = each.id, .text = text});
    }
    return inOrder;
}

int ConfigurationViewModel::unsavedChanges() const
{
    return m_states.value(m_assistantId).draft.changeCount();
}

bool ConfigurationViewModel::hasUnsavedChanges(const QUuid &assistantId) const
{
    return !m_states.value(assistantId).draft.isEmpty();
}

QList<QUuid> ConfigurationViewModel::assistantsWithUnsavedChanges() const
{
    QList<QUuid> unsaved;
    for (const Assistant &each : m_store->assistants()) {
        if (hasUnsavedChanges(each.id))
            unsaved.append(each.id);
    }
    return unsaved;
}

bool ConfigurationViewModel::collides() const
{
    return m_states.value(m_assistantId).collidedWith.has_value();
}

void ConfigurationViewModel::takeStored()
{
    State &state = m_states[m_assistantId];
    if (state.collidedWith)
        state.draft.dropCollisions(*state.collidedWith, state.stored);
    state.collidedWith.reset();
    changed();
    emit formChanged();
}

void ConfigurationViewModel::keepTyped()
{
    m_states[m_assistantId].collidedWith.reset();
    emit saveStatusChanged();
}

void ConfigurationViewModel::revert()
{
    if (m_assistantId.isNull())
        return;
    State &state = m_states[m_assistantId];
    state.draft = {};
    state.faults.clear();
    state.collidedWith.reset();
    if (state.saveStatus.phase == SaveStatus::Phase::Failed)
        state.saveStatus = {};
    changed();
    emit formChanged();
    emit saveStatusChanged();
}

void ConfigurationViewModel::revertAll()
{
    m_states.removeIf(
        [this](const QHash<QUuid, State>::iterator &each) { return each.key() != m_assistantId; });
    revert();
}

ConfigurationChange ConfigurationViewModel::changeToSave(SecretPlace place) const
{
    State state = m_states.value(m_assistantId);
    // What is wrong in the form of a partner that is not the chosen one stays an unsaved change; it does not
    // stop this Save.
    const ChannelConfiguration all = state.draft.appliedTo(state.stored);
    for (const QString &each : state.draft.changedPartners()) {
        if (each != all.partnerId && (!faultsOf(all, each).isEmpty() || !findPartner(each)))
            state.draft.dropPartner(each);
    }
    ConfigurationChange change{
        .configuration = state.draft.appliedTo(state.stored), .newSecrets = {}, .place = place};
    change.configuration.platform = {}; // the platform has the values from before
    for (auto it = state.draft.secrets.cbegin(); it != state.draft.secrets.cend(); ++it) {
        change.newSecrets.append({.partnerId = it.key().first,
            .fieldId = it.key().second,
            .value = it.value(),
            .origin = origins(change.configuration, it.key().first)});
    }
    return change;
}

void ConfigurationViewModel::save(SecretPlace place, std::function<void(bool saved)> done)
{
    const auto answer = [done = std::move(done)](bool saved) {
        if (done)
            done(saved);
    };
    if (m_assistantId.isNull() || saveStatus().phase == SaveStatus::Phase::Saving) {
        answer(m_assistantId.isNull());
        return;
    }
    addNumbers();
    for (const FieldSpec &each : fields()) {
        // Ctrl+S saves without leaving the field first.
        if (each.kind == FieldKind::Secret) {
            if (const QByteArray typed = typedSecret(each.id); !typed.isEmpty())
                typeSecret(each.id, normalised(each, QString::fromUtf8(typed)).toUtf8());
        } else if (!value(each.id).isEmpty()) {
            setValue(each.id, normalised(each, value(each.id)));
        }
    }
    State &state = m_states[m_assistantId];
    const ChannelConfiguration configuration = wanted();
    QList<FieldFault> faults = faultsOf(configuration, configuration.partnerId);
    // Without a partner there is nothing that could be saved, and Save must not be silent about it.
    if (configuration.partnerId.isEmpty() && faults.isEmpty())
        faults.append({.fieldId = kMessagingPartnerFieldId, .text = tr("Choose a messaging partner.")});
    state.faults.clear();
    for (const FieldFault &each : faults)
        state.faults.insert({configuration.partnerId, each.fieldId}, each.text);
    emit faultsChanged();
    if (!faults.isEmpty()) {
        emit refused(faults.first().fieldId);
        answer(false);
        return;
    }
    if (state.draft.isEmpty()) {
        answer(true);
        return;
    }
    state.collidedWith.reset();
    state.saveStatus = {.phase = SaveStatus::Phase::Saving, .problem = {}};
    emit saveStatusChanged();
    const ConfigurationChange change = changeToSave(place);
    const QUuid id = m_assistantId;
    settled(m_store->saveConfiguration(change), this, cancelled(),
        [this, id, change, answer](const Result<void> &result) {
            finishSave(id, change, result);
            answer(result.ok());
        });
}

void ConfigurationViewModel::finishSave(
    const QUuid &assistantId, const ConfigurationChange &change, const Result<void> &result)
{
    const auto found = m_states.find(assistantId);
    if (found == m_states.end())
        return; // removed meanwhile
    if (result.ok()) {
        found->saveStatus = {.phase = SaveStatus::Phase::Saved, .problem = {}};
        for (const SecretChange &each : change.newSecrets) {
            // What was typed while saving is newer and stays.
            if (found->draft.secrets.value({each.partnerId, each.fieldId}) == each.value)
                found->draft.secrets.remove({each.partnerId, each.fieldId});
        }
        found->stored = m_store->configuration(assistantId);
        found->draft.dropWhatEquals(found->stored);
    } else {
        found->saveStatus = {.phase = SaveStatus::Phase::Failed, .problem = result.error()};
    }
    if (assistantId == m_assistantId) {
        emit valuesChanged();
        emit saveStatusChanged();
        emit platformProgressChanged();
    }
    emit unsavedChangesChanged();
}

void ConfigurationViewModel::dismissSaveStatus()
{
    State &state = m_states[m_assistantId];
    if (state.saveStatus.phase == SaveStatus::Phase::Saving)
        return;
    state.saveStatus = {};
    emit saveStatusChanged();
}

void ConfigurationViewModel::dismissSaved()
{
    if (saveStatus().phase == SaveStatus::Phase::Saved)
        dismissSaveStatus();
}

void ConfigurationViewModel::storeApp(SecretPlace place)
{
    const std::optional<AppDraft> draft = appDraft();
    if (!draft || appStatus().phase == SaveStatus::Phase::Saving)
        return;
    // Chosen for a key, then the algorithm was changed to one of a client secret: nothing of that holds.
    const bool removes = draft->removesPrivateKey && isRsaAlgorithm(draft->algorithm);
    const auto stored = removes ? AssistantStore::StoredSecret::Remove : AssistantStore::StoredSecret::Keep;
    const JwtApp app = withDraft(m_store->app(draft->id).value_or(JwtApp{.id = QUuid::createUuid()}), *draft);
    m_states[m_assistantId].appStatus = {.phase = SaveStatus::Phase::Saving, .problem = {}};
    emit valuesChanged();
    const auto finish = [this, id = m_assistantId, appId = app.id](const Result<void> &result) {
        const auto found = m_states.find(id);
        if (found == m_states.end())
            return;
        if (result.ok()) {
            found->appStatus = {.phase = SaveStatus::Phase::Saved, .problem = {}};
            found->draft.app.reset();
            found->draft.appId = appId;
            found->draft.dropWhatEquals(found->stored);
        } else {
            found->appStatus = {.phase = SaveStatus::Phase::Failed, .problem = result.error()};
        }
        if (id == m_assistantId)
            dropMendedFaults();
        emit valuesChanged();
        emit unsavedChangesChanged();
    };
    settled(m_store->saveApp(app, secretToStore(*draft), place, stored), this, cancelled(), finish);
}

bool ConfigurationViewModel::isStored() const
{
    return !stored().partnerId.isEmpty();
}

void ConfigurationViewModel::setPlatformProgress(const PlatformProgress &progress)
{
    if (m_assistantId.isNull() || progress == platformProgress())
        return;
    const auto finish = [this](const Result<void> &result) {
        m_platformProblem = result.ok() ? std::nullopt : std::optional(result.error());
        emit platformProgressChanged();
    };
    settled(m_store->setPlatformProgress(m_assistantId, progress), this, cancelled(), finish);
}

void ConfigurationViewModel::takeConfiguration(const QUuid &assistantId)
{
    const auto found = m_states.find(assistantId);
    if (found == m_states.end())
        return;
    const ChannelConfiguration before = found->stored;
    found->stored = m_store->configuration(assistantId);
    found->draft.dropWhatEquals(found->stored);
    if (found->saveStatus.phase == SaveStatus::Phase::Saving)
        return; // most likely our own Save, which is no collision; finishSave() shows the outcome as a whole
    if (!found->collidedWith && found->draft.collidesWith(before, found->stored))
        found->collidedWith = before;
    if (assistantId == m_assistantId) {
        if (before.partnerId != found->stored.partnerId)
            emit formChanged();
        emit valuesChanged();
        emit saveStatusChanged();
        emit platformProgressChanged();
    }
    emit unsavedChangesChanged();
}

void ConfigurationViewModel::forgetRemovedAssistants()
{
    m_states.removeIf([this](const QHash<QUuid, State>::iterator &each) {
        return !m_store->assistant(each.key()).has_value();
    });
    emit unsavedChangesChanged();
    if (!m_assistantId.isNull() && !m_states.contains(m_assistantId))
        showAssistant({});
    else
        emit valuesChanged(); // a name, a stream id or a host may be another now
}

} // namespace ChannelConsole
