// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/net/HttpListener.h"
#include "core/sandbox/Sandbox.h"

#include <QList>
#include <QString>

namespace ChannelConsole {

/// How the simulated partner answers a send to one of the listed recipients. The last three digits say it,
/// the same for every partner.
enum class SandboxEffect {
    None,
    Rejected, ///< the partner's own kind of rejection
    Unauthorized, ///< HTTP 401
    TooManyRequests, ///< HTTP 429 with Retry-After
    ServerError, ///< HTTP 500
    Slow, ///< accepted after kSandboxDelay
    CutOff, ///< accepted, but the connection breaks before the answer is complete
    Garbage, ///< HTTP 200 with something that is not the partner's form
};

inline constexpr std::chrono::seconds kSandboxDelay{5};
inline constexpr int kSandboxRetryAfterSeconds = 30;

/// `digits`: the recipient as the partner is given it, without `+`. Numbers that are not listed have no
/// effect.
[[nodiscard]] SandboxEffect sandboxEffect(const QString &partnerId, const QString &digits);
[[nodiscard]] QList<SandboxNumber> sandboxNumbers(const QString &partnerId);

/// What the effects do to an accepted send that are the same whatever the partner: slow, cut off, garbage.
[[nodiscard]] ListenerReply withTransportEffect(ListenerReply accepted, SandboxEffect effect);

} // namespace ChannelConsole
