// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/sandbox/PartnerForge.h"

namespace ChannelConsole {

/// Infobip's posts (infobip.md §6), one result each.
class InfobipForge final : public PartnerForge
{
public:
    [[nodiscard]] QString id() const override;
    [[nodiscard]] QList<ForgedForm> forms() const override;
    [[nodiscard]] WebhookPost message(const QString &form, const ForgedMessage &message) const override;
    [[nodiscard]] std::optional<WebhookPost> report(const ForgedReport &report) const override;
};

} // namespace ChannelConsole
