// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/net/ListenerContext.h"
#include "core/net/WireParser.h"

#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/beast/core/flat_buffer.hpp>

#include <chrono>
#include <memory>
#include <optional>

namespace ChannelConsole {

/// One connection: reads a request under the limits, asks the handler, answers, and starts over. Listener's
/// thread only.
///
/// Plain callbacks, each of which holds the session; coroutines would read better but GCC 12 miscompiles them
/// (design: decisions).
class ListenerSession final : public std::enable_shared_from_this<ListenerSession>
{
public:
    using Socket = boost::asio::ip::tcp::socket;

    /// Serves the connection until it ends.
    static void serve(Socket socket, ListenerContext &context);
    /// Answers 503 without listening to what is asked, and closes.
    static void turnAway(Socket socket, ListenerContext &context, const QString &reason);

    ListenerSession(Socket socket, ListenerContext &context);
    Q_DISABLE_COPY_MOVE(ListenerSession)

private:
    using Parser = WireParser<true>;
    using Error = boost::beast::error_code;

    void waitForRequest();
    void readHeader();
    void headerRead(Error error);
    void readBody();
    void acknowledgeHeader();
    void requestRead(Error error);

    void ask();
    void answer(const ListenerReply &reply);
    void send(const ListenerReply &reply);
    void replySent(Error error);

    void refuse(int status, const QString &reason);
    void refuseUnread(Error error);
    void closeGently();
    void drain();
    void close();

    void startDeadline(std::chrono::milliseconds limit);
    void enforceDeadline(quint64 deadline);
    void stopDeadline();

    Socket m_socket;
    ListenerContext &m_context;
    boost::asio::steady_timer m_timer;
    quint64 m_deadline
        = 0; ///< which one is running: an old one that fires late must not hit the next operation
    bool m_deadlinePassed = false;

    boost::beast::flat_buffer m_buffer;
    std::optional<Parser> m_parser; ///< a new one for each request
    ListenerRequest m_request;
    QByteArray m_outgoing;
    QString m_peerAddress;
    QByteArray m_localAddress;
    bool m_turnedAway = false; ///< counts as one over the limit, not as a session
    bool m_asked = false; ///< the handler has the request
    bool m_keepAlive = false;
    bool m_unread = false; ///< the peer may still be sending what we do not read
};

} // namespace ChannelConsole
