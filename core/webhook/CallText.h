// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/webhook/WebhookCall.h"

#include <QList>
#include <QString>

#include <optional>

namespace ChannelConsole {

/// One header of a call as it is kept.
struct CallHeader
{
    QString name;
    QString value;
    bool masked = false; ///< it was a secret, or might have been: dots stand in its place
};

/// Of the stored text, one "Name: value" a line. What is no header is left out.
[[nodiscard]] QList<CallHeader> callHeaders(const QString &headers);
/// Case-insensitive, first match.
[[nodiscard]] std::optional<CallHeader> callHeader(const WebhookCall &call, const QString &name);

/// Whether some part of the target or of a text is dots.
[[nodiscard]] bool isMasked(const QString &text);

/// The call as it came, for reading: request line, headers, body. A body that is not text is told, not shown.
[[nodiscard]] QString callAsText(const WebhookCall &call);

/// A command for any POSIX shell that makes the same call, to `origin` (scheme, host and port). Holds no
/// secret: where one was there is a shell variable named after the header ("$AUTHORIZATION"), or "$SECRET" in
/// the target. Nothing that came from outside can end a quotation, and no control character is in it, so that
/// pasting it runs this one command and nothing else.
[[nodiscard]] QString callAsCurl(const WebhookCall &call, const QString &origin);

} // namespace ChannelConsole
