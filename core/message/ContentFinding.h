// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QList>
#include <QString>

namespace ChannelConsole {

/// One thing about a content that is not as WhatsApp or the partner wants it.
struct ContentFinding
{
    enum class Weight {
        Error, ///< it will be refused, or would arrive as something else: it is not sent
        Warning, ///< it may be refused; the partner decides
    };
    /// The input it is about: names of MessageContent's members and indexes, joined by "/":
    /// "buttons/1/title", "contacts/0/phones/2/phone". Empty: the content as a whole.
    QString field;
    QString text; ///< one sentence, translated
    Weight weight = Weight::Error;

    bool operator==(const ContentFinding &) const = default;
};

} // namespace ChannelConsole
