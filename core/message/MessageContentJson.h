// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/Result.h"
#include "core/message/MessageContent.h"

#include <QByteArray>

namespace ChannelConsole {

/// A content as it is kept in the log: one JSON object with "version", "type" (messageTypeId()) and the
/// content's members under their own names (ContentMembers.h); what is empty is left out. No partner's form:
/// a row stays readable when a partner changes its API.
[[nodiscard]] QByteArray contentToJson(const MessageContent &content);

/// Strict about types and words, lenient about members it does not know: a later version may have written
/// them. Fails with StoreFailed; Problem::details names the member.
[[nodiscard]] Result<MessageContent> contentFromJson(const QByteArray &text);

} // namespace ChannelConsole
