// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/Result.h"
#include "core/net/Http.h"

#include <QFuture>
#include <QString>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>

namespace ChannelConsole {

struct ListenerLimits
{
    qint64 bodyBytes = 1024 * 1024; ///< more is answered 413
    qint64 headerBytes = 16 * 1024; ///< more is answered 431
    std::chrono::milliseconds requestDeadline{30'000}; ///< for one whole request whatever the pace; then 408
    int connections = 4096; ///< more are answered 503; never more than half of the file descriptors the
                            ///< program may open, of which it asks for more when it starts
    int connectionsPerAddress = 4096; ///< more are answered 503
    /// The same for this computer's own addresses, where a tunnel or a proxy makes everybody come from; as
    /// connectionsPerAddress if empty.
    std::optional<int> connectionsPerLoopbackAddress;
};

struct ListenerRequest
{
    QByteArray method;
    QByteArray target; ///< path and query as received
    QList<HttpHeader> headers; ///< in the order and the case they came in
    QByteArray body;
    QString peerAddress;
    int version = 11; ///< of HTTP: 10 or 11

    [[nodiscard]] QByteArray header(const QByteArray &name) const; ///< case-insensitive
};

/// What to answer, and for the sandbox how badly. Content-Length, Connection and Transfer-Encoding are the
/// listener's own; only in the answer to a HEAD, which has no body to measure, a Content-Length stands.
struct ListenerReply
{
    int status = 200;
    QList<HttpHeader> headers;
    QByteArray body;
    std::optional<QByteArray> reason; ///< the words behind the status; the usual ones if empty
    std::chrono::milliseconds delay{0}; ///< wait before the first byte; does not occupy the thread
    std::optional<qsizetype> cutAfter; ///< send only so many bytes of the reply, then close the connection
};

/// Why the listener answered by itself without asking the handler.
struct ListenerRefusal
{
    int status = 0;
    QString peerAddress;
    QString reason;
};

/// An HTTP/1.1 server with limits, on its own thread. The sandbox stands on it, the webhook endpoint will.
/// Checks `Host` (only the address it listens on, localhost and `allowedHosts`) and refuses what a web page
/// made a browser send (an `Origin`, or a `Sec-Fetch-Site` of another site): both 403. What is no valid
/// request is answered 400. A peer that connects and asks nothing is dropped after the request deadline
/// without an answer.
class HttpListener final
{
public:
    /// Called on the listener's thread, one call at a time; hand back a future to answer later, from any
    /// thread. A cancelled or empty future and an exception are a 500.
    using Handler = std::function<QFuture<ListenerReply>(const ListenerRequest &)>;
    /// Called on the listener's thread.
    using RefusalObserver = std::function<void(const ListenerRefusal &)>;

    struct Settings
    {
        QString address = QStringLiteral("127.0.0.1");
        quint16 port = 0; ///< 0: any free one
        QList<QByteArray> allowedHosts; ///< further accepted Host names, without port
        ListenerLimits limits;
    };

    HttpListener();
    ~HttpListener(); ///< stops; open connections are closed
    Q_DISABLE_COPY_MOVE(HttpListener)

    /// Binds at once (a few system calls) and then serves; the port, or why not. Starting twice is a
    /// programming error.
    [[nodiscard]] Result<quint16> start(
        const Settings &settings, Handler handler, RefusalObserver refused = {});
    void stop(); ///< waits for the thread; no handler call is running afterwards
    [[nodiscard]] bool running() const;
    [[nodiscard]] quint16 port() const; ///< 0 when not running

private:
    class Server;
    std::unique_ptr<Server> m_server;
};

} // namespace ChannelConsole
