// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/channel/Channel.h"

#include <optional>

namespace ChannelConsole {

class SecretVault;

/// Whether a send could work at all, from what is saved.
enum class SendReadiness {
    NoAssistant,
    NoPartner,
    UnknownPartner, ///< of a newer version of this program
    NoNumber,
    MissingSecret,
    Ready,
};

[[nodiscard]] SendReadiness sendReadiness(const std::optional<Assistant> &assistant,
    const ChannelConfiguration &configuration, const SecretVault &vault);

/// What is missing and why, for a page that cannot be used yet; empty where it is ready.
struct ReadinessHint
{
    QString title;
    QString text;
};
[[nodiscard]] ReadinessHint readinessHint(SendReadiness readiness, const QString &partnerName);

} // namespace ChannelConsole
