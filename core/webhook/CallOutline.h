// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/Result.h"

#include <QString>

#include <optional>

class QSqlQuery;

namespace ChannelConsole {

class StoreConnection;
struct WebhookEvents;

/// What a call was, short enough for a row of a list: its first message or report, how many it held, and what
/// became of them. Everything in it but `standIn` came from outside: plain text.
struct CallOutline
{
    enum class Kind {
        Nothing, ///< it was understood, and held neither message nor report
        Message, ///< what a user wrote
        Report, ///< a status of a message of ours
    };
    Kind kind = Kind::Nothing;
    QString word; ///< the message's type, or the report's status
    QString userNumber; ///< `+` and digits where it is a number
    QString text; ///< of the message, or why the delivery failed; one line, cut
    int events = 0; ///< messages and reports
    int repeated = 0; ///< of these, how many were known already
    QString standIn; ///< what the assistant stand-in did about it and why, a line for each message

    /// Nothing in it was new.
    [[nodiscard]] bool isRepetition() const { return events > 0 && repeated == events; }
    bool operator==(const CallOutline &) const = default;
};

/// Of what a parser found; nothing is repeated yet.
[[nodiscard]] CallOutline outlineOf(const WebhookEvents &events);

/// From the column `first` of a row on, in the order of kCallColumns (CallRows.h); nothing for a call that
/// has none (an outer join).
[[nodiscard]] std::optional<CallOutline> outlineIn(const QSqlQuery &row, int first);

/// Kept beside the call's row. On the store's thread, inside a transaction of the caller.
[[nodiscard]] Result<void> insertOutline(
    StoreConnection &connection, qint64 callId, const CallOutline &outline);

} // namespace ChannelConsole
