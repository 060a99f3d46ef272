// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/message/ContentFinding.h"
#include "core/message/MessageContent.h"
#include "core/message/MessageLimits.h"

namespace ChannelConsole {

/// What WhatsApp's rules say about a content, in the order of its inputs (infobip.md §2.2 and §2.3,
/// gupshup.md §8). `limits` are the partner's (Partner::limits()). What only one partner asks for is in
/// Partner::contentFindings().
[[nodiscard]] QList<ContentFinding> contentFindings(
    const MessageContent &content, const MessageLimits &limits);

} // namespace ChannelConsole
