// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/log/MessageLog.h"

#include <QTimeZone>

namespace ChannelConsole {

class StoreConnection;

/// One message of a conversation with what a bubble shows of it.
struct ConversationMessage
{
    LogEntry entry;
    /// Inbound: when the user wrote it, UTC, by the partner's clock where it tells one and not later than it
    /// came in.
    std::optional<QDateTime> written;
    std::optional<MessageContent> content; ///< of an outbound one, where it was kept
    std::optional<InboundContent> inbound; ///< without its JSON, unless there is no text to show
    std::optional<Problem> problem; ///< why it did not arrive, or why that is not known
    std::optional<LogEntry> answers; ///< the message it is a reply to, if that is in the log
};

/// A piece of a conversation, without gaps.
struct ConversationPage
{
    QList<ConversationMessage> messages; ///< oldest first
    bool older = false; ///< there are some before these
    bool newer = false; ///< there are some behind these
    /// The user's last message before these, if the reply window it opened can reach into them. UTC.
    std::optional<QDateTime> lastInbound;
};

/// What a query asks for; each costs the same however long the conversation is.
[[nodiscard]] Result<ConversationPage> conversationPage(
    StoreConnection &connection, const ConversationQuery &query);
/// These rows as they are now, in no particular order; what is not there any more is left out.
[[nodiscard]] Result<QList<ConversationMessage>> conversationMessages(
    StoreConnection &connection, const QList<qint64> &ids);

/// One line of a conversation as it is shown from top to bottom.
struct ConversationItem
{
    enum class Kind {
        Day, ///< before the first line of a day
        WindowOpened, ///< the user's message that follows opened the reply window
        WindowClosed, ///< 24 hours went by without a message of the user
        Message,
    };
    Kind kind = Kind::Message;
    QDateTime time; ///< UTC: of the message, of the opening or closing, or of the day's first line
    qsizetype message = -1; ///< place among the messages, for Message

    bool operator==(const ConversationItem &) const = default;
};

/// Days and the reply window between the messages (oldest first). `lastInbound` as in ConversationPage.
/// `now`: empty if newer messages follow that are not among these. Days begin at midnight in `zone`.
[[nodiscard]] QList<ConversationItem> conversationItems(const QList<ConversationMessage> &messages,
    const std::optional<QDateTime> &lastInbound, const std::optional<QDateTime> &now, const QTimeZone &zone);

} // namespace ChannelConsole
