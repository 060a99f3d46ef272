// SPDX-License-Identifier: Apache-2.0
#include "ui/testsend/SentMessageModel.h"

#include "core/Continuation.h"
#include "core/log/MessageLog.h"

#include <algorithm>

namespace ChannelConsole {

SentMessageModel::SentMessageModel(const MessageLog *log, QObject *parent)
    : QObject(parent)
    , m_log(log)
{
    connect(log, &MessageLog::updated, this, [this](const LogEntry &entry) { note({entry}); });
    connect(log, &MessageLog::ingested, this,
        [this](const QList<LogEntry> &, const QList<LogEntry> &updated) { note(updated); });
}

void SentMessageModel::follow(qint64 logId)
{
    if (logId == m_logId)
        return;
    m_logId = logId;
    ++m_question; // an answer about the one before is dropped
    m_status.clear();
    m_since = {};
    emit changed();
    read(); // a report may have overtaken the answer
}

void SentMessageModel::note(const QList<LogEntry> &updated)
{
    const bool concerns = std::any_of(
        updated.cbegin(), updated.cend(), [this](const LogEntry &entry) { return entry.id == m_logId; });
    if (concerns)
        read();
}

void SentMessageModel::read()
{
    if (m_logId == 0)
        return;
    // A log that cannot be read is told on its own page; nothing more is known here then.
    continued(m_log->detail(m_logId), this, [this, question = ++m_question](const Result<LogDetail> &detail) {
        if (question != m_question || !detail)
            return;
        m_status = detail.value().entry.status;
        m_since = detail.value().entry.time;
        // A report that came late is an event, but not where the message stands.
        for (const LogEvent &event : detail.value().events) {
            if (event.status == m_status)
                m_since = event.time;
        }
        emit changed();
    });
}

} // namespace ChannelConsole
