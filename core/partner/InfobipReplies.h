// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/Json.h"
#include "core/partner/ReplyReading.h"

namespace ChannelConsole {

/// Both styles of error bodies (infobip.md §3): the sends use the old one, some neighbours the new one; a
/// gateway may use either. Empty for a body that is no error.
[[nodiscard]] PartnerSays infobipError(const Json &body);

} // namespace ChannelConsole
