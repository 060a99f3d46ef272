// SPDX-License-Identifier: Apache-2.0
#include "ui/webhook/WebhookView.h"

#include "ui/webhook/CallsPane.h"
#include "ui/webhook/EndpointPane.h"
#include "ui/webhook/ProbePane.h"
#include "ui/webhook/TokenPane.h"

#include <QCoreApplication>

namespace ChannelConsole {

QList<WebhookView> webhookViews()
{
    return {
        {.title = QCoreApplication::translate("WebhookPage", "Endpoint"),
            .make = makeWebhookPane<EndpointPane>},
        {.title = QCoreApplication::translate("WebhookPage", "Calls"),
            .make = makeCallsPane<CallsPane>,
            .showsCalls = true},
        {.title = QCoreApplication::translate("WebhookPage", "Tokens"), .make = makeWebhookPane<TokenPane>},
        {.title = QCoreApplication::translate("WebhookPage", "Probe"), .make = makeWebhookPane<ProbePane>},
    };
}

} // namespace ChannelConsole
