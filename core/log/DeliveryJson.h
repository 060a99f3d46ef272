// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/partner/WebhookEvents.h"

namespace ChannelConsole {

/// A report as it is kept while it waits for its message, and back.
[[nodiscard]] QString deliveryToJson(const DeliveryEvent &event);
[[nodiscard]] DeliveryEvent deliveryFromJson(const QString &text);

} // namespace ChannelConsole
