// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/Result.h"
#include "core/partner/WebhookEvents.h"

namespace ChannelConsole {

/// The amount as an exact decimal number: "3.00" for 300 / 100, "300" for 300 / 1. Where the offset is no
/// power of ten, "1000/60". Empty if there is no value.
[[nodiscard]] QString paymentAmount(const PaymentDetails &payment);

/// "3.00 INR · success", as far as it is known: what the log shows as the text.
[[nodiscard]] QString paymentText(const PaymentDetails &payment);

/// What a dialog task of the assistant finds: the payment object, exactly as it came, as the composite entity
/// of this name in the context object (the guide's "Support for WhatsApp Pay": "stores it in the context
/// object under the respective entity"). `{"entities":{"<name>":{…}}}`, indented. InvalidInput for an empty
/// name.
[[nodiscard]] Result<QByteArray> paymentContext(const QString &entityName, const PaymentDetails &payment);

} // namespace ChannelConsole
