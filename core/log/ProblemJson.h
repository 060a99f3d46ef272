// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/Problem.h"

#include <QByteArray>

#include <optional>

namespace ChannelConsole {

/// A problem as it is kept with a message: by names that never change, so that a later version still reads
/// it.
[[nodiscard]] QString problemToJson(const Problem &problem);

/// Nothing if the text is empty or not one of ours.
[[nodiscard]] std::optional<Problem> problemFromJson(const QString &text);

} // namespace ChannelConsole
