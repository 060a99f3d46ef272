// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace ChannelConsole {

/// The gateway's own words for a code (gupshup.md §3); empty for one that is not documented.
[[nodiscard]] QString gupShupErrorText(const QString &code);

} // namespace ChannelConsole
