// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/log/MessageLog.h"
#include "core/message/ReplyWindow.h"

#include <QObject>
#include <QTimer>
#include <QUuid>

namespace ChannelConsole {

class Clock;

/// Whether a free-form message would reach a user now, kept up to date while messages come in and time goes
/// by.
class ReplyWindowModel final : public QObject
{
    Q_OBJECT
public:
    /// Both must outlive the model.
    ReplyWindowModel(MessageLog *log, const Clock *clock, QObject *parent = nullptr);

    /// Numbers with `+`; empty where there is none yet: nothing is known then. changed() follows.
    void show(const QUuid &assistantId, const QString &businessNumber, const QString &userNumber);
    [[nodiscard]] bool isComplete() const { return !m_businessNumber.isEmpty() && !m_userNumber.isEmpty(); }
    [[nodiscard]] const ReplyWindow &window() const { return m_window; }
    /// "Open until 14:05 …", in a sentence; empty as long as there is no pair of numbers.
    [[nodiscard]] QString text() const;

signals:
    void changed();

private:
    void read();
    void judge();
    void noteInbound(const QList<LogEntry> &added);

    MessageLog *m_log;
    const Clock *m_clock;
    QUuid m_assistantId;
    QString m_businessNumber;
    QString m_userNumber;
    std::optional<QDateTime> m_lastInbound;
    ReplyWindow m_window;
    QTimer m_end; ///< when an open window closes
    quint64 m_generation = 0; ///< an answer about an older pair is dropped
};

} // namespace ChannelConsole
