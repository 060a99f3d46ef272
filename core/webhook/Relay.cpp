// SPDX-License-Identifier: Apache-2.0
#include "core/webhook/Relay.h"

#include "core/Continuation.h"
#include "core/net/RawExchange.h"
#include "core/webhook/RelayMessage.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QPromise>
#include <QRandomGenerator>
#include <QTimer>

#include <deque>
#include <list>
#include <utility>

namespace ChannelConsole {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("Relay", text);
}

ListenerReply said(int status, const QByteArray &text)
{
    return {.status = status, .headers = {{"Content-Type", "text/plain; charset=utf-8"}}, .body = text};
}

RelayOutcome notAnswered(const QString &note)
{
    return {.reply = said(502, "The platform did not answer"), .note = note};
}

RelayOutcome comeRound()
{
    constexpr int kLoopDetected = 508; // RFC 5842 §7.2
    return {.reply = said(kLoopDetected, "The relay goes round in a circle: the call was here before"),
        .note = tr("The call was passed on from here before and has come round: the assistant's webhook URL "
                   "leads back to this console. Enter the platform's own address as the assistant's platform "
                   "host, here and in every console on the way.")};
}

QByteArray newPseudonym()
{
    return "channel-console-"
        + QByteArray::number(QRandomGenerator::system()->generate64(), 16).rightJustified(16, '0');
}

RelayOutcome outcomeOf(const HttpOutcome &outcome)
{
    if (!outcome.reply)
        return notAnswered(outcome.problem ? outcome.problem->text : QString());
    const bool taken = outcome.reply->status >= 200 && outcome.reply->status < 300;
    return {.reply = returnedReply(*outcome.reply),
        .answered = true,
        .note = taken ? QString() : tr("The platform answered %1.").arg(outcome.reply->status)};
}

} // namespace

class Relay::Worker final : public QObject
{
public:
    struct Passing
    {
        RelayedCall call;
        QByteArray extraCaPem;
        QPromise<RelayOutcome> promise;
        QElapsedTimer clock;
    };

    explicit Worker(const RelayLimits &limits)
        : m_limits(limits)
    {
        m_impatience.setSingleShot(true);
        connect(&m_impatience, &QTimer::timeout, this, [this] { dropLate(); });
    }

    ~Worker() override
    {
        const RelayOutcome given = notAnswered(tr("The endpoint was stopped before the platform answered."));
        for (Passing &each : m_underWay)
            end(each, given);
        for (Passing &each : m_waiting)
            end(each, given);
    }

    void add(Passing passing)
    {
        m_waiting.push_back(std::move(passing));
        startNext();
    }

    static void end(Passing &passing, RelayOutcome outcome)
    {
        outcome.durationMs = int(passing.clock.elapsed());
        passing.promise.addResult(std::move(outcome));
        passing.promise.finish();
    }

private:
    [[nodiscard]] std::chrono::milliseconds timeLeft(const Passing &passing) const
    {
        return m_limits.totalDeadline - std::chrono::milliseconds(passing.clock.elapsed());
    }

    void startNext()
    {
        dropLate();
        while (!m_waiting.empty() && int(m_underWay.size()) < m_limits.connections) {
            m_underWay.push_back(std::move(m_waiting.front()));
            m_waiting.pop_front();
            start(std::prev(m_underWay.end()));
        }
    }

    /// How long a call may wait for its turn and still have time for an answer.
    [[nodiscard]] std::chrono::milliseconds patienceLeft(const Passing &passing) const
    {
        return timeLeft(passing) - m_limits.totalDeadline / 5;
    }

    /// Those whose time was all but over before their turn came: the partner is about to give up on them and
    /// will repeat them, so that passed on now they would come twice.
    void dropLate()
    {
        while (!m_waiting.empty() && patienceLeft(m_waiting.front()).count() <= 0) {
            end(m_waiting.front(),
                notAnswered(tr("Not passed on: the platform was too slow with the calls before this one.")));
            m_waiting.pop_front();
        }
        if (!m_waiting.empty())
            m_impatience.start(patienceLeft(m_waiting.front()));
    }

    void start(std::list<Passing>::iterator passing)
    {
        const HttpPolicy policy{.connectDeadline = m_limits.connectDeadline,
            .totalDeadline = timeLeft(*passing),
            .maximumReplyBytes = m_limits.answerBytes,
            .extraCaPem = passing->extraCaPem};
        const auto *exchange = new RawExchange(passing->call.request, passing->call.target, policy, this);
        continued(exchange->future(), this, [this, passing](const HttpOutcome &outcome) {
            Passing done = std::move(*passing);
            m_underWay.erase(passing);
            end(done, outcomeOf(outcome));
            startNext();
        });
    }

    const RelayLimits m_limits;
    std::deque<Passing> m_waiting; ///< the one that came first in front
    std::list<Passing> m_underWay;
    QTimer m_impatience{this}; ///< of the call in front
};

Relay::Relay(const RelayLimits &limits)
    : m_pseudonym(newPseudonym())
    , m_worker(new Worker(limits))
{
    m_worker->moveToThread(&m_thread);
    QObject::connect(&m_thread, &QThread::finished, m_worker, &QObject::deleteLater);
    m_thread.setObjectName(QStringLiteral("relay"));
    m_thread.start();
}

Relay::~Relay()
{
    m_thread.quit();
    m_thread.wait();
}

QFuture<RelayOutcome> Relay::forward(const ListenerRequest &call, const RelayTarget &target)
{
    auto passing = std::make_shared<Worker::Passing>();
    passing->clock.start();
    passing->promise.start();
    QFuture<RelayOutcome> future = passing->promise.future();
    if (hasComeRound(call, m_pseudonym)) {
        Worker::end(*passing, comeRound());
        return future;
    }
    passing->call = relayedCall(call, target.webhook, m_pseudonym);
    passing->extraCaPem = target.extraCaPem;
    QMetaObject::invokeMethod(
        m_worker, [worker = m_worker, passing] { worker->add(std::move(*passing)); }, Qt::QueuedConnection);
    return future;
}

} // namespace ChannelConsole
