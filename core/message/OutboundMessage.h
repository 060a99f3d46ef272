// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/message/MessageContent.h"

#include <QString>
#include <QUrl>

namespace ChannelConsole {

/// A message to a user.
struct OutboundMessage
{
    QString id; ///< ours, 32 hexadecimal digits; travels in the partner's field for it
    QString businessNumber; ///< `+` and digits, one of the channel's
    QString userNumber; ///< `+` and digits
    MessageContent content;
    /// Where the partner is asked to report what becomes of this message, where it allows that per message;
    /// empty: wherever its account says.
    QUrl reportUrl;

    bool operator==(const OutboundMessage &) const = default;
};

} // namespace ChannelConsole
