// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/Json.h"
#include "core/partner/WebhookEvents.h"

#include <optional>

namespace ChannelConsole {

/// A message (gupshup.md §6), from JSON or a form; `raw` is the post as it came, `message` the same with the
/// strings that hold JSON taken apart.
[[nodiscard]] std::optional<InboundMessage> gupShupMessage(const Json &raw, const Json &message);

/// One element of a delivery report (gupshup.md §5).
[[nodiscard]] std::optional<DeliveryEvent> gupShupDelivery(const Json &element);

} // namespace ChannelConsole
