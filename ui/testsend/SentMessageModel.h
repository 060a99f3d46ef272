// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDateTime>
#include <QObject>

namespace ChannelConsole {

class MessageLog;
struct LogEntry;

/// What became of one message after it was sent, as the log learns it.
class SentMessageModel final : public QObject
{
    Q_OBJECT
public:
    explicit SentMessageModel(const MessageLog *log, QObject *parent = nullptr); ///< the log must outlive it

    void follow(qint64 logId); ///< 0: none
    [[nodiscard]] const QString &status() const { return m_status; } ///< empty if nothing is known yet
    [[nodiscard]] const QDateTime &since() const { return m_since; } ///< UTC, when the log learnt of it

signals:
    void changed();

private:
    void note(const QList<LogEntry> &updated);
    void read();

    const MessageLog *m_log;
    qint64 m_logId = 0;
    quint64 m_question = 0; ///< the newest question wins
    QString m_status;
    QDateTime m_since;
};

} // namespace ChannelConsole
