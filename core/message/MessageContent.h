// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/message/InteractiveContent.h"
#include "core/message/OrderContent.h"
#include "core/message/TemplateContent.h"

#include <QByteArray>
#include <QDate>
#include <QList>
#include <QString>

#include <optional>
#include <variant>

namespace ChannelConsole {

struct TextContent
{
    QString text;
    bool previewUrl = false; ///< show the page behind the first link

    bool operator==(const TextContent &) const = default;
};

struct MediaContent
{
    enum class Kind {
        Image,
        Video,
        Audio,
        Document,
        Sticker,
    };
    Kind kind = Kind::Image;
    QString url; ///< where WhatsApp fetches the file; as typed
    QString caption; ///< not of Audio and Sticker
    QString fileName; ///< of Document; may be empty

    bool operator==(const MediaContent &) const = default;
};

struct LocationContent
{
    std::optional<double> latitude; ///< degrees, -90 to 90; empty while it is not typed
    std::optional<double> longitude; ///< degrees, -180 to 180
    QString name;
    QString address;

    bool operator==(const LocationContent &) const = default;
};

struct ContactPhone
{
    QString phone; ///< as typed
    QString type; ///< "CELL", "MAIN", "IPHONE", "HOME" or "WORK"; may be empty
    QString waId; ///< digits; makes the card offer a chat; may be empty

    bool operator==(const ContactPhone &) const = default;
};

struct ContactEmail
{
    QString email;
    QString type; ///< "HOME" or "WORK"; may be empty

    bool operator==(const ContactEmail &) const = default;
};

struct ContactUrl
{
    QString url;
    QString type; ///< likewise

    bool operator==(const ContactUrl &) const = default;
};

struct ContactAddress
{
    QString street;
    QString city;
    QString state;
    QString zip;
    QString country;
    QString countryCode;
    QString type; ///< likewise

    bool operator==(const ContactAddress &) const = default;
};

struct ContactCard
{
    QString firstName;
    QString lastName;
    QString middleName;
    QString namePrefix;
    QString nameSuffix;
    QString formattedName; ///< what the card shows
    QDate birthday; ///< may be null
    QString company;
    QString department;
    QString title;
    QList<ContactPhone> phones;
    QList<ContactEmail> emails;
    QList<ContactUrl> urls;
    QList<ContactAddress> addresses;

    bool operator==(const ContactCard &) const = default;
};

struct ContactsContent
{
    QList<ContactCard> contacts;

    bool operator==(const ContactsContent &) const = default;
};

/// The partner's own JSON or parameters, for what is not publicly documented or not modelled here. What names
/// the numbers, the message id and the credentials is put in by the partner; nothing in it may be one of
/// those.
struct RawContent
{
    /// A JSON object. Infobip: {"path": "/whatsapp/1/…", "content": {…}}. GupShup: the gateway's parameters
    /// by name. Karix: the object `message.content`.
    QByteArray json;

    bool operator==(const RawContent &) const = default;
};

using MessageContent
    = std::variant<TextContent, MediaContent, LocationContent, ContactsContent, ButtonsContent, ListContent,
        UrlButtonContent, TemplateContent, OrderDetailsContent, OrderStatusContent, RawContent>;

/// What the composer offers, in its order.
enum class MessageType {
    Text,
    Image,
    Video,
    Audio,
    Document,
    Sticker,
    Location,
    Contacts,
    Buttons,
    List,
    UrlButton,
    Template,
    OrderDetails,
    OrderStatus,
    Raw,
};

[[nodiscard]] const QList<MessageType> &allMessageTypes();
[[nodiscard]] MessageType typeOf(const MessageContent &content);
/// Stable and lower case, for the log and for stored drafts: "text", "order-details".
[[nodiscard]] QString messageTypeId(MessageType type);
[[nodiscard]] std::optional<MessageType> messageTypeFromId(const QString &id);
/// "Reply buttons"; translated.
[[nodiscard]] QString messageTypeName(MessageType type);
/// Nothing typed yet.
[[nodiscard]] MessageContent emptyContent(MessageType type);
/// What the log shows as the message's text: what the user will read, or the nearest to it in one line.
[[nodiscard]] QString contentText(const MessageContent &content);

} // namespace ChannelConsole
