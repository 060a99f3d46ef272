// SPDX-License-Identifier: Apache-2.0
#include "ui/configuration/ConfigurationViewModel.h"

#include "core/channel/PhoneNumber.h"
#include "core/channel/WebhookUrl.h"
#include "core/sandbox/Sandbox.h"
#include "core/secret/SecretVault.h"

#include <algorithm>

namespace ChannelConsole {

ConfigurationViewModel::ConfigurationViewModel(AssistantStore *store, SecretVault *vault, QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_vault(vault)
{
    connect(m_store, &AssistantStore::configurationChanged, this, &ConfigurationViewModel::takeConfiguration);
    connect(
        m_store, &AssistantStore::assistantsChanged, this, &ConfigurationViewModel::forgetRemovedAssistants);
    connect(m_vault, &SecretVault::waitingChanged, this, [this] {
        emit valuesChanged();
        emit saveStatusChanged();
    });
    connect(m_store, &AssistantStore::appsChanged, this, &ConfigurationViewModel::valuesChanged);
}

void ConfigurationViewModel::showAssistant(const QUuid &id)
{
    if (id != m_assistantId)
        dismissSaved();
    m_assistantId = m_store->assistant(id) ? id : QUuid();
    if (!m_assistantId.isNull() && !m_states.contains(m_assistantId))
        m_states[m_assistantId].stored = m_store->configuration(m_assistantId);
    emit formChanged();
    emit unsavedChangesChanged();
    emit saveStatusChanged();
}

std::optional<Assistant> ConfigurationViewModel::assistant() const
{
    return m_store->assistant(m_assistantId);
}

bool ConfigurationViewModel::isSandbox() const
{
    const std::optional<Assistant> shown = assistant();
    return shown && shown->sandbox;
}

ChannelConfiguration ConfigurationViewModel::wanted() const
{
    const State state = m_states.value(m_assistantId);
    return state.draft.appliedTo(state.stored);
}

ConfigurationDraft::FieldKey ConfigurationViewModel::key(const QString &fieldId) const
{
    return {wanted().partnerId, fieldId};
}

void ConfigurationViewModel::changed()
{
    State &state = m_states[m_assistantId];
    state.draft.dropWhatEquals(state.stored);
    dismissSaved(); // no longer the whole truth
    dropMendedFaults();
    emit valuesChanged();
    emit unsavedChangesChanged();
}

const Partner *ConfigurationViewModel::partner() const
{
    return findPartner(wanted().partnerId);
}

void ConfigurationViewModel::setPartner(const QString &partnerId)
{
    if (m_assistantId.isNull() || wanted().partnerId == partnerId)
        return;
    m_states[m_assistantId].draft.partnerId = partnerId;
    changed();
    emit formChanged();
}

QList<FieldSpec> ConfigurationViewModel::fields() const
{
    const Partner *current = partner();
    return current ? current->fields() : QList<FieldSpec>{};
}

std::optional<FieldSpec> ConfigurationViewModel::field(const QString &fieldId) const
{
    const QList<FieldSpec> all = fields();
    const auto found = std::find_if(
        all.cbegin(), all.cend(), [&fieldId](const FieldSpec &each) { return each.id == fieldId; });
    return found == all.cend() ? std::nullopt : std::optional(*found);
}

bool ConfigurationViewModel::applies(const FieldSpec &field) const
{
    const ChannelConfiguration configuration = wanted();
    return fieldApplies(field, fields(), configuration.settings.value(configuration.partnerId));
}

QString ConfigurationViewModel::value(const QString &fieldId) const
{
    const State state = m_states.value(m_assistantId);
    const auto typed = state.draft.values.constFind(key(fieldId));
    return typed != state.draft.values.cend() ? *typed
                                              : storedValue(state.stored, wanted().partnerId, fieldId);
}

void ConfigurationViewModel::setValue(const QString &fieldId, const QString &value)
{
    if (m_assistantId.isNull() || this->value(fieldId) == value)
        return;
    m_states[m_assistantId].draft.values.insert(key(fieldId), value);
    changed();
}

void ConfigurationViewModel::setFault(const QString &fieldId, const QString &text)
{
    if (fault(fieldId) == text)
        return;
    if (text.isEmpty())
        m_states[m_assistantId].faults.remove(key(fieldId));
    else
        m_states[m_assistantId].faults.insert(key(fieldId), text);
    emit faultsChanged();
}

void ConfigurationViewModel::dropMendedFaults()
{
    // A fault that is shown goes as soon as it is mended; a new one waits until the field is left, or for
    // Save.
    State &state = m_states[m_assistantId];
    if (state.faults.isEmpty())
        return;
    const ChannelConfiguration configuration = wanted();
    QSet<QString> still;
    for (const FieldFault &each : faultsOf(configuration, configuration.partnerId))
        still.insert(each.fieldId);
    const auto isMended = [&](const QHash<ConfigurationDraft::FieldKey, QString>::iterator &each) {
        return each.key().first == configuration.partnerId && !still.contains(each.key().second);
    };
    if (state.faults.removeIf(isMended) > 0)
        emit faultsChanged();
}

void ConfigurationViewModel::setEnabled(bool enabled)
{
    if (m_assistantId.isNull())
        return;
    m_states[m_assistantId].draft.enabled = enabled;
    changed();
}

QString ConfigurationViewModel::webhookUrl() const
{
    const std::optional<Assistant> shown = assistant();
    if (!shown)
        return {};
    return ChannelConsole::webhookUrl(
        shown->webhookTemplate, shown->platformHost, wanted().partnerId, shown->streamId);
}

bool ConfigurationViewModel::webhookUrlIsVerified() const
{
    const std::optional<Assistant> shown = assistant();
    const QString used
        = shown && !shown->webhookTemplate.isEmpty() ? shown->webhookTemplate : defaultWebhookTemplate();
    const QList<WebhookTemplate> known = webhookTemplates();
    return std::any_of(known.cbegin(), known.cend(),
        [&used](const WebhookTemplate &each) { return each.text == used && each.verified; });
}

QString ConfigurationViewModel::numbersFieldId() const
{
    const QList<FieldSpec> all = fields();
    const auto found = std::find_if(
        all.cbegin(), all.cend(), [](const FieldSpec &each) { return each.kind == FieldKind::Numbers; });
    return found == all.cend() ? QString() : found->id;
}

QStringList ConfigurationViewModel::numbers() const
{
    const ChannelConfiguration configuration = wanted();
    return configuration.settings.value(configuration.partnerId).numbers;
}

QString ConfigurationViewModel::numberInput() const
{
    return m_states.value(m_assistantId).draft.numberInputs.value(wanted().partnerId);
}

void ConfigurationViewModel::setNumberInput(const QString &typed)
{
    if (m_assistantId.isNull() || numberInput() == typed)
        return;
    if (typed.trimmed().isEmpty())
        m_states[m_assistantId].draft.numberInputs.remove(wanted().partnerId);
    else
        m_states[m_assistantId].draft.numberInputs.insert(wanted().partnerId, typed);
    setFault(numbersFieldId(), {});
    changed();
}

void ConfigurationViewModel::addNumbers()
{
    if (m_assistantId.isNull() || numberInput().isEmpty())
        return;
    QStringList all = numbers();
    QStringList left;
    QString fault;
    const QStringList entries = splitPastedNumbers(numberInput());
    const auto refuse = [&](const QString &entry, const QString &reason) {
        left.append(entry);
        if (fault.isEmpty())
            fault = entries.size() > 1 ? tr("%1: %2").arg(entry, reason) : reason;
    };
    for (const QString &entry : entries) {
        const Result<QString> number = normalisedNumber(entry);
        if (!number)
            refuse(entry, QString(number.error().text + u' ' + number.error().remedy).trimmed());
        else if (all.contains(number.value()))
            refuse(entry, tr("%1 is in the list already.").arg(displayNumber(number.value())));
        else if (all.size() >= kMaximumBusinessNumbers)
            refuse(entry,
                tr("A channel has at most %1 numbers. Delete one first.").arg(kMaximumBusinessNumbers));
        else
            all.append(number.value());
    }
    ConfigurationDraft &draft = m_states[m_assistantId].draft;
    const QString partnerId = wanted().partnerId;
    draft.numbers.insert(partnerId, all);
    if (left.isEmpty())
        draft.numberInputs.remove(partnerId);
    else
        draft.numberInputs.insert(partnerId, left.join(QStringLiteral(", ")));
    setFault(numbersFieldId(), fault);
    changed();
}

void ConfigurationViewModel::removeNumber(const QString &number)
{
    QStringList all = numbers();
    if (all.removeAll(number) == 0)
        return;
    m_states[m_assistantId].draft.numbers.insert(wanted().partnerId, all);
    setFault(numbersFieldId(), {});
    changed();
}

QString ConfigurationViewModel::numberWarning(const QString &number) const
{
    const std::optional<Assistant> other = m_store->otherUserOf(number, m_assistantId);
    return other ? tr("%1 is already in use by the assistant “%2”.").arg(displayNumber(number), other->name)
                 : QString();
}

void ConfigurationViewModel::setAssociatesApp(bool associate)
{
    if (m_assistantId.isNull())
        return;
    m_states[m_assistantId].draft.associateApp = associate;
    changed();
}

void ConfigurationViewModel::chooseApp(const QUuid &appId)
{
    if (m_assistantId.isNull())
        return;
    m_states[m_assistantId].draft.appId = appId;
    changed();
}

void ConfigurationViewModel::setAppDraft(const std::optional<AppDraft> &app)
{
    if (m_assistantId.isNull() || m_states.value(m_assistantId).draft.app == app)
        return;
    State &state = m_states[m_assistantId];
    state.draft.app = app;
    if (state.appStatus.phase != SaveStatus::Phase::Saving)
        state.appStatus = {};
    changed();
}

} // namespace ChannelConsole
