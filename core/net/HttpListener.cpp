// SPDX-License-Identifier: Apache-2.0
#include "core/net/HttpListener.h"

#include "core/net/ListenerServer.h"

namespace ChannelConsole {

QByteArray ListenerRequest::header(const QByteArray &name) const
{
    return findHeader(headers, name);
}

HttpListener::HttpListener() = default;

HttpListener::~HttpListener()
{
    stop();
}

Result<quint16> HttpListener::start(const Settings &settings, Handler handler, RefusalObserver refused)
{
    Q_ASSERT_X(!m_server, "HttpListener::start", "started already");
    auto server = std::make_unique<Server>(settings, std::move(handler), std::move(refused));
    Result<quint16> port = server->start();
    if (port.ok())
        m_server = std::move(server);
    return port;
}

void HttpListener::stop()
{
    m_server.reset();
}

bool HttpListener::running() const
{
    return m_server != nullptr;
}

quint16 HttpListener::port() const
{
    return m_server ? m_server->port() : quint16(0);
}

} // namespace ChannelConsole
