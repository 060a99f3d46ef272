// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/Result.h"

#include <QString>
#include <QStringList>

namespace ChannelConsole {

inline constexpr int kMaximumBusinessNumbers = 20; // platform.md §1.4

/// `+` and 7 to 15 digits from any usual written form (spaces, dashes, dots, brackets, 00 prefix, tel:,
/// full-width digits, a trunk zero in brackets, the invisible direction marks that come along from
/// spreadsheets and web pages), or InvalidInput that says what is missing. A bare national number is refused:
/// the country code cannot be guessed.
[[nodiscard]] Result<QString> normalisedNumber(const QString &typed);

/// Splits a pasted list (commas, semicolons, line breaks, tabs) into its entries, unnormalised.
[[nodiscard]] QStringList splitPastedNumbers(const QString &pasted);

/// For reading: groups of digits, e.g. "+44 1134 960000". What is no number comes back as it is.
[[nodiscard]] QString displayNumber(const QString &number);

/// As partners want it on the wire: the digits, without `+`.
[[nodiscard]] QString numberDigits(const QString &number);

} // namespace ChannelConsole
