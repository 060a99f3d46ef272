// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/Json.h"
#include "core/partner/WebhookEvents.h"

#include <optional>

namespace ChannelConsole {

/// What a user sent (karix.md A.6); `post` is the whole object, unwrapped.
[[nodiscard]] std::optional<InboundMessage> karixMessage(const Json &post);

/// A delivery event (karix.md A.5).
[[nodiscard]] std::optional<DeliveryEvent> karixDelivery(const Json &post);

} // namespace ChannelConsole
