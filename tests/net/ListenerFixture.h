// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/Steps.h"
#include "core/net/HttpListener.h"
#include "support/RawClient.h"

#include <QMutex>

#include <memory>

namespace ChannelConsole {

inline QFuture<ListenerReply> echo(const ListenerRequest &request)
{
    return readyFuture(ListenerReply{.body = request.method + ' ' + request.target + '|' + request.body});
}

inline QByteArray get(const QByteArray &path = "/", const QByteArray &extra = {})
{
    return "GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\n" + extra + "\r\n";
}

inline QByteArray post(const QByteArray &body, const QByteArray &extra = {})
{
    return "POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n"
        + extra + "\r\n" + body;
}

inline const QByteArray kClose = "Connection: close\r\n";

/// A listener that runs, for tests to call.
class RunningListener
{
protected:
    [[nodiscard]] quint16 start(const ListenerLimits &limits = {}, HttpListener::Handler handler = echo)
    {
        m_listener = std::make_unique<HttpListener>();
        const auto port = m_listener->start({.allowedHosts = {"console.example"}, .limits = limits},
            std::move(handler), [this](const ListenerRefusal &refusal) {
                const QMutexLocker lock(&m_mutex);
                m_refusals.append(refusal);
            });
        return port.ok() ? port.value() : quint16(0);
    }

    [[nodiscard]] QList<int> refusedWith()
    {
        const QMutexLocker lock(&m_mutex);
        QList<int> statuses;
        for (const ListenerRefusal &refusal : m_refusals)
            statuses += refusal.status;
        return statuses;
    }

    void stop()
    {
        m_listener.reset();
        m_refusals.clear();
    }

    std::unique_ptr<HttpListener> m_listener;

private:
    QMutex m_mutex;
    QList<ListenerRefusal> m_refusals;
};

} // namespace ChannelConsole
