// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

#include <optional>

namespace ChannelConsole {

/// An amount as it is typed, "12.50" or "12,5", in minor units of the currency (1250). Empty where there is
/// none or it is not one.
[[nodiscard]] std::optional<qint64> amountFromText(const QString &text);
/// "12.50", to be changed in an input.
[[nodiscard]] QString amountToText(std::optional<qint64> minorUnits);
/// "INR 12.50" in the way of the user's locale, to be read.
[[nodiscard]] QString amountShown(qint64 minorUnits, const QString &currency);

/// Degrees as they are typed, "51.5" or "51,5".
[[nodiscard]] std::optional<double> degreesFromText(const QString &text);
[[nodiscard]] QString degreesToText(std::optional<double> degrees);

} // namespace ChannelConsole
