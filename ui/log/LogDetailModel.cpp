// SPDX-License-Identifier: Apache-2.0
#include "ui/log/LogDetailModel.h"

#include "core/Continuation.h"

#include <algorithm>

namespace ChannelConsole {

LogDetailModel::LogDetailModel(MessageLog *log, QObject *parent)
    : QObject(parent)
    , m_log(log)
{
    connect(log, &MessageLog::updated, this, [this](const LogEntry &entry) {
        if (entry.id == m_id)
            show(m_id);
    });
    connect(log, &MessageLog::ingested, this,
        [this](const QList<LogEntry> &added, const QList<LogEntry> &updated) {
            const bool concerned = std::any_of(updated.begin(), updated.end(),
                                       [this](const LogEntry &entry) { return entry.id == m_id; })
                || std::any_of(
                    added.begin(), added.end(), [this](const LogEntry &entry) { return mayAnswer(entry); });
            if (concerned)
                show(m_id);
        });
}

void LogDetailModel::show(qint64 id)
{
    m_id = id;
    continued(m_log->detail(id), this, [this, generation = ++m_generation](const Result<LogDetail> &detail) {
        if (generation != m_generation)
            return;
        if (detail) {
            m_detail = detail.value();
            m_problem.reset();
        } else {
            m_detail.reset();
            m_problem = detail.error();
        }
        emit changed();
    });
}

bool LogDetailModel::mayAnswer(const LogEntry &entry) const
{
    return m_detail && m_detail->entry.direction == Direction::Outbound
        && entry.userNumber == m_detail->entry.userNumber && entry.assistantId == m_detail->entry.assistantId;
}

void LogDetailModel::clear()
{
    ++m_generation;
    m_id = 0;
    m_detail.reset();
    m_problem.reset();
    emit changed();
}

} // namespace ChannelConsole
