// SPDX-License-Identifier: Apache-2.0
#include "core/webhook/Probe.h"

#include "core/Clock.h"
#include "core/Continuation.h"
#include "core/net/HttpClient.h"
#include "core/partner/Secrets.h"

#include <QTimer>

#include <utility>

using namespace Qt::StringLiterals;

namespace ChannelConsole {

namespace {

/// Where nothing can be reached once, it cannot be reached four times more.
bool stopsEverything(ProblemKind kind)
{
    switch (kind) {
    case ProblemKind::NameNotResolved:
    case ProblemKind::ConnectionRefused:
    case ProblemKind::TlsFailed:
    case ProblemKind::ProxyFailed:
    case ProblemKind::TimedOut:
    case ProblemKind::Refused:
    case ProblemKind::InvalidInput:
        return true;
    default:
        return false;
    }
}

/// The reply without what it echoed of the credential (promise 1).
HttpReply scrubbed(HttpReply reply, const QByteArray &authorization)
{
    Secrets secrets;
    // The scheme in front is no secret, and a reply may well name it.
    if (const QByteArray credential = authorization.mid(authorization.indexOf(' ') + 1);
        !credential.isEmpty())
        secrets.insert(u"authorization"_s, credential);
    reply.body = secrets.scrub(reply.body);
    reply.reason = secrets.scrub(reply.reason);
    for (HttpHeader &header : reply.headers)
        header.value = secrets.scrub(header.value);
    return reply;
}

} // namespace

Probe::Probe(HttpClient *client, const Clock *clock, ProbeOrder order, QObject *parent)
    : QObject(parent)
    , m_client(client)
    , m_clock(clock)
    , m_order(std::move(order))
    , m_waiting(probeCases(m_order))
{
    QTimer::singleShot(0, this, &Probe::next);
}

Probe::~Probe()
{
    if (!m_call)
        return;
    m_call->disconnect(this);
    m_call->cancel();
}

void Probe::cancel()
{
    if (m_finished || m_cancelled)
        return;
    m_cancelled = true;
    if (m_call)
        m_call->cancel(); // its outcome ends the probe
    else
        finish();
}

void Probe::next()
{
    if (m_finished)
        return;
    while (!m_waiting.isEmpty() && !m_cancelled) {
        const ProbeCase probeCase = m_waiting.takeFirst();
        if (m_order.documented && needsAuthorization(probeCase) && !m_order.authorization) {
            skip(probeCase,
                tr("Not sent: it needs an Authorization header that is accepted, and there is none."));
            continue;
        }
        const Result<HttpRequest> request = probeRequest(probeCase, m_order);
        if (request.ok()) {
            send(probeCase, request.value());
            return;
        }
        skip(probeCase, tr("Not sent: %1").arg(request.error().text));
    }
    finish();
}

void Probe::send(ProbeCase probeCase, const HttpRequest &request)
{
    m_call = m_client->send(request, m_order.policy);
    continued(m_call->future(), this,
        [this, probeCase, request](const HttpOutcome &outcome) { take(probeCase, request, outcome); });
}

void Probe::take(ProbeCase probeCase, const HttpRequest &request, const HttpOutcome &outcome)
{
    if (outcome.certificate) {
        m_report.certificate = outcome.certificate;
        m_report.daysLeft = m_clock->now().daysTo(outcome.certificate->expires);
    }
    if (outcome.reply) {
        const QByteArray authorization = findHeader(request.headers, "Authorization");
        ProbeFinding finding = readProbeReply(probeCase, m_order, scrubbed(*outcome.reply, authorization));
        finding.request = describe(request);
        m_report.findings += finding;
    } else {
        const Problem problem = outcome.problem.value_or(Problem{});
        m_report.findings += {.probeCase = probeCase,
            .expected = probeExpectation(probeCase, m_order.documented),
            .result = ProbeResult::NotReached,
            .meaning = problem.text,
            .request = describe(request),
            .problem = problem};
        if (stopsEverything(problem.kind))
            skipRest(tr("Not sent: the server could not be reached."));
    }
    emit progressed(m_report);
    next();
}

void Probe::skip(ProbeCase probeCase, const QString &why)
{
    m_report.findings += {.probeCase = probeCase,
        .expected = probeExpectation(probeCase, m_order.documented),
        .result = ProbeResult::Skipped,
        .meaning = why};
}

void Probe::skipRest(const QString &why)
{
    for (const ProbeCase left : std::exchange(m_waiting, {}))
        skip(left, why);
}

void Probe::finish()
{
    m_finished = true;
    if (m_cancelled) {
        skipRest(tr("Not sent: the probe was cancelled."));
        m_report.verdict = ProbeVerdict::Cancelled;
        m_report.summary = tr("Cancelled. What was found until then is shown.");
    } else {
        concludeProbe(m_report, m_order);
    }
    emit finished(m_report);
    deleteLater();
}

} // namespace ChannelConsole
