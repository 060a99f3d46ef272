// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/webhook/CallLog.h"

#include <QObject>

namespace ChannelConsole {

/// Everything known of the one call that is looked at, kept up to date while it is.
class CallDetailModel final : public QObject
{
    Q_OBJECT
public:
    /// `log` must outlive it.
    explicit CallDetailModel(CallLog *log, QObject *parent = nullptr);

    /// The newest wish wins. What is shown stays until the answer is there.
    void show(qint64 id);
    void clear();

    [[nodiscard]] qint64 id() const { return m_id; } ///< 0 if nothing is looked at
    [[nodiscard]] const std::optional<WebhookCall> &call() const { return m_call; } ///< with body and answer
    [[nodiscard]] const QList<CallEvent> &events() const { return m_events; }
    /// Why it could not be read.
    [[nodiscard]] const std::optional<Problem> &problem() const { return m_problem; }

signals:
    void changed();

private:
    void take(const Result<WebhookCall> &call, const Result<QList<CallEvent>> &events);

    CallLog *m_log;
    qint64 m_id = 0;
    quint64 m_generation = 0;
    std::optional<WebhookCall> m_call;
    QList<CallEvent> m_events;
    std::optional<Problem> m_problem;
};

} // namespace ChannelConsole
