// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/net/HttpListener.h"

namespace ChannelConsole {

struct WireOptions
{
    bool keepAlive = true;
    bool forHead = false; ///< the length is told, the body is not sent
};

/// The reply as it goes over the wire. Content-Length (but for a HEAD), Connection and Transfer-Encoding are
/// ours, whatever the reply says; a reply with a header that is not safe to send goes out as a 500.
[[nodiscard]] QByteArray wireText(const ListenerReply &reply, const WireOptions &options);

} // namespace ChannelConsole
