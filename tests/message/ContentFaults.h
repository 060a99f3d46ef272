// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/message/ContentFinding.h"
#include "core/message/MessageContent.h"

namespace ChannelConsole {

struct SoundContent
{
    const char *name;
    MessageContent content;
};

/// At least one of every type, and some at the edge of what is allowed.
[[nodiscard]] QList<SoundContent> soundContents();

/// A content with one thing wrong.
struct ContentFault
{
    const char *name;
    MessageContent content;
    QString field; ///< of the one finding there is to be
    ContentFinding::Weight weight = ContentFinding::Weight::Error;
};
[[nodiscard]] QList<ContentFault> contentFaults();

} // namespace ChannelConsole
