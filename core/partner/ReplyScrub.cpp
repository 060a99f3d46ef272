// SPDX-License-Identifier: Apache-2.0
#include "core/partner/ReplyScrub.h"

#include <algorithm>

namespace ChannelConsole {

HttpReply scrubbedReply(
    HttpReply reply, const Secrets &secrets, const QStringList &users, qsizetype keptBytes)
{
    reply.reason = secrets.scrub(reply.reason, users);
    for (HttpHeader &header : reply.headers)
        header.value = secrets.scrub(header.value, users);
    reply.body = secrets.scrub(reply.body.first(std::min(reply.body.size(), keptBytes)), users);
    return reply;
}

} // namespace ChannelConsole
