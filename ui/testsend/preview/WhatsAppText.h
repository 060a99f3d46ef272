// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QList>
#include <QString>

namespace ChannelConsole {

/// A piece of a text that WhatsApp shows in another face.
struct StyledSpan
{
    qsizetype start = 0;
    qsizetype length = 0;
    bool bold = false;
    bool italic = false;
    bool struck = false;
    bool fixed = false;

    bool operator==(const StyledSpan &) const = default;
};

/// What a reader sees: the text without the marks, and which pieces they were about.
struct StyledText
{
    QString text;
    QList<StyledSpan> spans; ///< by start; they do not overlap

    bool operator==(const StyledText &) const = default;
};

/// WhatsApp's *bold*, _italic_, ~struck~ and ```fixed```. A mark counts where it stands at the edge of a word
/// and its partner follows in the same line (of ``` anywhere); others stay as they are. Nothing else means
/// anything: no HTML.
[[nodiscard]] StyledText whatsAppText(const QString &typed);

} // namespace ChannelConsole
