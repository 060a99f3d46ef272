// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/message/FindingList.h"
#include "core/message/MessageContent.h"
#include "core/message/MessageLimits.h"

#include <QCoreApplication>

namespace ChannelConsole::ContentRules {

// What contentFindings() is made of.

void check(const TextContent &content, const MessageLimits &limits, FindingList &findings);
void check(const LocationContent &location, const MessageLimits &limits, FindingList &findings);
void check(const RawContent &raw, const MessageLimits &limits, FindingList &findings);
void check(const MediaContent &media, const MessageLimits &limits, FindingList &findings);
void check(const ContactsContent &cards, const MessageLimits &limits, FindingList &findings);
void check(const ButtonsContent &buttons, const MessageLimits &limits, FindingList &findings);
void check(const ListContent &list, const MessageLimits &limits, FindingList &findings);
void check(const UrlButtonContent &button, const MessageLimits &limits, FindingList &findings);
void check(const TemplateContent &content, const MessageLimits &limits, FindingList &findings);
void check(const OrderDetailsContent &order, const MessageLimits &limits, FindingList &findings);
void check(const OrderStatusContent &order, const MessageLimits &limits, FindingList &findings);

[[nodiscard]] inline QString tr(const char *text)
{
    return QCoreApplication::translate("ContentRules", text);
}

} // namespace ChannelConsole::ContentRules
