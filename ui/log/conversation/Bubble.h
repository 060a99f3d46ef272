// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/log/Conversation.h"
#include "ui/testsend/preview/PhoneMessage.h"

namespace ChannelConsole {

/// What a bubble shows of a message, from top to bottom: what it answers, its content with files and
/// templates as cards, and why it did not arrive. Never empty; a type that is not known is shown as it came,
/// and what is very long is cut. Nothing is fetched.
[[nodiscard]] QList<PhoneBlock> bubbleOf(const ConversationMessage &message);

/// Only what was said, to be copied.
[[nodiscard]] QString saidText(const ConversationMessage &message);
/// Who, what, when and where it is, in words: for screen readers.
[[nodiscard]] QString spokenText(const ConversationMessage &message);
/// When, to the second and by both clocks, and what its state means. Plain text from outside is in it.
[[nodiscard]] QString hintText(const ConversationMessage &message);

/// "Sunday, 1 March 2026" in the user's zone.
[[nodiscard]] QString dayText(const QDateTime &time);
/// "12:04" in the user's zone.
[[nodiscard]] QString clockText(const QDateTime &time);
/// What a line between the bubbles says; empty for a message.
[[nodiscard]] QString lineText(const ConversationItem &item);
/// What that means; empty if it needs no words.
[[nodiscard]] QString lineHint(const ConversationItem &item);

} // namespace ChannelConsole
