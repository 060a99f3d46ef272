// SPDX-License-Identifier: Apache-2.0
#include "core/log/glance/Glance.h"

#include "core/log/MessageStatus.h"

namespace ChannelConsole {

const QString &glanceStageStatus(int stage)
{
    static const std::array<QString, kGlanceStages> kStatuses{
        MessageStatus::kAccepted, MessageStatus::kSent, MessageStatus::kDelivered, MessageStatus::kRead};
    return kStatuses.at(static_cast<std::size_t>(stage));
}

qint64 Glance::needAttention() const
{
    qint64 all = otherReasons + withoutReason + unknown;
    for (const GlanceReason &reason : reasons)
        all += reason.messages;
    return all;
}

} // namespace ChannelConsole
