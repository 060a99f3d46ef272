// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/log/MessageFilter.h"

#include <QHash>

namespace ChannelConsole {

/// A filter in words, for who reads what was exported: "Flight desk; outbound; failed; from 1 March 2026".
/// "All messages" if it hides nothing. Plain text; an assistant that is not among the names is called so.
[[nodiscard]] QString filterText(const MessageFilter &filter, const QHash<QUuid, QString> &assistants);

} // namespace ChannelConsole
