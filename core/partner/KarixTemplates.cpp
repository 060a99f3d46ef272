// SPDX-License-Identifier: Apache-2.0
#include "core/partner/KarixPartner.h"

#include "core/partner/PartnerRequest.h"

namespace ChannelConsole {

MessageSupport KarixPartner::listsTemplates() const
{
    return notOffered(tr("Karix publishes no interface that lists templates. Enter or import those you send; "
                         "the Karix portal shows how they were registered."));
}

/// karix.md §5: "Pull/report API: not found". The log of the old api.karix.io is another product's.
PartnerLogOffer KarixPartner::logOffer() const
{
    return {.support = notOffered(
                tr("Karix publishes no interface that gives its log or its reports to read. What becomes "
                   "of a message is known from the reports that Karix posts to the webhook."))};
}

PartnerReportOffer KarixPartner::reportOffer() const
{
    return {.support = logOffer().support};
}

} // namespace ChannelConsole
