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
    /// For a call from its coming to the answer's end: less than a partner waits, so that it hears what
    /// became of it.
    std::chrono::milliseconds totalDeadline{25'000};
    int connections = 96; ///< at the same time; further calls wait for their turn
    qint64 answerBytes = 1024 * 1024; ///< more is not read to its end
};

/// Where calls go on to.
struct RelayTarget
{
    QUrl webhook; ///< the platform's; one that isAllowedUrl()
    QByteArray extraCaPem; ///< trusted besides the system's certificates, PEM; empty for none
};

/// What came of a call that was passed on.
struct RelayOutcome
{
    ListenerReply reply; ///< for the partner: the platform's answer, or a 502 or 508 of ours
    bool answered = false; ///< by the platform, whatever the status
    QString note; ///< what went wrong, for a person; empty if the platform took the call
    int durationMs = 0;
};

/// Passes calls on to the platform byte for byte (RelayMessage.h), on a thread and over connections of its
/// own, so that a slow platform holds up nobody else. Each call goes out once: whatever comes of it, it is
/// not repeated. A call that comes round, also by way of other consoles, is told by its Via and ends with a
/// 508.
class Relay final
{
public:
    explicit Relay(const RelayLimits &limits = {});
    ~Relay(); ///< calls under way end as not answered
    Q_DISABLE_COPY_MOVE(Relay)

    /// From any thread. The future finishes on the relay's thread or at once, always with an outcome.
    [[nodiscard]] QFuture<RelayOutcome> forward(const ListenerRequest &call, const RelayTarget &target);
    /// By what its calls know it in their Via: made up anew for each relay, tells nothing of this computer.
    [[nodiscard]] QByteArray pseudonym() const { return m_pseudonym; }

private:
    class Worker;
    const QByteArray m_pseudonym;
    QThread m_thread;
    Worker *m_worker; ///< lives and dies on the thread
};

} // namespace ChannelConsole
