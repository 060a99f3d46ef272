// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/channel/Channel.h"

#include <QUrl>

namespace ChannelConsole {

class WebhookEndpoints;

/// Where a send of this channel asks the partner to report to (OutboundMessage::reportUrl): the endpoint's
/// callback URL, if the user wants that, the partner can be told with a send, and can reach it. Else empty.
[[nodiscard]] QUrl reportUrl(const WebhookEndpoints &endpoints, const Assistant &assistant,
    const ChannelConfiguration &configuration);

} // namespace ChannelConsole
