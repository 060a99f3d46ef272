// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/partner/WebhookEvents.h"

#include <QList>

namespace ChannelConsole {

class Partner;

/// One published example of what a partner posts to the webhook.
struct WebhookSample
{
    QString name; ///< "gupshup-image": also the snapshot's file name
    const Partner *partner = nullptr;
    WebhookPost post;
};

/// All of them, from ../shared/specs; empty where that folder is absent.
[[nodiscard]] QList<WebhookSample> webhookSamples();

/// What a partner reads in a body; "refused" in notUnderstood if it is nothing of its.
[[nodiscard]] WebhookEvents eventsOf(
    const char *partner, const QByteArray &body, const QByteArray &contentType = {});
/// The one that is in it; an empty one if it is not the only thing.
[[nodiscard]] InboundMessage onlyMessage(const char *partner, const QByteArray &body);
[[nodiscard]] DeliveryEvent onlyDelivery(const char *partner, const QByteArray &body);

/// What was read of a post, for comparing; times in UTC.
[[nodiscard]] QByteArray described(const WebhookEvents &events);

} // namespace ChannelConsole
