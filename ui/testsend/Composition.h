// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/message/ContentFinding.h"
#include "core/message/MessageContent.h"
#include "core/partner/Partner.h"

#include <QMap>

namespace ChannelConsole {

/// What is being written: a content for each type of message, so that looking at another type loses nothing.
/// Belongs to no partner: another one shows the same.
class Composition
{
public:
    [[nodiscard]] MessageType type() const { return m_type; }
    void setType(MessageType type) { m_type = type; }
    [[nodiscard]] MessageContent content() const { return contentOf(m_type); }
    [[nodiscard]] MessageContent contentOf(MessageType type) const;
    /// Under its own type, which need not be the chosen one.
    void put(const MessageContent &content) { m_contents[typeOf(content)] = content; }
    [[nodiscard]] bool isUntouched() const; ///< nothing was typed for the chosen type

private:
    MessageType m_type = MessageType::Text;
    QMap<MessageType, MessageContent> m_contents;
};

/// All that WhatsApp and the partner have against a content; empty without a
/// partner.
[[nodiscard]] QList<ContentFinding> findingsOf(const MessageContent &content, const Partner *partner);
/// The first that keeps it from being sent; Problem::field is the finding's.
[[nodiscard]] std::optional<Problem> firstError(const QList<ContentFinding> &findings);

/// "[Keyword on infobip] (User input)", as the guide has it; other types than texts are as they are.
[[nodiscard]] MessageContent withKeyword(const MessageContent &content, const QString &keyword);

} // namespace ChannelConsole
