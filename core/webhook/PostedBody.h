// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/partner/WebhookEvents.h"

namespace ChannelConsole {

/// What the guide's rules ask about a body.
enum class PostedBody {
    Missing, ///< nothing there, or nothing that can be read
    NoMobile, ///< a message without the user's number
    Message,
    DeliveryReport, ///< which the rules about the body do not concern
};

/// Looks at a body the way the guide's table does. That a message is JSON with `mobile` at its top is what
/// the table suggests, together with GupShup's own form (gupshup.md §6); unverified: the platform does not
/// publish it. GupShup may also post messages as a form with the same names, and posts delivery reports as a
/// form with `response` (§5).
[[nodiscard]] PostedBody lookAt(const WebhookPost &post);

} // namespace ChannelConsole
