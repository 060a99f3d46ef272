// SPDX-License-Identifier: Apache-2.0
#include "core/partner/InfobipWebhook.h"
#include "core/partner/PaymentEntity.h"
#include "core/partner/PaymentReading.h"
#include "core/partner/WebhookReading.h"

#include <QHash>

namespace ChannelConsole {

using namespace Qt::StringLiterals;

namespace {

/// infobip.md §6, message.type.
QString typeOf(const QString &written)
{
    static const QHash<QString, QString> kTypes{
        {u"TEXT"_s, InboundType::kText},
        {u"IMAGE"_s, InboundType::kImage},
        {u"VIDEO"_s, InboundType::kVideo},
        {u"AUDIO"_s, InboundType::kAudio},
        {u"VOICE"_s, InboundType::kVoice},
        {u"DOCUMENT"_s, InboundType::kDocument},
        {u"STICKER"_s, InboundType::kSticker},
        {u"LOCATION"_s, InboundType::kLocation},
        {u"CONTACT"_s, InboundType::kContacts},
        {u"BUTTON"_s, InboundType::kButton},
        {u"INTERACTIVE_BUTTON_REPLY"_s, InboundType::kButtonReply},
        {u"INTERACTIVE_LIST_REPLY"_s, InboundType::kListReply},
        {u"INTERACTIVE_FLOW_REPLY"_s, InboundType::kFlowReply},
        {u"INTERACTIVE_PAYMENT_CONFIRMATION"_s, InboundType::kPayment},
        // In an example, but not in Infobip's own list.
        {u"INTERACTIVE_PAYMENT_ACKNOWLEDGEMENT"_s, InboundType::kPayment},
        {u"INTERACTIVE_CALL_PERMISSION_REPLY"_s, InboundType::kCallPermissionReply},
        {u"INTERACTIVE_IN_THREAD_AUTHENTICATION_REPLY"_s, InboundType::kAuthenticationReply},
        {u"ORDER"_s, InboundType::kOrder},
        {u"REACTION"_s, InboundType::kReaction},
        {u"INFECTED_CONTENT"_s, InboundType::kInfectedContent},
        {u"UNSUPPORTED"_s, InboundType::kUnsupported},
    };
    return kTypes.value(written.toUpper(), written);
}

QString orderText(const Json &message)
{
    if (const QString text = firstText(message, {"text"}); !text.isEmpty())
        return text;
    QStringList items;
    if (const std::optional<Json> products = message.at({"productItems"})) {
        for (qsizetype i = 0; i < products->size(); ++i)
            items.append(firstText(*products->at(i), {"productRetailerId"}));
    }
    return items.join(u", "_s);
}

QString textOf(const QString &type, const Json &message)
{
    if (type == InboundType::kLocation)
        return locationText(message);
    if (type == InboundType::kContacts) {
        const std::optional<Json> contacts = message.at({"contacts"});
        return contacts ? contactsText(*contacts) : QString();
    }
    if (type == InboundType::kOrder)
        return orderText(message);
    if (type == InboundType::kCallPermissionReply)
        return message.text({"callPermissionReply", "response"}).value_or(QString());
    if (type == InboundType::kAuthenticationReply)
        return message.text({"inThreadAuthenticationReply", "status"}).value_or(QString());
    return firstText(message, {"text", "caption", "title", "emoji", "malware"});
}

/// A number if there is one: users may hide theirs behind a name (infobip.md §6), then it is their user id.
QString userOf(const Json &element)
{
    const QString from = incomingNumber(firstText(element, {"from", "sender"}));
    if (from.startsWith(u'+'))
        return from;
    const QString phone = incomingNumber(element.text({"contact", "phoneNumber"}).value_or(QString()));
    if (!phone.isEmpty())
        return phone;
    return from.isEmpty() ? element.text({"contact", "userId"}).value_or(QString()) : from;
}

InboundMessage messageIn(const Json &element, const Json &message)
{
    InboundMessage inbound;
    inbound.partnerMessageId = firstText(element, {"messageId"});
    inbound.content = toJsonText(element.raw());
    inbound.key = inbound.partnerMessageId.isEmpty() ? hashKey({QString::fromUtf8(inbound.content)})
                                                     : inbound.partnerMessageId;
    inbound.userNumber = userOf(element);
    inbound.businessNumber = incomingNumber(firstText(element, {"to", "destination"}));
    inbound.profileName = element.text({"contact", "name"}).value_or(QString());
    inbound.time = isoTime(firstText(element, {"receivedAt"}));
    inbound.type = typeOf(firstText(message, {"type"}));
    inbound.text = textOf(inbound.type, message);
    inbound.replyTo = message.text({"context", "id"})
                          .value_or(element.text({"context", "id"})
                                        .value_or(element.text({"pairedMessageId"}).value_or(QString())));
    // A location's url is a page about the place, not a file of the user's.
    if (const QString url = firstText(message, {"url"});
        !url.isEmpty() && inbound.type != InboundType::kLocation) {
        inbound.media = InboundMedia{.url = url,
            .mimeType = firstText(message, {"mimeType", "contentType"}),
            .fileName = firstText(message, {"filename", "fileName"}),
            .caption = firstText(message, {"caption"})};
    }
    if (inbound.type == InboundType::kPayment) {
        inbound.payment = paymentIn(message);
        inbound.text = paymentText(*inbound.payment);
    }
    return inbound;
}

} // namespace

QList<InboundMessage> infobipMessages(const Json &element)
{
    if (const std::optional<Json> message = element.at({"message"}); message && message->isObject())
        return {messageIn(element, *message)};
    const std::optional<Json> contents = element.at({"content"});
    if (!contents || !contents->isArray())
        return {};
    QList<InboundMessage> messages;
    for (qsizetype i = 0; i < contents->size(); ++i) {
        InboundMessage message = messageIn(element, *contents->at(i));
        // One id for all of them: the parts after the first get a key of their own.
        if (i > 0)
            message.key += u'#' + QString::number(i);
        messages.append(message);
    }
    return messages;
}

} // namespace ChannelConsole
