// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/Steps.h"
#include "core/webhook/Relay.h"
#include "support/ScriptedServer.h"
#include "webhook/EndpointFixture.h"

#include <QMutex>
#include <QTest>

namespace ChannelConsole {

/// What the platform got, and what it is told to answer.
class Platform final
{
public:
    Platform()
    {
        const auto port
            = m_listener.start({}, [this](const ListenerRequest &request) { return take(request); });
        if (port.ok())
            m_port = port.value();
    }
    ~Platform() { m_listener.stop(); }

    [[nodiscard]] QString host() const { return QStringLiteral("http://127.0.0.1:%1").arg(m_port); }
    [[nodiscard]] QList<ListenerRequest> requests() const
    {
        const QMutexLocker lock(&m_mutex);
        return m_requests;
    }
    void answer(const ListenerReply &reply)
    {
        const QMutexLocker lock(&m_mutex);
        m_reply = reply;
    }

private:
    QFuture<ListenerReply> take(const ListenerRequest &request)
    {
        const QMutexLocker lock(&m_mutex);
        m_requests.append(request);
        ListenerReply reply = m_reply;
        if (request.target.contains("slow"))
            reply.delay = std::chrono::hours(1);
        return readyFuture(reply);
    }

    mutable QMutex m_mutex;
    QList<ListenerRequest> m_requests;
    ListenerReply m_reply{.status = 202, .headers = {{"Content-Type", "application/json"}}, .body = "{}"};
    quint16 m_port = 0;
    HttpListener m_listener;
};

inline RelayOutcome outcomeOf(Relay &relay, const ListenerRequest &call, const QUrl &url)
{
    const QFuture<RelayOutcome> future = relay.forward(call, {.webhook = url});
    return finishes(future) && future.resultCount() > 0 ? future.result() : RelayOutcome{};
}

/// One assistant's endpoint that relays to the platform, for tests to call.
class RelayingEndpoint
{
protected:
    [[nodiscard]] bool prepare()
    {
        m_fixture = std::make_unique<EndpointFixture>();
        m_platform = std::make_unique<Platform>();
        return m_fixture->isReady;
    }
    void end()
    {
        m_fixture.reset();
        m_platform.reset();
    }
    /// An endpoint that relays to the platform; Karix, whose calls are let in by nothing but their path.
    [[nodiscard]] bool startRelay() { return startRelay(QStringLiteral("karix")); }
    [[nodiscard]] bool startRelay(const QString &partnerId)
    {
        m_assistant = m_fixture->add(partnerId);
        return relays();
    }
    /// Lets the endpoint of m_assistant relay, and starts it.
    [[nodiscard]] bool relays()
    {
        const auto relay = [](EndpointSettings &settings) {
            settings.mode = EndpointMode::Relay;
            settings.secretPath = false;
        };
        if (m_assistant.isNull() || !setPlatform(m_platform->host())
            || !m_fixture->changeSettings(m_assistant, relay))
            return false;
        m_port = m_fixture->start(m_assistant);
        return m_port != 0;
    }
    [[nodiscard]] bool setPlatform(const QString &host)
    {
        Assistant assistant = *m_fixture->channel.assistants->assistant(m_assistant);
        assistant.platformHost = host;
        return EndpointFixture::done(m_fixture->channel.assistants->updateAssistant(assistant));
    }
    [[nodiscard]] WireCall call() { return {.target = m_fixture->target(m_assistant), .body = "{}"}; }

    std::unique_ptr<EndpointFixture> m_fixture;
    std::unique_ptr<Platform> m_platform;
    QUuid m_assistant;
    quint16 m_port = 0;
};

} // namespace ChannelConsole
