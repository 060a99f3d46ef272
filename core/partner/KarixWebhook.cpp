// SPDX-License-Identifier: Apache-2.0
#include "core/partner/KarixWebhook.h"

#include "core/log/MessageStatus.h"
#include "core/partner/KarixPartner.h"
#include "core/partner/WebhookReading.h"

#include <QHash>

namespace ChannelConsole {

using namespace Qt::StringLiterals;

namespace {

/// karix.md A.5: what was seen, and what others take care of; the case varies.
QString statusOf(const QString &word)
{
    static const QHash<QString, QString> kStatuses{
        {u"queued"_s, MessageStatus::kAccepted},
        {u"accepted"_s, MessageStatus::kAccepted},
        {u"processing"_s, MessageStatus::kAccepted},
        {u"submitted"_s, MessageStatus::kAccepted},
        {u"submitted to channel"_s, MessageStatus::kAccepted},
        {u"sent"_s, MessageStatus::kSent},
        {u"delivered"_s, MessageStatus::kDelivered},
        {u"read"_s, MessageStatus::kRead},
        {u"seen"_s, MessageStatus::kRead},
        {u"failed"_s, MessageStatus::kFailed},
        {u"not sent"_s, MessageStatus::kFailed},
        {u"undelivered"_s, MessageStatus::kFailed},
        {u"rejected"_s, MessageStatus::kFailed},
        {u"error"_s, MessageStatus::kFailed},
    };
    return kStatuses.value(word.simplified().toLower());
}

/// Some receivers get the object wrapped (karix.md A.6).
Json unwrapped(const Json &post)
{
    const std::optional<Json> inner = post.at({"data_body"});
    return inner && inner->isObject() ? *inner : post;
}

bool readPost(const Json &post, WebhookEvents *events)
{
    const Json inner = unwrapped(post);
    if (const std::optional<DeliveryEvent> event = karixDelivery(inner))
        events->deliveries.append(*event);
    else if (const std::optional<InboundMessage> message = karixMessage(inner))
        events->messages.append(*message);
    else
        events->notUnderstood.append(partNotUnderstood(inner));
    return !events->deliveries.isEmpty() || !events->messages.isEmpty();
}

} // namespace

std::optional<DeliveryEvent> karixDelivery(const Json &post)
{
    const std::optional<Json> attributes = post.at({"notificationAttributes"});
    if (!attributes || !attributes->isObject())
        return std::nullopt;
    DeliveryEvent event;
    event.partnerMessageId = post.text({"events", "mid"}).value_or(QString());
    // What the send handed over for this purpose (karix.md A.2).
    event.ourMessageId = post.text({"recipient", "reference", "cust_ref"}).value_or(QString());
    if (event.partnerMessageId.isEmpty() && event.ourMessageId.isEmpty())
        return std::nullopt;
    event.businessNumber = incomingNumber(post.text({"sender", "from"}).value_or(QString()));
    event.userNumber = incomingNumber(post.text({"recipient", "to"}).value_or(QString()));
    event.time = epochTime(post.text({"events", "timestamp"}).value_or(QString()));
    event.partnerStatus = firstText(*attributes, {"status"});
    event.status = statusOf(event.partnerStatus);
    if (event.status == MessageStatus::kFailed) {
        event.problem = deliveryProblem({u"Karix"_s, karixDeliveryCodes()},
            {.code = firstText(*attributes, {"code"}), .text = firstText(*attributes, {"reason"})});
    }
    return event;
}

Result<WebhookEvents> KarixPartner::parseWebhook(const WebhookPost &post) const
{
    const Speaker speaker{name(), karixDeliveryCodes()};
    const Result<Json> body = Json::parse(post.body);
    if (!body)
        return postNotUnderstood(speaker, body.error().details);
    const Json document = unfolded(body.value());
    WebhookEvents events;
    bool understood = false;
    if (document.isArray()) {
        for (qsizetype i = 0; i < document.size(); ++i)
            understood = readPost(*document.at(i), &events);
        understood = understood || document.size() == 0;
    } else {
        understood = readPost(document, &events);
    }
    if (!understood)
        return postNotUnderstood(speaker, events.notUnderstood.join(u'\n'));
    return events;
}

/// No interface to ask for reports is known (karix.md §5).
QString KarixPartner::reportAdvice() const
{
    return tr("Is the delivery webhook registered at Karix? Karix cannot be asked for reports: without it a "
              "message stays accepted here.");
}

} // namespace ChannelConsole
