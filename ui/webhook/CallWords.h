// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/webhook/CallEvents.h"
#include "core/webhook/WebhookCall.h"

#include <QString>

namespace ChannelConsole {

// How the list of calls says things. What this version does not know comes out as it was stored.

/// What was said to the call, in words.
[[nodiscard]] QString verdictText(const QString &verdict);
/// One of resources/icons.
[[nodiscard]] QString verdictIconName(const WebhookCall &call);
/// What of it is in the message log. A call the rules here refuse may have been passed on all the same.
[[nodiscard]] QString callStateText(const WebhookCall &call);
/// "Replay of call 17", or empty.
[[nodiscard]] QString replayText(const WebhookCall &call);
/// JSON with indentation, a form field by field, anything else as it is; bytes that are no text are told.
[[nodiscard]] QString bodyText(const WebhookCall &call);
[[nodiscard]] QString eventText(const CallEvent &event);
/// What the call was, in a line: "Text from +44 1134 960001: Hello"; method and target where that is not
/// known.
[[nodiscard]] QString callText(const WebhookCall &call);
/// What was said to the call, and whether nothing in it was new.
[[nodiscard]] QString verdictAndRepetitionText(const WebhookCall &call);
/// What was known already, or empty.
[[nodiscard]] QString repetitionText(const CallOutline &outline);

} // namespace ChannelConsole
