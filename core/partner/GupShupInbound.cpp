// SPDX-License-Identifier: Apache-2.0
#include "core/partner/GupShupWebhook.h"
#include "core/partner/PaymentEntity.h"
#include "core/partner/PaymentReading.h"
#include "core/partner/WebhookReading.h"

#include <QHash>

namespace ChannelConsole {

using namespace Qt::StringLiterals;

namespace {

/// gupshup.md §6.
QString typeOf(const QString &written)
{
    static const QStringList kSame{InboundType::kText, InboundType::kImage, InboundType::kDocument,
        InboundType::kVoice, InboundType::kAudio, InboundType::kVideo, InboundType::kSticker,
        InboundType::kLocation, InboundType::kContacts, InboundType::kButton};
    const QString word = written.toLower();
    return kSame.contains(word) || word == InboundType::kOptIn || word == InboundType::kOptOut ? word
                                                                                               : written;
}

QString interactiveTypeOf(const QString &written)
{
    static const QHash<QString, QString> kTypes{{u"list_reply"_s, InboundType::kListReply},
        {u"button_reply"_s, InboundType::kButtonReply}, {u"payment"_s, InboundType::kPayment},
        // Not found for this gateway; WhatsApp's own name of a flow's answer.
        {u"nfm_reply"_s, InboundType::kFlowReply}};
    return kTypes.value(written.toLower(), written);
}

/// url + signature is the address (gupshup.md §6); older accounts get an id only.
InboundMedia mediaIn(const Json &media)
{
    const QString url = firstText(media, {"url"});
    return {.url = url.isEmpty() ? QString() : url + firstText(media, {"signature"}),
        .id = firstText(media, {"id"}),
        .mimeType = firstText(media, {"mime_type"}),
        .fileName = firstText(media, {"filename", "file_name", "name"}),
        .caption = firstText(media, {"caption"})};
}

void readInteractive(const Json &interactive, InboundMessage *message)
{
    const QString kind = firstText(interactive, {"type"});
    if (kind.isEmpty())
        return;
    message->type = interactiveTypeOf(kind);
    const std::optional<Json> reply = interactive.at({kind.toUtf8().constData()});
    if (!reply)
        return;
    if (message->type == InboundType::kPayment) {
        message->payment = paymentIn(*reply);
        message->text = paymentText(*message->payment);
    } else {
        message->text = firstText(*reply, {"title", "body", "text"});
    }
}

bool isMedia(const Json &content)
{
    return content.isObject() && content.at({"mime_type"}) && (content.at({"url"}) || content.at({"id"}));
}

void readContent(const Json &content, InboundMessage *message)
{
    if (message->type.compare("interactive"_L1, Qt::CaseInsensitive) == 0)
        readInteractive(content, message);
    else if (message->type == InboundType::kLocation)
        message->text = locationText(content);
    else if (message->type == InboundType::kContacts)
        message->text = contactsText(content);
    else if (message->type == InboundType::kButton)
        message->text = firstText(content, {"text"});
    if (isMedia(content)) {
        message->media = mediaIn(content);
        message->text = message->media->caption;
    }
}

/// What identifies a message, because GupShup names none (gupshup.md §6): the content is taken as it came.
/// The business number is a part of it: a person may write the same to two of them at once.
QString keyOf(const Json &raw, const QString &type)
{
    const std::optional<Json> content = raw.at({type.toUtf8().constData()});
    const Json &identifying = content ? *content : raw;
    return hashKey({firstText(raw, {"waNumber"}), firstText(raw, {"mobile"}), firstText(raw, {"timestamp"}),
        type, QString::fromUtf8(toJsonText(identifying.raw()))});
}

} // namespace

std::optional<InboundMessage> gupShupMessage(const Json &raw, const Json &message)
{
    const QString written = firstText(message, {"type"});
    const QString mobile = firstText(message, {"mobile"});
    if (written.isEmpty() || mobile.isEmpty())
        return std::nullopt;
    InboundMessage inbound;
    inbound.key = keyOf(raw, written);
    inbound.businessNumber = incomingNumber(firstText(message, {"waNumber"}));
    inbound.userNumber = incomingNumber(mobile);
    inbound.profileName = firstText(message, {"name"});
    inbound.time = epochTime(firstText(message, {"timestamp"}));
    inbound.type = typeOf(written);
    inbound.text = firstText(message, {"text"});
    // Both halves of the original's id, as its send was answered.
    const QStringList original{firstText(message, {"replyId"}), firstText(message, {"messageId"})};
    inbound.replyTo = original.join(original.contains(QString()) ? QString() : u"-"_s);
    inbound.content = toJsonText(message.raw());
    if (const std::optional<Json> content = message.at({written.toUtf8().constData()}))
        readContent(*content, &inbound);
    return inbound;
}

} // namespace ChannelConsole
