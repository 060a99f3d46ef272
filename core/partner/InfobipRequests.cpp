// SPDX-License-Identifier: Apache-2.0
#include "core/partner/InfobipRequests.h"

#include "core/Json.h"
#include "core/channel/PhoneNumber.h"
#include "core/partner/InfobipPartner.h"

namespace ChannelConsole {

using namespace Qt::StringLiterals;

namespace {

using nlohmann::json;

const QString kSendPath = u"/whatsapp/1/message/"_s; // infobip.md §2

/// Empty values are left out: the document has lower limits for what is there.
void put(json &object, const char *name, const QString &value)
{
    if (!value.isEmpty())
        object[name] = toStd(value);
}

json mediaOf(const MediaContent &media)
{
    json content{{"mediaUrl", toStd(media.url)}};
    if (media.kind != MediaContent::Kind::Audio && media.kind != MediaContent::Kind::Sticker)
        put(content, "caption", media.caption);
    if (media.kind == MediaContent::Kind::Document)
        put(content, "filename", media.fileName);
    return content;
}

json nameOf(const ContactCard &card)
{
    json name{{"firstName", toStd(card.firstName)}, {"formattedName", toStd(card.formattedName)}};
    put(name, "lastName", card.lastName);
    put(name, "middleName", card.middleName);
    put(name, "namePrefix", card.namePrefix);
    put(name, "nameSuffix", card.nameSuffix);
    return name;
}

template <typename Entry, typename Convert>
void putList(json &object, const char *name, const QList<Entry> &entries, Convert convert)
{
    for (const Entry &entry : entries)
        object[name].push_back(convert(entry));
}

json cardOf(const ContactCard &card)
{
    json contact{{"name", nameOf(card)}};
    putList(contact, "phones", card.phones, [](const ContactPhone &phone) {
        json entry{{"phone", toStd(phone.phone)}};
        put(entry, "type", phone.type);
        put(entry, "waId", phone.waId);
        return entry;
    });
    putList(contact, "emails", card.emails, [](const ContactEmail &email) {
        json entry{{"email", toStd(email.email)}};
        put(entry, "type", email.type);
        return entry;
    });
    putList(contact, "urls", card.urls, [](const ContactUrl &url) {
        json entry{{"url", toStd(url.url)}};
        put(entry, "type", url.type);
        return entry;
    });
    putList(contact, "addresses", card.addresses, [](const ContactAddress &address) {
        json entry = json::object();
        put(entry, "street", address.street);
        put(entry, "city", address.city);
        put(entry, "state", address.state);
        put(entry, "zip", address.zip);
        put(entry, "country", address.country);
        put(entry, "countryCode", address.countryCode);
        put(entry, "type", address.type);
        return entry;
    });
    json org = json::object();
    put(org, "company", card.company);
    put(org, "department", card.department);
    put(org, "title", card.title);
    if (!org.empty())
        contact["org"] = org;
    if (card.birthday.isValid())
        contact["birthday"] = toStd(card.birthday.toString(Qt::ISODate));
    return contact;
}

json headerOf(const InteractiveHeader &header)
{
    switch (header.kind) {
    case InteractiveHeader::Kind::None:
        return {};
    case InteractiveHeader::Kind::Text:
        return {{"type", "TEXT"}, {"text", toStd(header.text)}};
    case InteractiveHeader::Kind::Image:
        return {{"type", "IMAGE"}, {"mediaUrl", toStd(header.url)}};
    case InteractiveHeader::Kind::Video:
        return {{"type", "VIDEO"}, {"mediaUrl", toStd(header.url)}};
    case InteractiveHeader::Kind::Document: {
        json document{{"type", "DOCUMENT"}, {"mediaUrl", toStd(header.url)}};
        put(document, "filename", header.fileName);
        return document;
    }
    }
    Q_UNREACHABLE();
}

json interactive(
    const InteractiveHeader &header, const QString &body, const QString &footer, const json &action)
{
    json content{{"body", {{"text", toStd(body)}}}, {"action", action}};
    if (header.kind != InteractiveHeader::Kind::None)
        content["header"] = headerOf(header);
    if (!footer.isEmpty())
        content["footer"] = {{"text", toStd(footer)}};
    return content;
}

struct CallWriter
{
    InfobipCall operator()(const TextContent &text) const
    {
        json content{{"text", toStd(text.text)}};
        if (text.previewUrl)
            content["previewUrl"] = true;
        return {kSendPath + u"text"_s, content};
    }
    InfobipCall operator()(const MediaContent &media) const
    {
        return {kSendPath + messageTypeId(typeOf(media)), mediaOf(media)};
    }
    InfobipCall operator()(const LocationContent &location) const
    {
        json content{
            {"latitude", location.latitude.value_or(0)}, {"longitude", location.longitude.value_or(0)}};
        put(content, "name", location.name);
        put(content, "address", location.address);
        return {kSendPath + u"location"_s, content};
    }
    InfobipCall operator()(const ContactsContent &cards) const
    {
        json content = json::object();
        putList(content, "contacts", cards.contacts, cardOf);
        return {kSendPath + u"contact"_s, content};
    }
    InfobipCall operator()(const ButtonsContent &buttons) const
    {
        json action = json::object();
        putList(action, "buttons", buttons.buttons, [](const ReplyButton &button) {
            return json{{"type", "REPLY"}, {"id", toStd(button.id)}, {"title", toStd(button.title)}};
        });
        return {kSendPath + u"interactive/buttons"_s,
            interactive(buttons.header, buttons.body, buttons.footer, action)};
    }
    InfobipCall operator()(const ListContent &list) const
    {
        json action{{"title", toStd(list.buttonTitle)}};
        putList(action, "sections", list.sections, [](const ListSection &section) {
            json entry = json::object();
            put(entry, "title", section.title);
            putList(entry, "rows", section.rows, [](const ListRow &row) {
                json line{{"id", toStd(row.id)}, {"title", toStd(row.title)}};
                put(line, "description", row.description);
                return line;
            });
            return entry;
        });
        return {kSendPath + u"interactive/list"_s, interactive(list.header, list.body, list.footer, action)};
    }
    InfobipCall operator()(const UrlButtonContent &button) const
    {
        return {kSendPath + u"interactive/url-button"_s,
            interactive(button.header, button.body, button.footer,
                {{"displayText", toStd(button.displayText)}, {"url", toStd(button.url)}})};
    }
    InfobipCall operator()(const TemplateContent &content) const
    {
        return {kSendPath + u"template"_s, infobipTemplate(content)};
    }
    InfobipCall operator()(const OrderDetailsContent &order) const
    {
        return {kSendPath + u"interactive/order-details"_s, infobipOrder(order)};
    }
    InfobipCall operator()(const OrderStatusContent &order) const
    {
        return {kSendPath + u"interactive/order-status"_s, infobipOrder(order)};
    }
    InfobipCall operator()(const RawContent &raw) const
    {
        const Result<Json> document = Json::parse(raw.json);
        if (!document)
            return {};
        InfobipCall call{document.value().string({"path"}).value_or(QString()), {}, document.value().raw()};
        call.options.erase("path");
        if (const auto content = call.options.find("content"); content != call.options.end()) {
            call.content = *content;
            call.options.erase(content);
        }
        return call;
    }
};

} // namespace

InfobipCall infobipCall(const MessageContent &content)
{
    return std::visit(CallWriter{}, content);
}

QByteArray infobipBody(const InfobipCall &call, const OutboundMessage &message, const QString &reportUrl)
{
    json body = call.options;
    body["from"] = toStd(numberDigits(message.businessNumber));
    body["to"] = toStd(numberDigits(message.userNumber));
    if (!call.content.is_null())
        body["content"] = call.content;
    put(body, "messageId", message.id.left(InfobipPartner::kSafeMessageIdLength));
    put(body, "notifyUrl", reportUrl); // delivery and seen reports of this message (infobip.md §6)
    if (call.path == kSendPath + u"template"_s)
        body = {{"messages", json::array({body})}};
    return toJsonText(body);
}

RawContent infobipRawDraft(const MessageContent &content)
{
    const InfobipCall call = infobipCall(content);
    return {.json = toJsonText({{"path", toStd(call.path)}, {"content", call.content}}, 2)};
}

} // namespace ChannelConsole
