// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/partner/Partner.h"

#include <QByteArray>
#include <QList>
#include <QString>

namespace ChannelConsole {

/// One row of what the endpoint answers, for people.
struct RuleRow
{
    QString key; ///< VerdictKey
    QString scenario; ///< translated
    int status = 0;
    QByteArray message; ///< the answer's body
    bool documented = false; ///< the guide's; otherwise ours

    bool operator==(const RuleRow &) const = default;
};

/// What judge() answers to the calls of a partner, in the order of checking. `authorized`: its calls have to
/// carry what its kind of authorization asks for.
[[nodiscard]] QList<RuleRow> ruleTable(WebhookAuthorization::Kind kind, bool authorized);

} // namespace ChannelConsole
