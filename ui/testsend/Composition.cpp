// SPDX-License-Identifier: Apache-2.0
#include "ui/testsend/Composition.h"

#include "core/message/ContentRules.h"

#include <algorithm>

namespace ChannelConsole {

MessageContent Composition::contentOf(MessageType type) const
{
    return m_contents.value(type, emptyContent(type));
}

bool Composition::isUntouched() const
{
    return content() == emptyContent(m_type);
}

QList<ContentFinding> findingsOf(const MessageContent &content, const Partner *partner)
{
    if (!partner)
        return {};
    return contentFindings(content, partner->limits()) + partner->contentFindings(content);
}

std::optional<Problem> firstError(const QList<ContentFinding> &findings)
{
    const auto error = std::find_if(findings.cbegin(), findings.cend(),
        [](const ContentFinding &finding) { return finding.weight == ContentFinding::Weight::Error; });
    if (error == findings.cend())
        return std::nullopt;
    return Problem{.kind = ProblemKind::InvalidInput, .text = error->text, .field = error->field};
}

MessageContent withKeyword(const MessageContent &content, const QString &keyword)
{
    const auto *text = std::get_if<TextContent>(&content);
    if (!text || text->text.isEmpty() || keyword.isEmpty())
        return content;
    TextContent prefixed = *text;
    prefixed.text = keyword + QLatin1Char(' ') + text->text;
    return prefixed;
}

} // namespace ChannelConsole
