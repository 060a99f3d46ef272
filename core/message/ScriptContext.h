// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/message/ScriptWire.h"

#include <QString>

#include <optional>

namespace ChannelConsole {

/// Where a text is wrong, and how.
struct ScriptFault
{
    QString name; ///< "SyntaxError", "TypeError", …; empty for what is no Error
    QString text; ///< the engine's own words, or ours for the context
    int line = 0; ///< from 1; 0 if it is not known
    int column = 0; ///< likewise, in UTF-16 units

    bool operator==(const ScriptFault &) const = default;
};

/// What stands in for the platform's context object until it is edited: the paths that public bots read
/// (platform.md §5), with sample values.
[[nodiscard]] QString sampleContext();

/// What keeps a text from being a script's context: not JSON, no object, or too long. Empty if nothing does.
[[nodiscard]] std::optional<ScriptFault> contextFault(const QString &context);

} // namespace ChannelConsole
