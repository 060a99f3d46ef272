// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/sandbox/PartnerForge.h"

namespace ChannelConsole {

/// GupShup's posts (gupshup.md §5, §6): one JSON object a message, whose parts are strings that hold JSON;
/// reports as a form with an array in it. A payment in the form the guide gives for it.
class GupShupForge final : public PartnerForge
{
public:
    [[nodiscard]] QString id() const override;
    [[nodiscard]] QList<ForgedForm> forms() const override;
    [[nodiscard]] WebhookPost message(const QString &form, const ForgedMessage &message) const override;
    [[nodiscard]] std::optional<WebhookPost> report(const ForgedReport &report) const override;
    [[nodiscard]] std::optional<WebhookPost> messageFromNobody(const ForgedMessage &message) const override;
};

/// The word beside a number of gupShupDeliveryCodes(), as its reports write it.
[[nodiscard]] QString gupShupCause(const QString &code);

} // namespace ChannelConsole
