// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/message/MessageContent.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace ChannelConsole {

/// Something about how a print was read that its author should know.
struct ScriptNote
{
    QString text; ///< one or two sentences, translated; may quote what was printed
    bool unverified = false; ///< no public document says what the platform does

    bool operator==(const ScriptNote &) const = default;
};

/// What the platform would make of what a script printed.
struct ScriptReading
{
    enum class Kind {
        Nothing, ///< nothing was printed: nothing is sent
        Text, ///< no object: a free-form text
        Message, ///< an object: its `type` decides
        Template, ///< an object without `type`, or with "template"
    };
    Kind kind = Kind::Nothing;
    QString decision; ///< which of these, and why; translated
    qsizetype taken = -1; ///< which print it is about, from 0
    std::optional<MessageContent> content; ///< empty for Nothing only
    QList<ScriptNote> notes;
};

/// The guide's rule ("Messaging Templates"): a string becomes a free-form text, an object a template. A print
/// is a string in both cases, so it is read as JSON first (platform.md §5): an object is a message whose
/// `type` decides, or else a template; anything else is a free-form text. Pure; takes any text.
[[nodiscard]] ScriptReading readPrinted(const QStringList &printed);

} // namespace ChannelConsole
