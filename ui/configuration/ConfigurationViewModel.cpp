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
    connect(m_store, &AssistantStore::appsChanged, this, &ConfigurationViewModel::valuesChanged);
}

void ConfigurationViewModel::showAssistant(const QUuid &id)
{
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
    if (state.saveStatus.phase == SaveStatus::Phase::Saved)
        dismissSaveStatus(); // "saved" is no longer the whole truth
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
    // A fault that was shown goes as soon as it is mended; a new one waits until the field is left.
    const std::optional<FieldSpec> spec = field(fieldId);
    if (spec && !fault(fieldId).isEmpty() && checkField(*spec, normalised(*spec, value), false).isEmpty()) {
        m_states[m_assistantId].faults.remove(key(fieldId));
        emit faultsChanged();
    }
    changed();
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

QStringList ConfigurationViewModel::numbers() const
{
    const ChannelConfiguration configuration = wanted();
    return configuration.settings.value(configuration.partnerId).numbers;
}

ConfigurationViewModel::NumbersAdded ConfigurationViewModel::addNumbers(const QString &typed)
{
    NumbersAdded result;
    QStringList all = numbers();
    QStringList left;
    const QStringList entries = splitPastedNumbers(typed);
    const auto refuse = [&result, &left, &entries](const QString &entry, const QString &reason) {
        left.append(entry);
        if (!result.fault.isEmpty())
            return;
        result.fault = entries.size() > 1 ? tr("%1: %2").arg(entry, reason) : reason;
    };
    for (const QString &entry : entries) {
        const Result<QString> number = normalisedNumber(entry);
        if (!number)
            refuse(entry,
                number.error().text
                    + (number.error().remedy.isEmpty() ? QString() : u' ' + number.error().remedy));
        else if (all.contains(number.value()))
            refuse(entry, tr("%1 is in the list already.").arg(displayNumber(number.value())));
        else if (all.size() >= kMaximumBusinessNumbers)
            refuse(entry,
                tr("A channel has up to %n number(s). Delete one first.", nullptr, kMaximumBusinessNumbers));
        else {
            all.append(number.value());
            result.added.append(number.value());
        }
    }
    result.notAdded = left.join(QStringLiteral(", "));
    if (!result.added.isEmpty() && !m_assistantId.isNull()) {
        m_states[m_assistantId].draft.numbers.insert(wanted().partnerId, all);
        changed();
    }
    return result;
}

void ConfigurationViewModel::removeNumber(const QString &number)
{
    QStringList all = numbers();
    if (all.removeAll(number) == 0)
        return;
    m_states[m_assistantId].draft.numbers.insert(wanted().partnerId, all);
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
