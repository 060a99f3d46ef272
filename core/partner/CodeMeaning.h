// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/Problem.h"

#include <QLatin1StringView>
#include <QString>

#include <span>

namespace ChannelConsole {

/// One of a partner's documented codes in our words: what it means, who has to act, what to do next. The
/// texts are sources for translation, marked with QT_TRANSLATE_NOOP in the context of their table.
struct CodeMeaning
{
    QLatin1StringView code;
    Side side;
    const char *text;
    const char *remedy;
};

/// All that a partner documents, and the translation context of its texts.
struct CodeTable
{
    const char *context;
    std::span<const CodeMeaning> meanings;

    /// Null for a code that is not documented. Compared without case: partners are not consistent.
    [[nodiscard]] const CodeMeaning *find(const QString &code) const
    {
        for (const CodeMeaning &meaning : meanings) {
            if (code.compare(meaning.code, Qt::CaseInsensitive) == 0)
                return &meaning;
        }
        return nullptr;
    }
};

} // namespace ChannelConsole
