// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/net/HttpListener.h"

#include <QUrl>

namespace ChannelConsole {

/// The call as it goes on to the platform's webhook: method and body byte for byte, the query but for
/// percent-encodings that RFC 3986 §6.2.2 says are the same (Qt writes `%41` as `A`), every header but
/// those that belong to one connection (RFC 9110 §7.6.1), Host and Content-Length. A header that came in
/// several lines goes on as one (RFC 9110 §5.3).
[[nodiscard]] HttpRequest relayedRequest(const ListenerRequest &call, const QUrl &webhook);

/// The platform's answer as it goes back: status and body as they are, and the headers that say what the
/// body is and what to do next. Nothing that would bind the partner to the platform's host, such as cookies.
[[nodiscard]] ListenerReply returnedReply(const HttpReply &reply);

} // namespace ChannelConsole
