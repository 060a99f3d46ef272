// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/log/MessageFilter.h"

#include <QUuid>

namespace ChannelConsole {

struct LogEntry;

/// Who talks to whom. Numbers exactly as stored.
struct ConversationPair
{
    QUuid assistantId;
    QString businessNumber;
    QString userNumber;

    [[nodiscard]] bool has(const LogEntry &entry) const;
    bool operator==(const ConversationPair &) const = default;
};

/// Which piece of a conversation is asked for.
struct ConversationQuery
{
    enum class Part {
        Newest,
        Oldest,
        Before, ///< strictly before `anchor`
        After, ///< strictly behind it
        Around, ///< the message `anchor.id` with what is before and behind it; Newest if it is not there
    };
    ConversationPair pair;
    Part part = Part::Newest;
    LogAnchor anchor;
    int limit = 100;
};

} // namespace ChannelConsole
