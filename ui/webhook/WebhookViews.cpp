// SPDX-License-Identifier: Apache-2.0
#include "ui/webhook/WebhookView.h"

namespace ChannelConsole {

QList<WebhookView> webhookViews()
{
    return {};
}

} // namespace ChannelConsole
