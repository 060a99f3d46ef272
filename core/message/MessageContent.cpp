// SPDX-License-Identifier: Apache-2.0
#include "core/message/MessageContent.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <array>

namespace ChannelConsole {

using namespace Qt::StringLiterals;

namespace {

struct TypeWords
{
    MessageType type;
    QLatin1StringView id;
    const char *name;
};

constexpr std::array kTypes{
    TypeWords{MessageType::Text, "text"_L1, QT_TRANSLATE_NOOP("MessageType", "Free-form text")},
    TypeWords{MessageType::Image, "image"_L1, QT_TRANSLATE_NOOP("MessageType", "Image")},
    TypeWords{MessageType::Video, "video"_L1, QT_TRANSLATE_NOOP("MessageType", "Video")},
    TypeWords{MessageType::Audio, "audio"_L1, QT_TRANSLATE_NOOP("MessageType", "Audio")},
    TypeWords{MessageType::Document, "document"_L1, QT_TRANSLATE_NOOP("MessageType", "Document with Text")},
    TypeWords{MessageType::Sticker, "sticker"_L1, QT_TRANSLATE_NOOP("MessageType", "Sticker")},
    TypeWords{MessageType::Location, "location"_L1, QT_TRANSLATE_NOOP("MessageType", "Location")},
    TypeWords{MessageType::Contacts, "contacts"_L1, QT_TRANSLATE_NOOP("MessageType", "Contact")},
    TypeWords{MessageType::Buttons, "buttons"_L1, QT_TRANSLATE_NOOP("MessageType", "Reply buttons")},
    TypeWords{MessageType::List, "list"_L1, QT_TRANSLATE_NOOP("MessageType", "List")},
    TypeWords{MessageType::UrlButton, "url-button"_L1, QT_TRANSLATE_NOOP("MessageType", "URL button")},
    TypeWords{MessageType::Template, "template"_L1, QT_TRANSLATE_NOOP("MessageType", "Template")},
    TypeWords{
        MessageType::OrderDetails, "order-details"_L1, QT_TRANSLATE_NOOP("MessageType", "Order details")},
    TypeWords{MessageType::OrderStatus, "order-status"_L1, QT_TRANSLATE_NOOP("MessageType", "Order status")},
    TypeWords{MessageType::Raw, "raw"_L1, QT_TRANSLATE_NOOP("MessageType", "Raw")},
};

const TypeWords &wordsOf(MessageType type)
{
    return *std::find_if(
        kTypes.begin(), kTypes.end(), [type](const TypeWords &each) { return each.type == type; });
}

MessageType typeOfMedia(MediaContent::Kind kind)
{
    switch (kind) {
    case MediaContent::Kind::Image:
        return MessageType::Image;
    case MediaContent::Kind::Video:
        return MessageType::Video;
    case MediaContent::Kind::Audio:
        return MessageType::Audio;
    case MediaContent::Kind::Document:
        return MessageType::Document;
    case MediaContent::Kind::Sticker:
        return MessageType::Sticker;
    }
    Q_UNREACHABLE();
}

struct TypeReader
{
    MessageType operator()(const TextContent &) const { return MessageType::Text; }
    MessageType operator()(const MediaContent &media) const { return typeOfMedia(media.kind); }
    MessageType operator()(const LocationContent &) const { return MessageType::Location; }
    MessageType operator()(const ContactsContent &) const { return MessageType::Contacts; }
    MessageType operator()(const ButtonsContent &) const { return MessageType::Buttons; }
    MessageType operator()(const ListContent &) const { return MessageType::List; }
    MessageType operator()(const UrlButtonContent &) const { return MessageType::UrlButton; }
    MessageType operator()(const TemplateContent &) const { return MessageType::Template; }
    MessageType operator()(const OrderDetailsContent &) const { return MessageType::OrderDetails; }
    MessageType operator()(const OrderStatusContent &) const { return MessageType::OrderStatus; }
    MessageType operator()(const RawContent &) const { return MessageType::Raw; }
};

/// The first that says something.
QString firstOf(const QStringList &texts)
{
    const auto found = std::find_if(
        texts.cbegin(), texts.cend(), [](const QString &text) { return !text.trimmed().isEmpty(); });
    return found == texts.cend() ? QString() : *found;
}

struct TextReader
{
    QString operator()(const TextContent &text) const { return text.text; }
    QString operator()(const MediaContent &media) const
    {
        return firstOf({media.caption, media.fileName, media.url});
    }
    QString operator()(const LocationContent &location) const
    {
        const QString place = firstOf({location.name, location.address});
        if (!place.isEmpty() || !location.latitude || !location.longitude)
            return place;
        const QLocale plain = QLocale::c();
        return plain.toString(*location.latitude, 'g', 8) + u", "_s
            + plain.toString(*location.longitude, 'g', 8);
    }
    QString operator()(const ContactsContent &cards) const
    {
        QStringList names;
        for (const ContactCard &card : cards.contacts)
            names += firstOf({card.formattedName, card.firstName});
        return names.join(u", "_s);
    }
    QString operator()(const ButtonsContent &buttons) const { return buttons.body; }
    QString operator()(const ListContent &list) const { return list.body; }
    QString operator()(const UrlButtonContent &button) const { return button.body; }
    QString operator()(const TemplateContent &content) const
    {
        return content.registeredBody.isEmpty() ? firstOf({content.name, content.partnerTemplateId})
                                                : filledTemplate(content.registeredBody, content.bodyValues);
    }
    QString operator()(const OrderDetailsContent &order) const
    {
        return firstOf({order.body, order.referenceId});
    }
    QString operator()(const OrderStatusContent &order) const
    {
        return firstOf({order.body, order.description, order.referenceId});
    }
    QString operator()(const RawContent &raw) const { return QString::fromUtf8(raw.json).simplified(); }
};

} // namespace

const QList<MessageType> &allMessageTypes()
{
    static const QList<MessageType> all = [] {
        QList<MessageType> types;
        for (const TypeWords &each : kTypes)
            types += each.type;
        return types;
    }();
    return all;
}

MessageType typeOf(const MessageContent &content)
{
    return std::visit(TypeReader{}, content);
}

QString messageTypeId(MessageType type)
{
    return wordsOf(type).id;
}

std::optional<MessageType> messageTypeFromId(const QString &id)
{
    const auto found
        = std::find_if(kTypes.begin(), kTypes.end(), [&id](const TypeWords &each) { return each.id == id; });
    return found == kTypes.end() ? std::nullopt : std::optional(found->type);
}

QString messageTypeName(MessageType type)
{
    return QCoreApplication::translate("MessageType", wordsOf(type).name);
}

MessageContent emptyContent(MessageType type)
{
    switch (type) {
    case MessageType::Text:
        return TextContent{};
    case MessageType::Image:
        return MediaContent{.kind = MediaContent::Kind::Image};
    case MessageType::Video:
        return MediaContent{.kind = MediaContent::Kind::Video};
    case MessageType::Audio:
        return MediaContent{.kind = MediaContent::Kind::Audio};
    case MessageType::Document:
        return MediaContent{.kind = MediaContent::Kind::Document};
    case MessageType::Sticker:
        return MediaContent{.kind = MediaContent::Kind::Sticker};
    case MessageType::Location:
        return LocationContent{};
    case MessageType::Contacts:
        return ContactsContent{.contacts = {ContactCard{}}};
    case MessageType::Buttons:
        return ButtonsContent{.buttons = {ReplyButton{}}};
    case MessageType::List:
        return ListContent{.sections = {ListSection{.rows = {ListRow{}}}}};
    case MessageType::UrlButton:
        return UrlButtonContent{};
    case MessageType::Template:
        return TemplateContent{};
    case MessageType::OrderDetails:
        return OrderDetailsContent{.currency = u"INR"_s, .items = {OrderItem{}}};
    case MessageType::OrderStatus:
        return OrderStatusContent{};
    case MessageType::Raw:
        return RawContent{};
    }
    Q_UNREACHABLE();
}

QString contentText(const MessageContent &content)
{
    return std::visit(TextReader{}, content);
}

} // namespace ChannelConsole
