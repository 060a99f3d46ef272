// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/partner/CodeMeaning.h"

namespace ChannelConsole {

/// WhatsApp's own error numbers (gupshup.md §8). No partner documents that it hands them on; where one does,
/// they mean this.
[[nodiscard]] CodeTable whatsAppCodes();

} // namespace ChannelConsole
