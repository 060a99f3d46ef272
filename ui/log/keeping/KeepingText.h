// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/log/keeping/KeepingTypes.h"

#include <QString>

namespace ChannelConsole {

// How keeping and deleting is told, in the user's words and numbers.

/// "8,100 webhook calls".
[[nodiscard]] QString callsText(qint64 calls);
/// "12,340 messages and 8,100 webhook calls"; what there is none of is left out.
[[nodiscard]] QString amountText(qint64 messages, qint64 calls);
/// What a rule keeps: "what is older than 30 days, and all but the newest 100,000 messages".
[[nodiscard]] QString lettingGoText(const RetentionRule &rule);
/// "The data file went from 1.2 GB to 300 MB."
[[nodiscard]] QString sizeText(qint64 bytesBefore, qint64 bytesAfter);
/// What writing the file anew means for who is at work meanwhile.
[[nodiscard]] QString rewriteText(const FileSpace &space);
[[nodiscard]] QString progressText(const KeepingProgress &progress);

} // namespace ChannelConsole
