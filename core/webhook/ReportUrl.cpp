// SPDX-License-Identifier: Apache-2.0
#include "core/webhook/ReportUrl.h"

#include "core/partner/Partner.h"
#include "core/webhook/WebhookEndpoints.h"

namespace ChannelConsole {

QUrl reportUrl(const WebhookEndpoints &endpoints, const Assistant &assistant,
    const ChannelConfiguration &configuration)
{
    const Partner *partner = findPartner(configuration.partnerId);
    const EndpointSettings settings = endpoints.settings(assistant.id);
    const bool reachable = assistant.sandbox || !settings.publicUrl.isEmpty();
    return partner && partner->takesReportUrl() && settings.askForReports && reachable
        ? endpoints.callbackUrl(assistant.id)
        : QUrl();
}

} // namespace ChannelConsole
