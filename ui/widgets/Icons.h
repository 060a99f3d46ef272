// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QIcon>
#include <QString>

namespace ChannelConsole {

/// One of our one-colour SVG icons (resources/icons/<name>.svg) in the palette's text colour, following palette changes.
[[nodiscard]] QIcon icon(const QString &name);

} // namespace ChannelConsole
