// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/log/MessageLog.h"
#include "core/partner/PartnerLog.h"

namespace ChannelConsole {

class StoreConnection;

/// Where rows were read, and which of them belong into the log.
struct PartnerLogOrigin
{
    QUuid assistantId;
    QString partnerId;
    QString partnerName; ///< for the note in the timeline
    bool sandbox = false;
    /// An account may serve several channels: messages of other numbers are not this one's. Rows that do not
    /// tell their number are taken.
    QStringList businessNumbers;
    QDateTime
        since; ///< UTC; older ones are left out, for filters that the partner passed over. Null: none is
    /// Whether a message that is not known becomes a row. If not, its report waits for it as after a webhook
    /// call.
    bool addsMessages = true;
};

/// What became of the rows: each is counted once.
struct PartnerLogCounts
{
    int added = 0; ///< messages the log did not have
    int events = 0; ///< reports that were missing of messages it had
    int known = 0; ///< there was nothing new in them
    int leftOut = 0; ///< of other numbers, or older than asked for
    int notUnderstood = 0;

    [[nodiscard]] int read() const { return added + events + known + leftOut + notUnderstood; }
    PartnerLogCounts &operator+=(const PartnerLogCounts &other);
    bool operator==(const PartnerLogCounts &) const = default;
};

/// What one page brought.
struct PartnerLogMerged
{
    PartnerLogCounts counts;
    Ingested changes; ///< to be announced after the commit
};

/// Carries a page of a partner's own log into ours. Messages are found by our id or the partner's, like those
/// of reports that were posted (log/Ingest.h), and reports have the same keys, so that the same page twice,
/// or a report that was posted as well, changes nothing. New rows stand where the partner says they were
/// sent, and their first event tells where they were read. On the store's thread, inside a transaction of the
/// caller.
[[nodiscard]] Result<PartnerLogMerged> mergePartnerLog(StoreConnection &connection,
    const PartnerLogOrigin &origin, const PartnerLogPage &page, const QDateTime &now);

} // namespace ChannelConsole
