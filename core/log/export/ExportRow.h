// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/log/MessageLog.h"

namespace ChannelConsole {

/// What of a message is exported: its row and how it went, never the wire.
struct ExportRow
{
    LogEntry entry;
    QString assistant; ///< its name
    QString profileName; ///< of who wrote an inbound message, as the partner told it
    QList<LogEvent> events; ///< in the order they were learnt
    std::optional<Problem> problem; ///< of the send, or of the latest report that failed
};

/// What an export says about itself.
struct ExportHead
{
    QDateTime made; ///< UTC
    QString what; ///< the filter in words, e.g. "Flight desk, failed"; plain text
    bool isMasked = false;
};

} // namespace ChannelConsole
