// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/webhook/TokenAdvice.h"

namespace ChannelConsole {

/// Whose token it says it is.
[[nodiscard]] TokenFindings adviseOnClient(
    const Token &token, const std::optional<KnownApp> &app, const QList<KnownApp> &otherApps);
/// Since when and how long it holds, beyond what checkTokenTimes() refuses.
[[nodiscard]] TokenFindings adviseOnTimes(const Token &token, qint64 now);
[[nodiscard]] TokenFindings adviseOnTokenId(const Token &token, bool enforced);
/// Claims that nearly have the name they need (platform.md §3.2: "Don't use App ID, appid").
[[nodiscard]] TokenFindings adviseOnSpelling(const QByteArray &payload);

} // namespace ChannelConsole
