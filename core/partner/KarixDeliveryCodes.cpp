// SPDX-License-Identifier: Apache-2.0
#include "core/partner/KarixPartner.h"

namespace ChannelConsole {

CodeTable karixDeliveryCodes()
{
    // karix.md A.5: no code of a failure is public, only 101 for a delivery. Karix's own reason is shown.
    return {"KarixDeliveryCodes", {}};
}

} // namespace ChannelConsole
