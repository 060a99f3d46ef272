// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/webhook/ProbeReading.h"

#include <QObject>
#include <QPointer>

namespace ChannelConsole {

class Clock;
class HttpCall;
class HttpClient;

/// One probe of a deployed webhook: the calls one after the other, each sent once. A server that cannot be
/// reached is not tried again for the calls that are left. Deletes itself after `finished`; nothing of it is
/// stored. GUI thread.
class Probe final : public QObject
{
    Q_OBJECT
public:
    /// Client and clock must outlive it. Starts when control returns to the event loop.
    Probe(HttpClient *client, const Clock *clock, ProbeOrder order, QObject *parent);
    ~Probe() override;

    /// What was found so far is still reported; verdict Cancelled.
    void cancel();

signals:
    void progressed(const ChannelConsole::ProbeReport &report); ///< after each call; without a verdict
    void finished(const ChannelConsole::ProbeReport &report); ///< exactly once, unless it is destroyed before

private:
    void next();
    void send(ProbeCase probeCase, const HttpRequest &request);
    void take(ProbeCase probeCase, const HttpRequest &request, const HttpOutcome &outcome);
    void skip(ProbeCase probeCase, const QString &why);
    void skipRest(const QString &why);
    void finish();

    HttpClient *const m_client;
    const Clock *const m_clock;
    const ProbeOrder m_order;
    QList<ProbeCase> m_waiting;
    QPointer<HttpCall> m_call;
    ProbeReport m_report;
    bool m_cancelled = false;
    bool m_finished = false;
};

} // namespace ChannelConsole

Q_DECLARE_METATYPE(ChannelConsole::ProbeReport)
