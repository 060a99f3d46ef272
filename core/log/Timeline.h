// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/log/MessageLog.h"

namespace ChannelConsole {

/// One thing in the life of a message, or a gap where something should be.
struct TimelineEntry
{
    enum class Kind {
        Answers, ///< the message this one is a reply to
        Composed,
        Request, ///< went out to the partner
        Reply, ///< the answer to it, or that none came
        Report, ///< by the partner, later
        Received, ///< from the user, through the webhook
        Answered, ///< by the user
        Gap, ///< what is missing or does not fit, in words
    };
    /// Whose doing it is.
    enum class Party {
        ThisComputer,
        Partner,
        WhatsApp,
        User,
    };
    Kind kind = Kind::Gap;
    Party party = Party::ThisComputer;
    QDateTime time; ///< UTC, by this computer's clock; null for a gap that is still open
    std::optional<QDateTime> reported; ///< UTC, by the partner's clock
    QString status; ///< a MessageStatus or the partner's own word; for Reply, Report, Received
    QString
        text; ///< what happened, where the status does not say it: translated, may hold words from outside
    QStringList remarks; ///< what is odd about it, and the partner's words; a sentence each
    std::optional<Problem> problem;
    std::optional<qint64> callId; ///< WebhookCall::id of what brought it
    std::optional<qint64> logId; ///< LogEntry::id of the other message, for Answers and Answered

    bool operator==(const TimelineEntry &) const = default;
};

/// From the composing to the last report, by the times of this computer, with the gaps in between and at the
/// end. `now`: UTC; an open gap grows with it. Pure.
[[nodiscard]] QList<TimelineEntry> timelineOf(const LogDetail &detail, const QDateTime &now);

/// What is missing as of `now`: sent and no word of it, sent and not delivered, no answer to the send. At
/// most one of these; empty if nothing is.
[[nodiscard]] QString openGap(const LogDetail &detail, const QDateTime &now);

/// "14 minutes", "3 hours", "2 days": rounded down, at least "1 second". Translated.
[[nodiscard]] QString spanText(std::chrono::milliseconds span);
/// "this computer", "the partner", "WhatsApp", "the user". Translated.
[[nodiscard]] QString partyName(TimelineEntry::Party party);

/// From when on something is missing.
inline constexpr std::chrono::seconds kSendingTooLong{60}; ///< the answer to a send is given up after that
inline constexpr std::chrono::minutes kReportOverdue{2}; ///< the first report after a send
inline constexpr std::chrono::minutes kDeliveryOverdue{10}; ///< on the phone after WhatsApp has it
/// Clocks that differ by less are not worth a word.
inline constexpr std::chrono::seconds kClockTolerance{2};
/// A report that comes so long after what it tells of was held up.
inline constexpr std::chrono::minutes kLateReport{5};

} // namespace ChannelConsole
