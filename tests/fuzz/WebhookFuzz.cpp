// SPDX-License-Identifier: Apache-2.0
#include "WebhookFuzz.h"

#include "FuzzTarget.h"
#include "core/Json.h"
#include "core/partner/Partner.h"
#include "core/partner/WebhookEvents.h"

namespace ChannelConsole {

namespace {

void checkMessage(const InboundMessage &message)
{
    require(!message.key.isEmpty(), "a message has a key to know it again by");
    require(Json::parse(message.content).ok(), "a message is kept as JSON that can be read");
    require(!message.time || message.time->isValid(), "a time is one");
    require(!message.payment || message.payment->offset > 0, "an amount can be divided by its offset");
}

void checkDelivery(const DeliveryEvent &event)
{
    require(!event.partnerMessageId.isEmpty() || !event.ourMessageId.isEmpty(), "a report names its message");
    require(!event.time || event.time->isValid(), "a time is one");
}

} // namespace

void fuzzWebhook(const QString &partnerId, const QByteArray &input)
{
    const qsizetype line = input.indexOf('\n');
    const WebhookPost post{.contentType = input.left(line < 0 ? 0 : line), .body = input.mid(line + 1)};
    const Partner *partner = findPartner(partnerId);
    require(partner, "the partner is known");
    const Result<WebhookEvents> events = partner->parseWebhook(post);
    const Result<WebhookEvents> again = partner->parseWebhook(post);
    require(events.ok() == again.ok(), "the same call is read the same way twice");
    if (!events) {
        require(!events.error().text.isEmpty(), "a refusal says why");
        return;
    }
    const WebhookEvents &read = events.value();
    require(read.messages.size() == again.value().messages.size()
            && read.deliveries.size() == again.value().deliveries.size(),
        "the same events come twice");
    for (qsizetype i = 0; i < read.messages.size(); ++i) {
        checkMessage(read.messages.at(i));
        require(read.messages.at(i).key == again.value().messages.at(i).key, "a repetition has the same key");
    }
    for (const DeliveryEvent &event : read.deliveries)
        checkDelivery(event);
}

} // namespace ChannelConsole
