// SPDX-License-Identifier: Apache-2.0
#include "core/partner/KarixPartner.h"

#include "core/partner/PartnerRequest.h"

namespace ChannelConsole {

MessageSupport KarixPartner::listsTemplates() const
{
    return notOffered(tr("Karix publishes no interface that lists templates. Enter or import those you send; "
                         "the Karix portal shows how they were registered."));
}

} // namespace ChannelConsole
