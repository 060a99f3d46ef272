// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/net/HttpListener.h"

#include <QFuture>
#include <QThread>
#include <QUrl>

#include <chrono>

namespace ChannelConsole {

struct RelayLimits
{
    std::chrono::milliseconds connectDeadline{10'000};
    /// For one whole exchange: less than a partner waits, so that it hears what became of its call.
    std::chrono::milliseconds totalDeadline{25'000};
    int connections = 96; ///< at the same time; further calls wait for their turn
};

/// What came of a call that was passed on.
struct RelayOutcome
{
    ListenerReply reply; ///< for the partner: the platform's answer, or a 502 of ours
    bool answered = false; ///< by the platform, whatever the status
    QString note; ///< what went wrong, for a person; empty if the platform took the call
    int durationMs = 0;
};

/// Passes calls on to the platform, on a thread and over connections of its own, so that a slow platform
/// holds up nobody else. Each call goes out once: whatever comes of it, it is not repeated.
class Relay final
{
public:
    explicit Relay(const RelayLimits &limits = {});
    ~Relay(); ///< calls under way end as not answered
    Q_DISABLE_COPY_MOVE(Relay)

    /// From any thread, to an address that isAllowedUrl(). The future finishes on the relay's thread, always
    /// with an outcome.
    [[nodiscard]] QFuture<RelayOutcome> forward(const ListenerRequest &call, const QUrl &webhook);

private:
    class Worker;
    QThread m_thread;
    Worker *m_worker; ///< lives and dies on the thread
};

} // namespace ChannelConsole
