// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/Result.h"
#include "core/net/HttpListener.h"
#include "core/webhook/EndpointDesk.h"
#include "core/webhook/Relay.h"

#include <QObject>
#include <QTimer>

#include <memory>
#include <optional>

namespace ChannelConsole {

/// Where an endpoint listens and what it lets in.
[[nodiscard]] HttpListener::Settings listenerSettings(const EndpointSettings &settings);

/// One endpoint that is running: a listener, the desk behind it, and a relay if it is set to one. GUI thread.
class EndpointRun final : public QObject
{
    Q_OBJECT
public:
    /// Both must outlive it.
    EndpointRun(CallLog *calls, const Clock *clock, EndpointRules rules, QObject *parent = nullptr);
    ~EndpointRun() override; ///< stops listening; what waits for an answer gets none

    [[nodiscard]] Result<quint16> start(const HttpListener::Settings &settings);
    [[nodiscard]] quint16 port() const { return m_listener.port(); }

    void setRules(EndpointRules rules);
    [[nodiscard]] std::shared_ptr<const EndpointRules> rules() const { return m_desk->rules(); }
    /// Why calls cannot be kept now.
    [[nodiscard]] std::optional<Problem> problem() const { return m_problem; }

signals:
    void problemChanged();

private:
    void setProblem(const std::optional<Problem> &problem);

    const Clock *m_clock;
    std::unique_ptr<Relay> m_relay;
    std::shared_ptr<EndpointDesk> m_desk;
    HttpListener m_listener;
    QTimer m_tallying;
    std::optional<Problem> m_problem;
};

} // namespace ChannelConsole
