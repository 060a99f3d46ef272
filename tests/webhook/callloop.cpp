// SPDX-License-Identifier: Apache-2.0
// Takes calls over HTTP as the endpoint does, durable before the answer, and carries them into the message
// log; says its port on its output. Made to be killed: callloop DATA.
#include "core/Clock.h"
#include "core/Continuation.h"
#include "core/log/MessageLog.h"
#include "core/net/HttpListener.h"
#include "core/store/Store.h"
#include "core/webhook/CallIngest.h"
#include "core/webhook/CallLog.h"
#include "webhook/WebhookCalls.h"

#include <QCoreApplication>

#include <cstdio>

using namespace ChannelConsole;
using namespace Qt::StringLiterals;

namespace {

class CallLoop final : public QObject
{
public:
    explicit CallLoop(const QString &data)
        : m_log(&m_store, &m_clock)
        , m_calls(&m_store)
        , m_ingest(&m_store, &m_calls, &m_log)
    {
        then(m_store.open(data), [this] {
            then(m_store.run<void>([](StoreConnection &connection) {
                return connection.execute(
                    u"INSERT OR IGNORE INTO assistant (id, position, name, stream_id, platform_host, "
                    u"environment, "
                    "webhook_template, sandbox) VALUES (?, 0, 'Flight desk', '', '', '', '', 0)"_s,
                    {kFlightDesk.toString(QUuid::WithoutBraces)});
            }),
                [this] { listen(); });
        });
    }

private:
    void then(const QFuture<Result<void>> &future, const std::function<void()> &next)
    {
        continued(future, this, [next](const Result<void> &result) {
            if (!result)
                giveUp(result.error());
            else
                next();
        });
    }

    static void giveUp(const Problem &problem)
    {
        std::fprintf(stderr, "%s %s\n", qPrintable(problem.text), qPrintable(problem.details));
        QCoreApplication::exit(1);
    }

    void listen()
    {
        // As at the program's start: what was left is caught up while new calls come in already.
        continued(m_ingest.catchUp(), this, [](const Result<int> &caughtUp) {
            if (!caughtUp)
                giveUp(caughtUp.error());
        });
        const Result<quint16> port = m_listener.start({}, [this](const ListenerRequest &request) {
            WebhookCall call = callOfGupShup("");
            call.time = m_clock.now();
            call.target = QString::fromLatin1(request.target);
            call.headers = u"Content-Type: "_s + QString::fromLatin1(request.header("Content-Type"));
            call.body = request.body;
            call.bodyBytes = request.body.size();
            return m_calls.append(call).then(
                [](const Result<qint64> &kept) { return ListenerReply{.status = kept ? 200 : 503}; });
        });
        if (!port) {
            giveUp(port.error());
            return;
        }
        std::printf("%d\n", port.value());
        std::fflush(stdout);
    }

    SystemClock m_clock;
    Store m_store;
    MessageLog m_log;
    CallLog m_calls;
    CallIngest m_ingest;
    HttpListener m_listener;
};

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    if (argc != 2)
        return 2;
    const CallLoop loop(QCoreApplication::arguments().at(1));
    return QCoreApplication::exec();
}
