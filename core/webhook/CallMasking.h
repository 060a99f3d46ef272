// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/net/HttpListener.h"
#include "core/partner/Secrets.h"
#include "core/webhook/WebhookCall.h"

#include <QStringList>

namespace ChannelConsole {

/// What must not be seen of a call (promise 1), wherever in it it stands.
struct CallMask
{
    QString path; ///< of the webhook URL: what a call has behind it may be a secret segment
    QString streamId; ///< a part of `path`
    Secrets secrets; ///< those the endpoint knows
    QStringList users; ///< for the base64 of `user:secret`
};

/// How much of a refused call's body is kept: enough to see who it was.
inline constexpr qsizetype kRefusedBodyBytes = 4 * 1024;

enum class KeptBody {
    Whole,
    Beginning, ///< kRefusedBodyBytes
};

/// A call as it may be kept: where it came from, method, target, headers and body, with dots for what the
/// endpoint's secrets are, for the credentials it came with, and for every header that is not known to be
/// harmless. Nothing else is set.
[[nodiscard]] WebhookCall maskedCall(const ListenerRequest &request, const CallMask &mask, KeptBody kept);

/// The body of an answer as it may be kept, for a platform that echoes what it was sent.
[[nodiscard]] QByteArray maskedAnswer(
    const QByteArray &answer, const ListenerRequest &request, const CallMask &mask);

} // namespace ChannelConsole
