// SPDX-License-Identifier: Apache-2.0
#include "core/partner/KarixRequests.h"

#include "core/Json.h"
#include "core/channel/PhoneNumber.h"
#include "core/partner/MetaShape.h"

#include <QLocale>

namespace ChannelConsole {

using namespace Qt::StringLiterals;

namespace {

using nlohmann::json;

void put(json &object, const char *name, const QString &value)
{
    if (!value.isEmpty())
        object[name] = toStd(value);
}

/// Degrees go as strings (karix.md A.2).
std::string degrees(std::optional<double> value)
{
    return toStd(QString::number(value.value_or(0), 'f', QLocale::FloatingPointShortest));
}

/// Media in a header was never seen here: WhatsApp's own shape.
json headerOf(const InteractiveHeader &header)
{
    const auto media = [&header](const char *type) {
        json file{{"link", toStd(header.url)}};
        put(file, "filename", header.kind == InteractiveHeader::Kind::Document ? header.fileName : QString());
        return json{{"type", type}, {type, file}};
    };
    switch (header.kind) {
    case InteractiveHeader::Kind::None:
        return {};
    case InteractiveHeader::Kind::Text:
        return {{"type", "text"}, {"text", toStd(header.text)}};
    case InteractiveHeader::Kind::Image:
        return media("image");
    case InteractiveHeader::Kind::Video:
        return media("video");
    case InteractiveHeader::Kind::Document:
        return media("document");
    }
    Q_UNREACHABLE();
}

json interactive(const char *type, const InteractiveHeader &header, const QString &body,
    const QString &footer, const json &action)
{
    json block{{"type", type}, {"action", action}};
    if (header.kind != InteractiveHeader::Kind::None)
        block["header"] = headerOf(header);
    if (!body.isEmpty())
        block["body"] = {{"text", toStd(body)}};
    if (!footer.isEmpty())
        block["footer"] = {{"text", toStd(footer)}};
    return {{"type", "INTERACTIVE"}, {"interactive", block}};
}

struct ContentWriter
{
    json operator()(const TextContent &text) const
    {
        return {{"preview_url", text.previewUrl}, {"type", "TEXT"}, {"text", toStd(text.text)}};
    }
    json operator()(const MediaContent &media) const
    {
        json attachment{{"type", toStd(messageTypeId(typeOf(media)).toUpper())}, {"url", toStd(media.url)}};
        put(attachment, "caption", media.caption);
        if (media.kind == MediaContent::Kind::Document)
            put(attachment, "fileName", media.fileName);
        return {{"type", "ATTACHMENT"}, {"attachment", attachment}};
    }
    json operator()(const LocationContent &location) const
    {
        json place{{"longitude", degrees(location.longitude)}, {"latitude", degrees(location.latitude)}};
        put(place, "name", location.name);
        put(place, "address", location.address);
        return {{"preview_url", false}, {"type", "LOCATION"}, {"location", place}};
    }
    /// Not offered: what would be tried, for karixRawDraft().
    json operator()(const ContactsContent &cards) const
    {
        json list = json::array();
        for (const ContactCard &card : cards.contacts)
            list.push_back(metaContact(card));
        return {{"type", "CONTACTS"}, {"contacts", list}};
    }
    json operator()(const ButtonsContent &buttons) const
    {
        return interactive("button", buttons.header, buttons.body, buttons.footer, metaAction(buttons));
    }
    json operator()(const ListContent &list) const
    {
        return interactive("list", list.header, list.body, list.footer, metaAction(list));
    }
    json operator()(const UrlButtonContent &button) const
    {
        return interactive("cta_url", button.header, button.body, button.footer, metaAction(button));
    }
    json operator()(const TemplateContent &content) const { return karixTemplate(content); }
    /// These two likewise.
    json operator()(const OrderDetailsContent &order) const
    {
        const bool image = !order.headerImageUrl.isEmpty();
        return interactive("order_details",
            {.kind = image ? InteractiveHeader::Kind::Image : InteractiveHeader::Kind::None,
                .url = order.headerImageUrl},
            order.body, order.footer, metaAction(order));
    }
    json operator()(const OrderStatusContent &order) const
    {
        return interactive("order_status", {}, order.body, order.footer, metaAction(order));
    }
    json operator()(const RawContent &raw) const
    {
        const Result<Json> document = Json::parse(raw.json);
        return document ? document.value().raw() : json::object();
    }
};

} // namespace

json karixContent(const MessageContent &content)
{
    return std::visit(ContentWriter{}, content);
}

QByteArray karixBody(const OutboundMessage &message)
{
    json recipient{{"to", toStd(numberDigits(message.userNumber))}, {"recipient_type", "individual"}};
    if (!message.id.isEmpty())
        recipient["reference"]
            = {{"cust_ref", toStd(message.id)}}; // comes back in the delivery events (karix.md A.2)
    return toJsonText({
        {"message",
            {{"channel", "WABA"}, {"content", karixContent(message.content)}, {"recipient", recipient},
                {"sender", {{"from", toStd(numberDigits(message.businessNumber))}}}}},
        {"metaData", {{"version", "v1.0.9"}}},
    });
}

RawContent karixRawDraft(const MessageContent &content)
{
    return {.json = toJsonText(karixContent(content), 2)};
}

} // namespace ChannelConsole
