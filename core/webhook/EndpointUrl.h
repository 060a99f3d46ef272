// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/webhook/EndpointPlan.h"

#include <QUrl>

namespace ChannelConsole {

/// Where this computer reaches an endpoint that listens on that port.
[[nodiscard]] QUrl localEndpointUrl(const EndpointSettings &settings, quint16 port, const QString &path);

/// What a partner is to be given: the path under the public URL if there is one, else under the local one,
/// else under the address that is set; with `secretSegment` behind it if that is not empty. Invalid if no
/// port is known.
[[nodiscard]] QUrl endpointUrl(
    const EndpointPlan &plan, const QUrl &localUrl, const QByteArray &secretSegment);

} // namespace ChannelConsole
