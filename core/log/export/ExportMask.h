// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/log/export/ExportRow.h"

namespace ChannelConsole {

/// "+44•••••••60": the beginning and the end, always with as many dots; only dots if it is too short for
/// that.
[[nodiscard]] QString maskedNumber(const QString &number);

/// "(masked, 12 characters)"; empty stays empty. Characters as a person counts them.
[[nodiscard]] QString maskedText(const QString &text);

/// Without what tells of a person: numbers, the text and the profile's name are masked, and where a note or
/// a partner's words repeat one of them or have a number in them, there too; so is an id that holds a number.
/// Other ids, times, statuses and codes are kept.
[[nodiscard]] ExportRow masked(ExportRow row);

} // namespace ChannelConsole
