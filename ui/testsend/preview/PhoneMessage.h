// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/message/MessageContent.h"

namespace ChannelConsole {

/// One thing a phone shows of a message, from top to bottom.
struct PhoneBlock
{
    enum class Kind {
        Picture, ///< a wide card: what of the message is a picture or a film
        Card, ///< icon, text and detail in one line: a file, a person
        Heading,
        Body, ///< with WhatsApp's marks
        Note, ///< small: footers, addresses
        Amount, ///< text at the beginning, detail at the end of the line
        Total, ///< likewise, strong
        Button,
        SheetTitle, ///< of a section of a list
        SheetRow, ///< one choice of a list
        Fixed, ///< as it is, in a fixed font
    };
    Kind kind = Kind::Body;
    QString icon; ///< of ui/widgets/Icons.h
    QString text;
    QString detail;

    bool operator==(const PhoneBlock &) const = default;
};

/// A message as a phone shows it: a bubble, and for a list the sheet that its button opens.
struct PhoneMessage
{
    QList<PhoneBlock> bubble;
    QList<PhoneBlock> sheet;
};

/// What a content becomes on the phone. Empty bubble: there is nothing to see yet.
[[nodiscard]] PhoneMessage phoneMessage(const MessageContent &content);
/// Everything of it in words, a line each, for screen readers.
[[nodiscard]] QString phoneText(const PhoneMessage &message);

} // namespace ChannelConsole
