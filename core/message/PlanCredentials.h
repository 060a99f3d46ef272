// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/Steps.h"
#include "core/message/SendPlan.h"
#include "core/partner/Secrets.h"

namespace ChannelConsole {

class SecretVault;

/// What is still to be read before the requests of a plan can be built: the extra certificates into its
/// policy, its secrets from the vault, one after the other, so that the keychain asks once at a time. All of
/// it must outlive the steps; they run on `context`'s thread.
[[nodiscard]] QList<Step> credentialSteps(
    QObject *context, SendPlan *plan, SecretVault *vault, Secrets *secrets);

} // namespace ChannelConsole
