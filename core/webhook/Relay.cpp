// SPDX-License-Identifier: Apache-2.0
#include "core/webhook/Relay.h"

#include "core/Continuation.h"
#include "core/net/HttpClient.h"
#include "core/webhook/RelayMessage.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QPromise>

#include <deque>
#include <list>
#include <utility>
#include <vector>

namespace ChannelConsole {

namespace {

/// Qt opens so many connections to a host and lets further requests wait, with their deadlines running.
constexpr int kConnectionsPerClient = 6;

QString tr(const char *text)
{
    return QCoreApplication::translate("Relay", text);
}

RelayOutcome notAnswered(const QString &note)
{
    return {.reply = {.status = 502,
                .headers = {{"Content-Type", "text/plain; charset=utf-8"}},
                .body = "The platform did not answer"},
        .note = note};
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
    explicit Worker(const RelayLimits &limits)
        : m_limits(limits)
    {
    }

    ~Worker() override
    {
        const RelayOutcome given = notAnswered(tr("The endpoint was stopped before the platform answered."));
        for (Passing &each : m_underWay)
            end(each, given);
        for (Passing &each : m_waiting)
            end(each, given);
    }

    void add(HttpRequest request, QPromise<RelayOutcome> promise)
    {
        m_waiting.push_back({.request = std::move(request), .promise = std::move(promise), .clock = {}});
        m_waiting.back().clock.start();
        startNext();
    }

private:
    struct Passing
    {
        HttpRequest request;
        QPromise<RelayOutcome> promise;
        QElapsedTimer clock;
    };
    struct Client
    {
        std::unique_ptr<HttpClient> http;
        int calls = 0;
    };

    static void end(Passing &passing, RelayOutcome outcome)
    {
        outcome.durationMs = int(passing.clock.elapsed());
        passing.promise.addResult(std::move(outcome));
        passing.promise.finish();
    }

    void startNext()
    {
        while (!m_waiting.empty() && int(m_underWay.size()) < m_limits.connections) {
            m_underWay.push_back(std::move(m_waiting.front()));
            m_waiting.pop_front();
            start(std::prev(m_underWay.end()));
        }
    }

    void start(std::list<Passing>::iterator passing)
    {
        const std::size_t index = clientWithRoom();
        ++m_clients[index].calls;
        const HttpCall *call = m_clients[index].http->send(passing->request,
            {.connectDeadline = m_limits.connectDeadline, .totalDeadline = m_limits.totalDeadline});
        continued(call->future(), this, [this, passing, index](const HttpOutcome &outcome) {
            --m_clients[index].calls;
            Passing done = std::move(*passing);
            m_underWay.erase(passing);
            end(done, outcomeOf(outcome));
            startNext();
        });
    }

    std::size_t clientWithRoom()
    {
        for (std::size_t i = 0; i < m_clients.size(); ++i) {
            if (m_clients[i].calls < kConnectionsPerClient)
                return i;
        }
        m_clients.push_back({.http = std::make_unique<HttpClient>()});
        return m_clients.size() - 1;
    }

    const RelayLimits m_limits;
    std::deque<Passing> m_waiting;
    std::list<Passing> m_underWay;
    std::vector<Client> m_clients;
};

Relay::Relay(const RelayLimits &limits)
    : m_worker(new Worker(limits))
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

QFuture<RelayOutcome> Relay::forward(const ListenerRequest &call, const QUrl &webhook)
{
    QPromise<RelayOutcome> promise;
    promise.start();
    QFuture<RelayOutcome> future = promise.future();
    auto handed = std::make_shared<QPromise<RelayOutcome>>(std::move(promise));
    QMetaObject::invokeMethod(
        m_worker,
        [worker = m_worker, handed, request = relayedRequest(call, webhook)] {
            worker->add(request, std::move(*handed));
        },
        Qt::QueuedConnection);
    return future;
}

} // namespace ChannelConsole
