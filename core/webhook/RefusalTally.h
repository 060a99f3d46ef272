// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/net/HttpListener.h"
#include "core/webhook/WebhookCall.h"

#include <QHash>
#include <QMutex>

#include <chrono>

namespace ChannelConsole {

/// Makes few rows of many refusals: what the listener turned away by itself is worth knowing, but a flood of
/// it must not become a flood of writes. Of each kind the first is told at once, and how many more there were
/// once in a while. Any thread.
class RefusalTally final
{
public:
    static constexpr std::chrono::seconds kWindow{10};

    /// The row for this one, unless it is only counted.
    [[nodiscard]] std::optional<WebhookCall> add(const ListenerRefusal &refusal, const QDateTime &now);
    /// Rows for what was counted in windows that are over at `now`; an invalid time means all.
    [[nodiscard]] QList<WebhookCall> due(const QDateTime &now);

private:
    struct Kind
    {
        ListenerRefusal last;
        QDateTime since; ///< when the window began
        int counted = 0; ///< after the one that was told
    };

    QMutex m_mutex;
    QHash<QString, Kind> m_kinds; ///< by status and reason, of which there are few
};

} // namespace ChannelConsole
