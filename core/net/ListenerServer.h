// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/net/ListenerContext.h"

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>

#include <thread>

namespace ChannelConsole {

/// The thread, the listening socket, and who may come in.
class HttpListener::Server final
{
public:
    Server(Settings settings, Handler handler, RefusalObserver refused);
    ~Server(); ///< ends the thread, then closes every connection
    Q_DISABLE_COPY_MOVE(Server)

    [[nodiscard]] Result<quint16> start();
    [[nodiscard]] quint16 port() const { return m_port; }

private:
    using Tcp = boost::asio::ip::tcp;
    using Error = boost::system::error_code;

    [[nodiscard]] Error listen();
    void accept();
    void admit(Tcp::socket socket);
    void pause();
    void run();

    boost::asio::io_context m_loop{1};
    ListenerContext m_context;
    Tcp::acceptor m_acceptor;
    boost::asio::steady_timer m_pause;
    int m_connectionLimit;
    bool m_acceptFails = false;
    quint16 m_port = 0;
    std::thread m_thread;
};

} // namespace ChannelConsole
