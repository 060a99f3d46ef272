// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/net/Http.h"

#include <QList>

#include <optional>

namespace ChannelConsole {

/// Why a request is turned away before anybody looks at what it asks for.
struct GateRefusal
{
    int status = 403;
    QString reason; ///< untranslated, for the refusal observer
};

/// What a name under which this listener may be asked for looks like on one connection.
struct GateNames
{
    QByteArray localAddress; ///< of the connection, as text: an address written out cannot be a rebound name
    QList<QByteArray> allowedHosts;
};

/// Turns away what a web page could make a browser send here: a `Host` that is not ours (DNS rebinding), an
/// `Origin`, a `Sec-Fetch-Site` other than `none` and `same-origin`. Nothing that talks to us by right sends
/// those.
[[nodiscard]] std::optional<GateRefusal> refusalAtTheGate(
    const QList<HttpHeader> &headers, const GateNames &names);

} // namespace ChannelConsole
