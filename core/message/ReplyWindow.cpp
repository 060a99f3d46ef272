// SPDX-License-Identifier: Apache-2.0
#include "core/message/ReplyWindow.h"

namespace ChannelConsole {

ReplyWindow replyWindow(const std::optional<QDateTime> &lastInbound, const QDateTime &now)
{
    if (!lastInbound)
        return {};
    const QDateTime end = lastInbound->addSecs(std::chrono::seconds(kReplyWindow).count());
    return {.kind = now < end ? ReplyWindow::Kind::Open : ReplyWindow::Kind::Closed, .end = end};
}

} // namespace ChannelConsole
