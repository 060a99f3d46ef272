// SPDX-License-Identifier: Apache-2.0
#include "ui/window/ChannelStateModel.h"

#include "core/Continuation.h"
#include "core/channel/AssistantStore.h"
#include "core/partner/Partner.h"
#include "ui/log/LogText.h"

#include <tuple>

namespace ChannelConsole {

using namespace Qt::StringLiterals;

QString ChannelState::enabledText() const
{
    return enabled ? ChannelStateModel::tr("Enabled") : ChannelStateModel::tr("Disabled");
}

QString ChannelState::inWords() const
{
    QStringList parts{ChannelStateModel::tr("Channel: %1").arg(enabledText()),
        partnerName.isEmpty() ? ChannelStateModel::tr("no partner yet") : partnerName,
        lastOutcome.isEmpty() ? ChannelStateModel::tr("no message yet") : lastOutcome};
    if (sandbox)
        parts.append(ChannelStateModel::tr("sandbox: nothing reaches WhatsApp"));
    return parts.join(u", "_s);
}

ChannelStateModel::ChannelStateModel(const AssistantStore *store, const MessageLog *log, QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_log(log)
{
    connect(store, &AssistantStore::assistantsChanged, this, &ChannelStateModel::readStored);
    connect(store, &AssistantStore::configurationChanged, this, [this](const QUuid &id) {
        if (id == m_assistantId)
            readStored();
    });
    connect(log, &MessageLog::appended, this, &ChannelStateModel::takeEntry);
    connect(log, &MessageLog::updated, this, &ChannelStateModel::takeEntry);
    connect(log, &MessageLog::ingested, this,
        [this](const QList<LogEntry> &added, const QList<LogEntry> &updated) {
            // The newest only: each that is taken redraws the header.
            LogEntry newest;
            for (const LogEntry &entry : updated + added) {
                if (entry.assistantId == m_assistantId
                    && (newest.id == 0
                        || std::tuple(entry.time, entry.id) > std::tuple(newest.time, newest.id)))
                    newest = entry;
            }
            if (newest.id != 0)
                takeEntry(newest);
        });
}

void ChannelStateModel::showAssistant(const QUuid &id)
{
    if (id == m_assistantId)
        return;
    m_assistantId = id;
    m_newest = {};
    readStored();
    askForLatest();
}

void ChannelStateModel::readStored()
{
    ChannelState state = m_state;
    const std::optional<Assistant> assistant = m_store->assistant(m_assistantId);
    const ChannelConfiguration configuration = m_store->configuration(m_assistantId);
    const Partner *partner = findPartner(configuration.partnerId);
    state.sandbox = assistant && assistant->sandbox;
    state.enabled = configuration.enabled;
    state.partnerName = partner ? partner->name() : configuration.partnerId;
    state.lastOutcome = outcomeText(configuration.partnerId);
    set(state);
}

void ChannelStateModel::askForLatest()
{
    const quint64 question = ++m_question;
    continued(
        m_log->latest(m_assistantId), this, [this, question](const Result<std::optional<LogEntry>> &latest) {
            // A log that cannot be read is told on its own page; the header then simply does not know.
            if (question == m_question && latest && latest.value())
                takeEntry(*latest.value());
        });
}

void ChannelStateModel::takeEntry(const LogEntry &entry)
{
    if (entry.assistantId != m_assistantId)
        return;
    const auto order = [](const QDateTime &time, qint64 id) { return std::tuple(time, id); };
    if (m_newest.id != 0 && order(entry.time, entry.id) < order(m_newest.time, m_newest.id))
        return;
    m_newest = entry;
    ChannelState state = m_state;
    state.lastOutcome = outcomeText(m_store->configuration(m_assistantId).partnerId);
    set(state);
}

/// Beside the name of the configured partner the outcome would be taken for one of its messages.
QString ChannelStateModel::outcomeText(const QString &configuredPartner) const
{
    if (m_newest.id == 0)
        return {};
    const QString status = statusText(m_newest.status);
    const QString time = logTimeText(m_newest.time);
    const Partner *partner = findPartner(m_newest.partnerId);
    return m_newest.partnerId == configuredPartner
        ? tr("Last message: %1, %2").arg(status, time)
        : tr("Last message: %1 (%2), %3").arg(status, partner ? partner->name() : m_newest.partnerId, time);
}

void ChannelStateModel::set(const ChannelState &state)
{
    m_state = state;
    emit changed();
}

} // namespace ChannelConsole
