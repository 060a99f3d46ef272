// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/webhook/TokenAdvice.h"

namespace ChannelConsole {

/// Whether the app signed the token, and where not, who else did or what was done to the secret first.
[[nodiscard]] TokenFindings adviseOnSignature(
    const QByteArray &compact, const Token &token, const KnownApp &app, const QList<KnownApp> &otherApps);

} // namespace ChannelConsole
