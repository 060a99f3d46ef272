// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/message/ContentFinding.h"
#include "core/message/OutboundMessage.h"

#include <nlohmann/json.hpp>

namespace ChannelConsole {

/// What Infobip's interface makes of a content: one operation for each type (infobip.md §2).
struct InfobipCall
{
    QString path; ///< "/whatsapp/1/message/text"
    nlohmann::json content; ///< null where the operation takes none
    nlohmann::json options = nlohmann::json::object(); ///< what else stands in the message beside `content`
};

/// For a content that contentFindings() has no error for.
[[nodiscard]] InfobipCall infobipCall(const MessageContent &content);
/// The body of the request; a template is wrapped in a list (infobip.md §2.1). `reportUrl`: encoded.
[[nodiscard]] QByteArray infobipBody(
    const InfobipCall &call, const OutboundMessage &message, const QString &reportUrl);
[[nodiscard]] RawContent infobipRawDraft(const MessageContent &content);

[[nodiscard]] nlohmann::json infobipTemplate(const TemplateContent &content); ///< InfobipTemplateRequests.cpp
[[nodiscard]] nlohmann::json infobipOrder(const OrderDetailsContent &order); ///< InfobipOrderRequests.cpp
[[nodiscard]] nlohmann::json infobipOrder(const OrderStatusContent &order);
/// InfobipFindings.cpp: what its document asks beyond WhatsApp's rules.
[[nodiscard]] QList<ContentFinding> infobipFindings(const MessageContent &content);

} // namespace ChannelConsole
