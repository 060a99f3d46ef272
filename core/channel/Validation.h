// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/channel/Channel.h"
#include "core/partner/FieldSpec.h"

#include <QHash>
#include <QList>
#include <QSet>

namespace ChannelConsole {

/// The id that a fault about the choice of the partner itself carries; every other fault names a
/// FieldSpec::id.
inline const QString kMessagingPartnerFieldId = QStringLiteral("messagingPartner");

/// What is wrong with one field, in words.
struct FieldFault
{
    QString fieldId;
    QString text;

    bool operator==(const FieldFault &) const = default;
};

/// The value as it will be stored.
[[nodiscard]] QString normalised(const FieldSpec &field, const QString &value);

/// Empty text if nothing is wrong. `hasSecret`: a value is stored already, so that an empty input is fine.
[[nodiscard]] QString checkField(const FieldSpec &field, const QString &value, bool hasSecret);

/// All faults of a configuration's current partner, in the order of the form. `typedSecrets`: ids of secrets
/// entered now. An enabled channel needs every required field; a disabled one may be saved incomplete, but
/// nothing entered may be wrong.
[[nodiscard]] QList<FieldFault> validate(
    const ChannelConfiguration &configuration, const QSet<QString> &typedSecrets);

} // namespace ChannelConsole
