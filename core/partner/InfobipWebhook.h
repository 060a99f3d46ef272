// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/Json.h"
#include "core/partner/WebhookEvents.h"

#include <optional>

namespace ChannelConsole {

/// The messages in one element of an inbound post; infobip.md §6 "Inbound" and, with an array in it, §5 "MO".
[[nodiscard]] QList<InboundMessage> infobipMessages(const Json &element);

/// A delivery or seen report (infobip.md §6), in the form of the WhatsApp interface or of the Messages one.
[[nodiscard]] std::optional<DeliveryEvent> infobipDelivery(const Json &element);

/// What Infobip tells that is neither, in words: template updates, changed identities, payments as the
/// provider sees them, marketing stopped or resumed. Empty for anything else.
[[nodiscard]] QString infobipNotice(const Json &post);

} // namespace ChannelConsole
