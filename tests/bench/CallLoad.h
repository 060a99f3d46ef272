// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>

namespace ChannelConsole {

/// A partner that calls a webhook over `connections` kept-alive connections, each with its next call as soon
/// as the one before was answered, until `calls` were answered 200. Blocks; calls per second. Ends the
/// process if anything but a 200 comes.
[[nodiscard]] double callsPerSecond(quint16 port, int connections, int calls, const QByteArray &body);

} // namespace ChannelConsole
