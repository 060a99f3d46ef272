// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/net/HttpListener.h"

#include <QUrl>

namespace ChannelConsole {

/// A call as it goes on to the platform's webhook: method, query, headers (in their order and case) and body
/// byte for byte. What is not the call's own is the connection's: the headers of RFC 9110 §7.6.1 are dropped,
/// Host is the platform's, Content-Length says how long the body is, and `Connection: close` ends. One line
/// is added, which RFC 9110 §7.6.3 asks of everybody who passes a message on: Via, with `pseudonym`.
struct RelayedCall
{
    HttpRequest request; ///< its URL says where to connect
    QByteArray target; ///< the platform's path, without a secret segment of ours, and the call's query
};
[[nodiscard]] RelayedCall relayedCall(
    const ListenerRequest &call, const QUrl &webhook, const QByteArray &pseudonym);

/// Whether the call was passed on under that pseudonym before: it has come round.
[[nodiscard]] bool hasComeRound(const ListenerRequest &call, const QByteArray &pseudonym);

/// The platform's answer as it goes back: status, reason, headers (in their order and case) and body as they
/// came, a Content-Encoding included, without the headers of RFC 9110 §7.6.1.
[[nodiscard]] ListenerReply returnedReply(const HttpReply &reply);

} // namespace ChannelConsole
