// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/Problem.h"

#include <QString>

namespace ChannelConsole {

/// Why a token is not taken, `text` in words. What to do is always the same: whoever sends it has to send
/// another.
[[nodiscard]] Problem tokenProblem(const QString &text);

} // namespace ChannelConsole
