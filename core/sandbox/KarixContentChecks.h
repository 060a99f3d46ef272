// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/Json.h"

namespace ChannelConsole {

enum class KarixVerdict {
    Fine,
    UnknownTemplate, ///< status 210
    Malformed, ///< what it gets is not documented
};

/// Whether `message.content` has a form that was seen to be taken (karix.md A.2), within WhatsApp's limits.
[[nodiscard]] KarixVerdict karixVerdict(const Json &content);

} // namespace ChannelConsole
