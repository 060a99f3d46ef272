// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/channel/Channel.h"

#include <QString>
#include <QStringList>

#include <optional>

namespace ChannelConsole {

class Partner;

/// What is carried from here to the platform or the partner in one step of the instructions. Only what was
/// saved: a value that is still being typed is not one to carry anywhere.
struct CarriedValue
{
    QString label; ///< of the field, as the guide spells it
    QStringList values; ///< each to be copied by itself; empty: not entered yet

    bool operator==(const CarriedValue &) const = default;
};

/// The value of a field of the assistant's channel with this partner. Empty for a field the partner does not
/// have, and for a secret: those are copied nowhere from the instructions.
[[nodiscard]] std::optional<CarriedValue> carriedValue(const QString &fieldId, const Partner &partner,
    const Assistant &assistant, const ChannelConfiguration &configuration);

} // namespace ChannelConsole
