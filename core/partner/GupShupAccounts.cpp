// SPDX-License-Identifier: Apache-2.0
#include "core/partner/GupShupAccounts.h"

namespace ChannelConsole {

using namespace GupShupField;

bool hasGupShupTwoWayAccount(const PartnerSettings &settings)
{
    return !settings.values.value(kTwoWayUserId).isEmpty() && settings.secrets.contains(kTwoWayPasswordId);
}

GupShupAccount gupShupAccount(bool forTemplates, const PartnerSettings &settings)
{
    if (!forTemplates && hasGupShupTwoWayAccount(settings))
        return {kTwoWayUserId, kTwoWayPasswordId};
    return {kWabaId, kPasswordId};
}

} // namespace ChannelConsole
