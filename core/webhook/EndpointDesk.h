// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/webhook/EndpointRules.h"
#include "core/webhook/RefusalTally.h"

#include <QFuture>
#include <QMutex>
#include <QWaitCondition>

#include <functional>
#include <memory>
#include <optional>

namespace ChannelConsole {

class CallLog;
class Clock;
class Relay;
struct CallAnswer;

/// Where an endpoint's calls are handled: judged, kept, and answered only after they were. take() and
/// refused() are called on the listener's thread, everything else on any. Futures it waits for may finish
/// after the endpoint is gone, so they hold the desk, and close() cuts it off from everything else.
class EndpointDesk final : public std::enable_shared_from_this<EndpointDesk>
{
public:
    /// Told, on whatever thread, that calls can (nothing) or cannot be kept now.
    using Durability = std::function<void(const std::optional<Problem> &)>;

    /// All must live until close().
    struct Surroundings
    {
        CallLog *calls = nullptr;
        const Clock *clock = nullptr;
        Relay *relay = nullptr;
        Durability durability;
    };
    EndpointDesk(const Surroundings &surroundings, EndpointRules rules);

    [[nodiscard]] QFuture<ListenerReply> take(const ListenerRequest &request);
    void refused(const ListenerRefusal &refusal);
    /// Keeps what was counted of refusals; all of it, if `now` is invalid.
    void keepRefusals(const QDateTime &now);

    /// In place of what it went by so far; calls under way end as they began.
    void setRules(EndpointRules rules);
    [[nodiscard]] std::shared_ptr<const EndpointRules> rules() const;
    void stopPassingOn(); ///< the relay is not used any more
    /// Nothing is kept, passed on or told any more. What the relay had under way is recorded first, so the
    /// relay must be gone.
    void close();

private:
    struct Call;
    class Visit;
    class Passage;

    void answerHere(const std::shared_ptr<Call> &call);
    void refuse(const std::shared_ptr<Call> &call, const Verdict &verdict);
    void passOn(const std::shared_ptr<Call> &call);
    void passedOn(const std::shared_ptr<Call> &call, qint64 row);
    void recordAnswer(qint64 row, const CallAnswer &answer);
    void notKept(const std::shared_ptr<Call> &call, const Problem &problem);
    void keepInBackground(WebhookCall row);

    using Kept = std::function<void(const Result<qint64> &id)>;
    void append(const WebhookCall &row, const std::optional<UsedToken> &token, const Kept &kept);
    void note(const std::optional<Problem> &problem);

    /// Guards what follows (std::atomic<std::shared_ptr> is not on every platform). Never held while calling
    /// out: a future may finish in the very call that made it, and take others along.
    mutable QMutex m_mutex;
    Surroundings m_surroundings;
    std::shared_ptr<const EndpointRules> m_rules;
    bool m_failing = false;
    bool m_open = true;
    int m_visits = 0; ///< calls out that are under way
    QWaitCondition m_visitEnded;
    int m_passages = 0; ///< calls passed on whose answer is not recorded yet
    QWaitCondition m_passageEnded;

    RefusalTally m_tally;
};

} // namespace ChannelConsole
