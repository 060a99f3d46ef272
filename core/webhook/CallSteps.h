// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/log/MessageLog.h"
#include "core/partner/WebhookEvents.h"
#include "core/webhook/WebhookCall.h"

#include <functional>

namespace ChannelConsole {

class StoreConnection;

/// What is done to a call on its way into the message log. Both may be run on any thread, and may throw.
struct CallSteps
{
    /// Its events; a problem makes it Unreadable.
    std::function<Result<WebhookEvents>(const WebhookCall &)> parse;
    /// Puts them into the log, inside a transaction of the caller.
    std::function<Result<Ingested>(StoreConnection &, const WebhookCall &, const WebhookEvents &)> store;
};

/// The real ones: the partner's parser, and the message log.
[[nodiscard]] CallSteps callSteps();

} // namespace ChannelConsole
