// SPDX-License-Identifier: Apache-2.0
#include "ui/window/InboundNotifier.h"

#include "core/channel/AssistantStore.h"
#include "core/log/MessageLog.h"
#include "core/webhook/WebhookEndpoints.h"
#include "ui/log/LogText.h"

#include <QWidget>

#include <chrono>

namespace ChannelConsole {

InboundNotifier::InboundNotifier(const Services &services, QWidget *window, Show show, QObject *parent)
    : QObject(parent)
    , m_services(services)
    , m_window(window)
    , m_show(std::move(show))
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(std::chrono::milliseconds(300));
    connect(&m_soon, &QTimer::timeout, this, &InboundNotifier::tell);
    connect(services.log, &MessageLog::ingested, this, [this](const QList<LogEntry> &added) {
        for (const LogEntry &entry : added)
            take(entry);
    });
}

void InboundNotifier::take(const LogEntry &entry)
{
    if (m_window->isActiveWindow() || !m_services.endpoints->settings(entry.assistantId).notify)
        return;
    ++m_count;
    m_lastNumber = entry.userNumber;
    m_lastAssistant = entry.assistantId;
    if (!m_soon.isActive())
        m_soon.start();
}

void InboundNotifier::tell()
{
    const int count = std::exchange(m_count, 0);
    if (m_window->isActiveWindow())
        return; // seen meanwhile
    const QString name = m_services.assistants->assistant(m_lastAssistant).value_or(Assistant{}).name;
    // Who and how many, not what: a notice may be shown on a locked screen.
    m_show(name,
        count == 1 ? tr("A message from %1").arg(numberText(m_lastNumber))
                   : tr("%n messages, the last from %1", nullptr, count).arg(numberText(m_lastNumber)));
}

} // namespace ChannelConsole
