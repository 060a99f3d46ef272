// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/partner/WebhookEvents.h"

#include <QDateTime>
#include <QList>
#include <QString>

#include <chrono>
#include <optional>
#include <variant>

namespace ChannelConsole {

// What a messaging partner itself knows of messages, asked for rather than posted to us: its log of a time,
// and the delivery report of one message. Beside Partner.h, whose functions say whether and how.

/// Whether something is there to be used, and how sure that is.
struct MessageSupport
{
    enum class Kind {
        Documented,
        Unverified, ///< in a form that no public document confirms
        NotOffered,
    };
    Kind kind = Kind::NotOffered;
    QString reason; ///< for Unverified and NotOffered: why, in a sentence or two, translated
};

/// Whether a partner's log can be read.
struct PartnerLogOffer
{
    MessageSupport support;
    bool byUserNumber = false; ///< it is asked for one user at a time
};

/// Whether the report of a single message can be asked for.
struct PartnerReportOffer
{
    MessageSupport support;
    /// Each report is given once, to whoever asks first: what it means for others, in a sentence, translated.
    /// Empty where asking takes nothing away.
    QString consumes;
    std::chrono::hours kept{0}; ///< how long there is a report; 0 if that is not known
};

/// Asks for the log of a time.
struct PartnerLogQuery
{
    QDateTime since; ///< UTC
    QDateTime until; ///< UTC
    QString userNumber; ///< `+` and digits; counts where the offer says so
    QString cursor; ///< where to go on, in the partner's own terms; empty at the beginning
};

/// Asks for what is reported of one message of ours, or of one that was read from the partner's log.
struct PartnerReportQuery
{
    QString messageId; ///< OutboundMessage::id; empty if another program sent it
    QString partnerMessageId; ///< empty if the answer to its send never came
    QString userNumber; ///< `+` and digits
    QString type; ///< LogEntry::type
    QString cursor; ///< as in PartnerLogQuery
};

using PartnerQuestion = std::variant<PartnerLogQuery, PartnerReportQuery>;

/// One message as the partner tells of it. Everything in it came from outside: plain text.
struct PartnerLogRow
{
    /// Whose message it is and what became of it; `status` and `partnerStatus` are empty if nothing is told.
    DeliveryEvent event;
    std::optional<QDateTime> sentAt; ///< UTC, by the partner's clock
    QString type; ///< messageTypeId() where it is known, the partner's own word otherwise; may be empty
    QString text; ///< what the log shows in its text column; may be empty
};

/// One reply.
struct PartnerLogPage
{
    QList<PartnerLogRow> rows; ///< of outbound messages
    QList<InboundMessage> messages; ///< what users wrote, where the partner tells it
    QStringList notUnderstood; ///< parts of it, in words
    /// What to ask for next; some of it may come twice.
    std::optional<PartnerQuestion> next;
    std::chrono::milliseconds wait{0}; ///< before `next`: the partner is still collecting
};

} // namespace ChannelConsole
