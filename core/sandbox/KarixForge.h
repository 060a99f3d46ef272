// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/sandbox/PartnerForge.h"

namespace ChannelConsole {

/// Karix' posts (karix.md §5, §6). Only reports were ever captured; messages are in the form public receivers
/// read them from.
class KarixForge final : public PartnerForge
{
public:
    [[nodiscard]] QString id() const override;
    [[nodiscard]] QList<ForgedForm> forms() const override;
    [[nodiscard]] WebhookPost message(const QString &form, const ForgedMessage &message) const override;
    [[nodiscard]] std::optional<WebhookPost> report(const ForgedReport &report) const override;
};

} // namespace ChannelConsole
