// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/message/ContentFinding.h"
#include "core/message/OutboundMessage.h"

#include <nlohmann/json.hpp>

namespace ChannelConsole {

/// `message.content` of a Karix request (karix.md A.2), for a content that contentFindings() has no error
/// for.
[[nodiscard]] nlohmann::json karixContent(const MessageContent &content);
[[nodiscard]] nlohmann::json karixTemplate(const TemplateContent &content); ///< KarixTemplateRequests.cpp
/// The body of the request.
[[nodiscard]] QByteArray karixBody(const OutboundMessage &message);
[[nodiscard]] RawContent karixRawDraft(const MessageContent &content);
/// KarixFindings.cpp: what is not known to be taken, beyond WhatsApp's rules.
[[nodiscard]] QList<ContentFinding> karixFindings(const MessageContent &content);

} // namespace ChannelConsole
