// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/channel/Channel.h"
#include "core/webhook/EndpointSettings.h"
#include "core/webhook/Token.h"

#include <QUrl>

#include <chrono>
#include <functional>

namespace ChannelConsole {

class Clock;

/// So long a token made for a probe holds.
inline constexpr std::chrono::minutes kProbeTokenLifetime{5};

/// Whether a token of the associated app may go to this URL: to the assistant's own platform host, to this
/// computer, and to the public address of the endpoint here; to nobody else (promise 8).
[[nodiscard]] bool mayCarryToken(
    const QUrl &url, const Assistant &assistant, const EndpointSettings &settings);

/// A header with a token of the app, made anew for each call: with a `jti` of its own, so that it also passes
/// where each token is good for one call. Clock and key are kept by the function.
[[nodiscard]] std::function<Result<QByteArray>()> mintedAuthorization(
    const TokenKey &key, const Clock *clock, const QByteArray &privateKeyPem = {});

/// A header with a token that names the app and is in order in everything but its signature.
[[nodiscard]] QByteArray forgedAuthorization(const QString &clientId, const Clock &clock);

} // namespace ChannelConsole
