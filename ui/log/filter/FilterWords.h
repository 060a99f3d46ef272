// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/log/SavedFilters.h"
#include "ui/log/LogColumns.h"

#include <QList>
#include <QString>

namespace ChannelConsole {

/// What the log can be filtered by, in the order it is said.
enum class FilterPart {
    Period,
    Assistants,
    Partner,
    Direction,
    BusinessNumber,
    UserNumber,
    Type,
    Status,
    ErrorCode,
    OnlyProblems,
};

/// One restriction in words.
struct FilterWord
{
    FilterPart part;
    QString text; ///< "Partner: Karix"; may hold text from outside
};

/// "Last 24 hours"; for Between, from when until when.
[[nodiscard]] QString periodText(const LogPeriod &period);
[[nodiscard]] QString periodText(LogPeriod::Kind kind);

/// Everything that restricts, or widens, what is shown, but for the text that is searched for.
[[nodiscard]] QList<FilterWord> filterWords(const LogChoice &choice);
/// The same without one part.
[[nodiscard]] LogChoice without(LogChoice choice, FilterPart part);

/// Only what has this column's value in common with a message; the same where no two have.
[[nodiscard]] LogChoice withValueOf(LogChoice choice, LogColumn column, const LogEntry &entry);

/// Those that come with the program, named in the user's language.
[[nodiscard]] QList<SavedFilter> builtInFilters();

} // namespace ChannelConsole
