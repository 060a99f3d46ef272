// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/webhook/ProbeCases.h"

#include <QList>

namespace ChannelConsole {

/// How one call of a probe came out.
enum class ProbeResult {
    AsDocumented,
    Deviates,
    Observed, ///< an answer where none is documented
    NotReached, ///< no answer: see problem
    Skipped, ///< not sent; the meaning says why
};

/// One call of a probe: expected and got side by side. Holds no secret: what came was scrubbed of the
/// credential.
struct ProbeFinding
{
    ProbeCase probeCase = ProbeCase::InvalidStreamId;
    std::optional<ProbeExpectation> expected;
    ProbeResult result = ProbeResult::Skipped;
    int status = 0; ///< 0: no answer
    QString message; ///< from the answer's body: the message in a JSON body, else its beginning
    QString meaning; ///< in words; empty where all is as documented
    QString request; ///< as sent, credential masked; empty if it was not
    QString reply;
    std::optional<Problem> problem; ///< for NotReached
};

enum class ProbeVerdict {
    AsDocumented,
    Deviates,
    NothingDocumented,
    NotReached,
    Cancelled,
};

/// All of a probe.
struct ProbeReport
{
    ProbeVerdict verdict = ProbeVerdict::NotReached;
    QString summary; ///< the verdict in one sentence, and what to do
    QList<ProbeFinding> findings; ///< in the order of the calls
    std::optional<TlsCertificate> certificate;
    std::optional<qint64> daysLeft; ///< until it expires, rounded down; negative if it has
};

/// Reads the answer to a call.
[[nodiscard]] ProbeFinding readProbeReply(
    ProbeCase probeCase, const ProbeOrder &order, const HttpReply &reply);

/// What the answers mean together; fills verdict and summary.
void concludeProbe(ProbeReport &report, const ProbeOrder &order);

} // namespace ChannelConsole
