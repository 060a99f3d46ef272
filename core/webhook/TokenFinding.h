// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QList>
#include <QString>

namespace ChannelConsole {

/// One thing worth saying about a token, in words; translated.
struct TokenFinding
{
    enum class Severity {
        Error, ///< for this the token is refused
        Warning, ///< it may work, and yet is likely not what is wanted
        Note,
        Fine, ///< checked, and as it should be
    };
    Severity severity = Severity::Note;
    QString text;
    QString remedy; ///< what to do; may be empty

    bool operator==(const TokenFinding &) const = default;
};

using TokenFindings = QList<TokenFinding>;

} // namespace ChannelConsole
