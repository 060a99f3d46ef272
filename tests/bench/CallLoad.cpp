// SPDX-License-Identifier: Apache-2.0
#include "bench/CallLoad.h"

#include <boost/asio/connect.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/read_until.hpp>
#include <boost/asio/write.hpp>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <string>
#include <vector>

namespace ChannelConsole {

namespace {

namespace asio = boost::asio;
using asio::ip::tcp;

[[noreturn]] void giveUp(const std::string &why)
{
    std::fprintf(stderr, "load: %s\n", why.c_str());
    std::abort();
}

/// One connection. Expects replies without a body.
class Caller final
{
public:
    Caller(asio::io_context &context, quint16 port, const std::string &request, int &left)
        : m_socket(context)
        , m_request(request)
        , m_left(left)
    {
        m_socket.connect(tcp::endpoint(asio::ip::address_v4::loopback(), port));
        m_socket.set_option(tcp::no_delay(true));
    }

    void next()
    {
        if (m_left == 0)
            return;
        --m_left;
        asio::async_write(
            m_socket, asio::buffer(m_request), [this](const boost::system::error_code &error, size_t) {
                if (error)
                    giveUp(error.message());
                read();
            });
    }

private:
    void read()
    {
        asio::async_read_until(m_socket, asio::dynamic_buffer(m_reply), "\r\n\r\n",
            [this](const boost::system::error_code &error, size_t bytes) {
                if (error)
                    giveUp(error.message());
                if (!m_reply.starts_with("HTTP/1.1 200"))
                    giveUp(m_reply);
                m_reply.erase(0, bytes);
                next();
            });
    }

    tcp::socket m_socket;
    const std::string &m_request;
    int &m_left;
    std::string m_reply;
};

} // namespace

double callsPerSecond(quint16 port, int connections, int calls, const QByteArray &body)
{
    const std::string request = "POST /chatbot/v2/webhook/st-1 HTTP/1.1\r\nHost: 127.0.0.1:"
        + std::to_string(port) + "\r\nUser-Agent: load\r\nContent-Type: application/json\r\nContent-Length: "
        + std::to_string(body.size()) + "\r\n\r\n" + body.toStdString();
    asio::io_context context;
    int left = calls;
    std::vector<std::unique_ptr<Caller>> callers;
    for (int i = 0; i < connections; ++i)
        callers.push_back(std::make_unique<Caller>(context, port, request, left));
    const auto started = std::chrono::steady_clock::now();
    for (const auto &caller : callers)
        caller->next();
    context.run();
    return calls / std::chrono::duration<double>(std::chrono::steady_clock::now() - started).count();
}

} // namespace ChannelConsole
