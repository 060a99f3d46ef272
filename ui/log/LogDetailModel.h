// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/log/MessageLog.h"

#include <QObject>

namespace ChannelConsole {

/// Everything known of the one message that is looked at, kept up to date while it is.
class LogDetailModel final : public QObject
{
    Q_OBJECT
public:
    /// `log` must outlive it.
    explicit LogDetailModel(MessageLog *log, QObject *parent = nullptr);

    /// Asks for a row of the log; the newest wish wins. What is shown stays until the answer is there.
    void show(qint64 id);
    void clear();

    [[nodiscard]] qint64 id() const { return m_id; } ///< 0 if nothing is looked at
    [[nodiscard]] const std::optional<LogDetail> &detail() const { return m_detail; }
    [[nodiscard]] const std::optional<Problem> &problem() const
    {
        return m_problem;
    } ///< why it could not be read

signals:
    void changed();

private:
    /// A reply to what is looked at belongs to it.
    [[nodiscard]] bool mayAnswer(const LogEntry &entry) const;

    MessageLog *m_log;
    qint64 m_id = 0;
    quint64 m_generation = 0;
    std::optional<LogDetail> m_detail;
    std::optional<Problem> m_problem;
};

} // namespace ChannelConsole
