// SPDX-License-Identifier: Apache-2.0
#include "core/webhook/EndpointRun.h"

#include "core/Clock.h"

#include <QUrl>

namespace ChannelConsole {

namespace {

/// Of one address that is not this computer. A partner or a proxy in the network needs few.
constexpr int kConnectionsPerAddress = 256;

} // namespace

HttpListener::Settings listenerSettings(const EndpointSettings &settings)
{
    HttpListener::Settings listening{.address = settings.address, .port = settings.port};
    listening.limits.connectionsPerAddress = kConnectionsPerAddress;
    // Behind a tunnel or a proxy on this computer everybody comes from here.
    listening.limits.connectionsPerLoopbackAddress = listening.limits.connections;
    if (const QString host = QUrl(settings.publicUrl).host(QUrl::FullyEncoded); !host.isEmpty())
        listening.allowedHosts = {host.toLatin1()};
    return listening;
}

EndpointRun::EndpointRun(CallLog *calls, const Clock *clock, EndpointRules rules, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
    , m_relay(std::make_unique<Relay>())
    , m_desk(std::make_shared<EndpointDesk>(EndpointDesk::Surroundings{.calls = calls,
                                                .clock = clock,
                                                .relay = m_relay.get(),
                                                // Cut off by close() before this object goes.
                                                .durability =
                                                    [this](const std::optional<Problem> &problem) {
                                                        QMetaObject::invokeMethod(
                                                            this, [this, problem] { setProblem(problem); },
                                                            Qt::QueuedConnection);
                                                    }},
          std::move(rules)))
{
    m_tallying.setInterval(RefusalTally::kWindow);
    connect(&m_tallying, &QTimer::timeout, this, [this] { m_desk->keepRefusals(m_clock->now()); });
}

EndpointRun::~EndpointRun()
{
    m_listener.stop(); // no call is handled afterwards
    m_desk->stopPassingOn();
    m_relay.reset(); // what it had under way is recorded as not answered
    m_desk->keepRefusals({});
    m_desk->close();
}

Result<quint16> EndpointRun::start(const HttpListener::Settings &settings)
{
    Result<quint16> port = m_listener.start(
        settings, [desk = m_desk](const ListenerRequest &request) { return desk->take(request); },
        [desk = m_desk](const ListenerRefusal &refusal) { desk->refused(refusal); });
    if (port.ok())
        m_tallying.start();
    return port;
}

void EndpointRun::setRules(EndpointRules rules)
{
    m_desk->setRules(std::move(rules));
}

void EndpointRun::setProblem(const std::optional<Problem> &problem)
{
    m_problem = problem;
    emit problemChanged();
}

} // namespace ChannelConsole
