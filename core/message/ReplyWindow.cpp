// SPDX-License-Identifier: Apache-2.0
#include "core/message/ReplyWindow.h"

namespace ChannelConsole {

using namespace Qt::StringLiterals;

ReplyWindow replyWindow(const std::optional<QDateTime> &lastInbound, const QDateTime &now)
{
    if (!lastInbound)
        return {};
    const QDateTime end = lastInbound->addSecs(std::chrono::seconds(kReplyWindow).count());
    return {.kind = now < end ? ReplyWindow::Kind::Open : ReplyWindow::Kind::Closed, .end = end};
}

bool meansClosedWindow(const Problem &problem)
{
    return problem.kind == ProblemKind::RejectedByPartner
        && (problem.partnerCode == "7010"_L1 || problem.partnerCode == "131047"_L1
            || problem.partnerCode == "470"_L1);
}

} // namespace ChannelConsole
