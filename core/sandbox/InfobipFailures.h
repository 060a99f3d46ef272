// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/net/HttpListener.h"

#include <QLatin1StringView>
#include <QString>

#include <optional>

namespace ChannelConsole {

/// The last three digits of the recipient that provokes a row of infobipCodes(): a status by its id, an HTTP
/// error by its number in a range that no status uses. Empty for a code that Infobip's simulation does not
/// know.
[[nodiscard]] QString infobipFailureDigits(QLatin1StringView code);

/// What Infobip answers to a send that ends in this code (infobip.md §3): both body styles of HTTP errors,
/// and statuses with HTTP 200.
[[nodiscard]] ListenerReply infobipFailure(const QString &code, const QString &to, const QString &messageId);

} // namespace ChannelConsole
