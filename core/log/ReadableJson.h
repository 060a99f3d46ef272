// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QString>

namespace ChannelConsole {

/// Indented for reading; as it came if it is no JSON.
[[nodiscard]] QString readableJson(const QByteArray &text);

} // namespace ChannelConsole
