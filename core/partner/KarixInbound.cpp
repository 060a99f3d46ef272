// SPDX-License-Identifier: Apache-2.0
#include "core/partner/KarixWebhook.h"
#include "core/partner/PaymentEntity.h"
#include "core/partner/PaymentReading.h"
#include "core/partner/WebhookReading.h"

#include <QHash>

namespace ChannelConsole {

using namespace Qt::StringLiterals;

namespace {

/// karix.md A.6, and WhatsApp's own names, which Karix is seen to pass on.
QString typeOf(const QString &written)
{
    static const QStringList kSame{InboundType::kText, InboundType::kImage, InboundType::kVideo,
        InboundType::kAudio, InboundType::kVoice, InboundType::kDocument, InboundType::kSticker,
        InboundType::kLocation, InboundType::kContacts, InboundType::kButton, InboundType::kOrder,
        InboundType::kReaction, InboundType::kUnsupported, InboundType::kPayment};
    const QString word = written.toLower();
    return kSame.contains(word) ? word : written;
}

QString interactiveTypeOf(const QString &written)
{
    static const QHash<QString, QString> kTypes{{u"button_reply"_s, InboundType::kButtonReply},
        {u"list_reply"_s, InboundType::kListReply}, {u"nfm_reply"_s, InboundType::kFlowReply},
        {u"payment"_s, InboundType::kPayment}};
    return kTypes.value(written.toLower(), written);
}

/// In snake case, or in camel case as one handler reads it, too.
std::optional<Json> replyIn(const Json &interactive, const QString &kind)
{
    if (std::optional<Json> reply = interactive.at({kind.toUtf8().constData()}))
        return reply;
    const qsizetype underscore = kind.indexOf(u'_');
    if (underscore < 0)
        return std::nullopt;
    const QString camel
        = kind.left(underscore) + kind.mid(underscore + 1, 1).toUpper() + kind.mid(underscore + 2);
    return interactive.at({camel.toUtf8().constData()});
}

void readInteractive(const Json &interactive, InboundMessage *message)
{
    QString kind = firstText(interactive, {"type"});
    for (const char *name : {"button_reply", "list_reply", "nfm_reply"}) {
        if (kind.isEmpty() && replyIn(interactive, QLatin1StringView(name)))
            kind = QLatin1StringView(name);
    }
    if (kind.isEmpty())
        return;
    message->type = interactiveTypeOf(kind);
    const std::optional<Json> reply = replyIn(interactive, kind);
    if (!reply)
        return;
    if (message->type == InboundType::kPayment) {
        message->payment = paymentIn(*reply);
        message->text = paymentText(*message->payment);
    } else {
        message->text = firstText(*reply, {"title", "body"});
    }
}

/// Flat (attachmentUrl …), or an object named like the type with an id to be resolved (karix.md A.6).
std::optional<InboundMedia> mediaIn(const Json &message, const std::optional<Json> &content)
{
    InboundMedia media{.url = firstText(message, {"attachmentUrl"}),
        .mimeType = firstText(message, {"attachmentMimeType"}),
        .fileName = firstText(message, {"attachmentFilename"}),
        .caption = firstText(message, {"attachmentCaption", "caption"})};
    if (media.url.isEmpty() && content && content->isObject() && content->at({"mime_type"})) {
        media = {.url = firstText(*content, {"url", "link"}),
            .id = firstText(*content, {"id", "media_id"}),
            .mimeType = firstText(*content, {"mime_type"}),
            .fileName = firstText(*content, {"filename"}),
            .caption = firstText(*content, {"caption"})};
    }
    return media.url.isEmpty() && media.id.isEmpty() ? std::nullopt : std::optional(media);
}

void readContent(const Json &content, InboundMessage *message)
{
    if (message->type.compare("interactive"_L1, Qt::CaseInsensitive) == 0)
        readInteractive(content, message);
    else if (message->type == InboundType::kLocation)
        message->text = locationText(content);
    else if (message->type == InboundType::kContacts)
        message->text = contactsText(content);
    else
        message->text = firstText(content, {"body", "text", "emoji"});
}

QString writtenType(const Json &message)
{
    const QString type = firstText(message, {"contentType", "messageType", "type"});
    const QString attached = firstText(message, {"attachmentType"});
    return type.compare("ATTACHMENT"_L1, Qt::CaseInsensitive) == 0 && !attached.isEmpty() ? attached : type;
}

} // namespace

std::optional<InboundMessage> karixMessage(const Json &post)
{
    const std::optional<Json> found = post.at({"eventContent", "message"});
    if (!found || !found->isObject() || firstText(*found, {"from"}).isEmpty())
        return std::nullopt;
    const Json &message = *found;
    InboundMessage inbound;
    inbound.partnerMessageId = firstText(message, {"id"});
    inbound.content = toJsonText(post.raw());
    inbound.key = inbound.partnerMessageId.isEmpty() ? hashKey({QString::fromUtf8(inbound.content)})
                                                     : inbound.partnerMessageId;
    inbound.userNumber = incomingNumber(firstText(message, {"from"}));
    inbound.businessNumber = incomingNumber(firstText(message, {"to"}));
    inbound.profileName = firstText(message, {"profileName"});
    inbound.time = epochTime(post.text({"events", "timestamp"}).value_or(QString()));
    if (!inbound.time)
        inbound.time = epochTime(firstText(message, {"timestamp"}));
    inbound.replyTo = message.text({"context", "id"}).value_or(QString());

    const QString written = writtenType(message);
    inbound.type = typeOf(written);
    std::optional<Json> content = message.at({written.toLower().toUtf8().constData()});
    if (!content)
        content = message.at({written.toUtf8().constData()});
    if (content && content->isString())
        inbound.text = firstText(message, {written.toLower().toUtf8().constData()});
    else if (content)
        readContent(*content, &inbound);
    inbound.media = mediaIn(message, content);
    if (inbound.media && inbound.text.isEmpty())
        inbound.text = inbound.media->caption;
    return inbound;
}

} // namespace ChannelConsole
