// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace ChannelConsole {

/// An error of a delivery report, by Infobip's number (infobip.md §8).
struct ChatError
{
    int id;
    const char *name;
    bool permanent;
};

/// "Unknown Subscriber" for a code that is not listed.
[[nodiscard]] ChatError infobipChatError(const QString &code);

} // namespace ChannelConsole
