// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/Json.h"
#include "core/partner/WebhookEvents.h"

namespace ChannelConsole {

/// The payment object of WhatsApp Pay (gupshup.md §6, the guide's "Support for WhatsApp Pay"; infobip.md §6
/// has the same in camel case). Never refuses: what is missing or odd is told in PaymentDetails::flaw.
[[nodiscard]] PaymentDetails paymentIn(const Json &payment);

} // namespace ChannelConsole
