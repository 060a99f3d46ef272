// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/Problem.h"
#include "core/partner/CodeMeaning.h"

namespace ChannelConsole {

/// WhatsApp's own error numbers (gupshup.md §8). No partner documents that it hands them on; where one does,
/// they mean this.
[[nodiscard]] CodeTable whatsAppCodes();

/// Whether the partner's code says that the 24-hour window is closed, so that a template would get through
/// where this message did not (gupshup.md §8; Infobip's 7010). Codes that may have other causes do not count.
[[nodiscard]] bool meansReplyWindowClosed(const Problem &problem);

} // namespace ChannelConsole
