// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDateTime>

#include <chrono>
#include <optional>

namespace ChannelConsole {

/// So long after a user's last message WhatsApp delivers anything but templates (gupshup.md §8, infobip.md
/// §2.2).
inline constexpr std::chrono::hours kReplyWindow{24};

/// Whether free-form messages can reach a user now, as far as the log knows: WhatsApp has no question for it.
struct ReplyWindow
{
    enum class Kind {
        Unknown, ///< no message of this user to this number is in the log; there may be some the console did
                 ///< not see
        Open,
        Closed, ///< as far as the log goes: a later message may have gone past the console
    };
    Kind kind = Kind::Unknown;
    QDateTime end; ///< UTC; for Open and Closed

    bool operator==(const ReplyWindow &) const = default;
};

/// `lastInbound`: when the user last wrote to the business number, UTC.
[[nodiscard]] ReplyWindow replyWindow(const std::optional<QDateTime> &lastInbound, const QDateTime &now);

} // namespace ChannelConsole
