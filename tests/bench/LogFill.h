// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/log/MessageLog.h"

namespace ChannelConsole {

class Store;

/// Makes a message log that looks like a busy month: the same rows on every machine. Several assistants and
/// all partners, both directions, types, statuses and error codes in the proportions a log has, texts in
/// scripts with and without spaces, times that are not quite in the order of the ids.
class LogFill final
{
public:
    explicit LogFill(Store *store);

    /// Writes the rows, without what is not in the log's table or its problems, and brings the search index
    /// up to date. Blocks. Ends the process if it fails.
    void write(int rows);

    [[nodiscard]] static QUuid assistant(int number);
    static constexpr int kAssistants = 6;

private:
    [[nodiscard]] LogEntry entryNumber(int number);
    [[nodiscard]] int below(int bound); ///< the next number of the sequence
    [[nodiscard]] QString text();
    [[nodiscard]] QString status();
    [[nodiscard]] QString type();

    Store *m_store;
    quint64 m_state = 20260301;
};

} // namespace ChannelConsole
