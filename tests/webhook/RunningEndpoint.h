// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "webhook/EndpointFixture.h"
#include "webhook/TokenWorkshop.h"

namespace ChannelConsole {

inline const QByteArray kMessage
    = R"({"waNumber":"919800000001","mobile":"919900000001","type":"text","text":"Hi","timestamp":"1687160320000"})";
inline const QByteArray kUnlisted
    = R"({"waNumber":"919800000009","mobile":"919900000001","type":"text","text":"Hi","timestamp":"1687160320000"})";

inline JwtApp newApp()
{
    return {.id = QUuid::createUuid(), .name = QStringLiteral("Hooks"), .clientId = TokenWorkshop::kClientId};
}

inline QByteArray tokenFor(const QByteArray &secret = TokenWorkshop::kSecret, const QByteArray &more = {})
{
    const QByteArray claims = "{\"appId\":\"" + TokenWorkshop::kClientId.toLatin1() + "\"" + more + "}";
    return TokenWorkshop::hmacToken("{\"alg\":\"HS256\",\"typ\":\"JWT\"}", claims, secret);
}

/// One assistant's endpoint that runs, for tests to call.
class RunningEndpoint
{
protected:
    [[nodiscard]] bool prepare()
    {
        m_fixture = std::make_unique<EndpointFixture>();
        return m_fixture->isReady;
    }
    [[nodiscard]] bool startGupShup()
    {
        m_assistant = m_fixture->add(QStringLiteral("gupshup"));
        if (m_assistant.isNull() || !m_fixture->associateApp(m_assistant, newApp(), TokenWorkshop::kSecret))
            return false;
        m_port = m_fixture->start(m_assistant);
        return m_port != 0;
    }
    [[nodiscard]] bool startOther(const QString &partnerId)
    {
        m_assistant = m_fixture->add(partnerId);
        m_port = m_assistant.isNull() ? quint16(0) : m_fixture->start(m_assistant);
        return m_port != 0;
    }
    [[nodiscard]] WireCall goodCall() { return {.target = m_fixture->target(m_assistant), .body = kMessage}; }
    [[nodiscard]] WireCall goodGupShupCall()
    {
        WireCall call = goodCall();
        call.headers = {{"Content-Type", "application/json"}, {"Authorization", "bearer " + tokenFor()}};
        return call;
    }
    [[nodiscard]] int statusOf(const WireCall &call) const { return RawClient::status(sent(m_port, call)); }
    [[nodiscard]] EndpointState state() const { return m_fixture->endpoints->state(m_assistant); }

    std::unique_ptr<EndpointFixture> m_fixture;
    QUuid m_assistant;
    quint16 m_port = 0;
};

} // namespace ChannelConsole
