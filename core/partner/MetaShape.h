// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/message/MessageContent.h"

#include <nlohmann/json.hpp>

namespace ChannelConsole {

// WhatsApp's own shape of interactive messages, as its Cloud API takes it (gupshup.md §2, karix.md A.2): what
// GupShup and Karix pass on, or are presumed to.

/// {"buttons": [{"type": "reply", "reply": {"id", "title"}}]}
[[nodiscard]] nlohmann::json metaAction(const ButtonsContent &buttons);
/// {"button", "sections": [{"title", "rows": [{"id", "title", "description"}]}]}
[[nodiscard]] nlohmann::json metaAction(const ListContent &list);
/// {"name": "cta_url", "parameters": {"display_text", "url"}}
[[nodiscard]] nlohmann::json metaAction(const UrlButtonContent &button);
/// {"name": "review_and_pay", "parameters": {…}}
[[nodiscard]] nlohmann::json metaAction(const OrderDetailsContent &order);
/// {"name": "review_order", "parameters": {…}}
[[nodiscard]] nlohmann::json metaAction(const OrderStatusContent &order);

/// A contact card with WhatsApp's names: "first_name", "wa_id".
[[nodiscard]] nlohmann::json metaContact(const ContactCard &card);

} // namespace ChannelConsole
