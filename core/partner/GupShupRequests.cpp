// SPDX-License-Identifier: Apache-2.0
#include "core/partner/GupShupRequests.h"

#include "core/Json.h"
#include "core/partner/MetaShape.h"

#include <QUrl>

#include <algorithm>

namespace ChannelConsole {

using namespace Qt::StringLiterals;

namespace {

using nlohmann::json;
using Parameters = QList<GupShupParameter>;

void put(Parameters &parameters, const char *name, const QString &value)
{
    if (!value.isEmpty())
        parameters.append({name, value});
}

QString compact(const json &document)
{
    return QString::fromUtf8(toJsonText(document));
}

Parameters call(const QString &method, const QString &messageType)
{
    return {{"method", method}, {"msg_type", messageType}};
}

Parameters mediaCall(const QString &messageType)
{
    // isHSM=false has to be said for media (gupshup.md §2).
    return call(u"SendMediaMessage"_s, messageType) + Parameters{{"isHSM", u"false"_s}};
}

QString typeOfHeader(InteractiveHeader::Kind kind)
{
    switch (kind) {
    case InteractiveHeader::Kind::Image:
        return u"IMAGE"_s;
    case InteractiveHeader::Kind::Video:
        return u"VIDEO"_s;
    case InteractiveHeader::Kind::Document:
        return u"DOCUMENT"_s;
    case InteractiveHeader::Kind::None:
    case InteractiveHeader::Kind::Text:
        break;
    }
    return u"text"_s;
}

/// A header with media makes it a media message with the body as its caption.
Parameters interactive(const char *type, const InteractiveHeader &header, const QString &body,
    const QString &footer, const json &action)
{
    const bool media
        = header.kind != InteractiveHeader::Kind::None && header.kind != InteractiveHeader::Kind::Text;
    Parameters parameters = media ? mediaCall(typeOfHeader(header.kind))
                                  : call(u"SendMessage"_s, u"text"_s) + Parameters{{"isHSM", u"false"_s}};
    parameters.append({"interactive_type", QString::fromLatin1(type)});
    if (media) {
        parameters.append({"media_url", header.url});
        put(parameters, "filename",
            header.kind == InteractiveHeader::Kind::Document ? header.fileName : QString());
        parameters.append({"caption", body});
    } else {
        put(parameters, "header", header.kind == InteractiveHeader::Kind::Text ? header.text : QString());
        put(parameters, "msg", body);
    }
    put(parameters, "footer", footer);
    parameters.append({"action", compact(action)});
    return parameters;
}

struct CallWriter
{
    Parameters operator()(const TextContent &text) const
    {
        Parameters parameters = call(u"SendMessage"_s, u"DATA_TEXT"_s);
        if (text.previewUrl)
            parameters.append({"preview_url", u"true"_s});
        parameters.append({"msg", text.text});
        return parameters;
    }
    Parameters operator()(const MediaContent &media) const
    {
        Parameters parameters = mediaCall(messageTypeId(typeOf(media)).toUpper());
        parameters.append({"media_url", media.url});
        if (media.kind != MediaContent::Kind::Audio && media.kind != MediaContent::Kind::Sticker)
            put(parameters, "caption", media.caption);
        if (media.kind == MediaContent::Kind::Document)
            put(parameters, "filename", media.fileName);
        return parameters;
    }
    Parameters operator()(const LocationContent &location) const
    {
        json place{
            {"latitude", location.latitude.value_or(0)}, {"longitude", location.longitude.value_or(0)}};
        if (!location.name.isEmpty())
            place["name"] = toStd(location.name);
        if (!location.address.isEmpty())
            place["address"] = toStd(location.address);
        return call(u"SendMessage"_s, u"LOCATION"_s) + Parameters{{"location", compact(place)}};
    }
    Parameters operator()(const ContactsContent &cards) const
    {
        json list = json::array();
        for (const ContactCard &card : cards.contacts)
            list.push_back(metaContact(card));
        return call(u"SendMessage"_s, u"CONTACTS"_s)
            + Parameters{{"isHSM", u"false"_s}, {"contacts", compact(list)}};
    }
    Parameters operator()(const ButtonsContent &buttons) const
    {
        return interactive("dr_button", buttons.header, buttons.body, buttons.footer, metaAction(buttons));
    }
    Parameters operator()(const ListContent &list) const
    {
        return interactive("list", list.header, list.body, list.footer, metaAction(list));
    }
    // The next three are not offered: what would be tried, for gupShupRawDraft().
    Parameters operator()(const UrlButtonContent &button) const
    {
        return interactive("cta_url", button.header, button.body, button.footer, metaAction(button));
    }
    Parameters operator()(const OrderDetailsContent &order) const
    {
        const bool image = !order.headerImageUrl.isEmpty();
        return interactive("order_details",
            {.kind = image ? InteractiveHeader::Kind::Image : InteractiveHeader::Kind::None,
                .url = order.headerImageUrl},
            order.body, order.footer, metaAction(order));
    }
    Parameters operator()(const OrderStatusContent &order) const
    {
        return interactive("order_status", {}, order.body, order.footer, metaAction(order));
    }
    Parameters operator()(const TemplateContent &content) const
    {
        return gupShupTemplate(content).parameters;
    }
    Parameters operator()(const RawContent &raw) const
    {
        const Result<Json> document = Json::parse(raw.json);
        Parameters parameters;
        if (!document || !document.value().isObject())
            return parameters;
        for (const auto &[name, value] : document.value().raw().items())
            parameters.append({QByteArray::fromStdString(name),
                value.is_string() ? QString::fromStdString(value.get_ref<const std::string &>())
                                  : compact(value)});
        if (GupShupCall{parameters}.value("method").isEmpty())
            parameters.prepend({"method", u"SendMessage"_s});
        return parameters;
    }
};

} // namespace

QString GupShupCall::value(const QByteArray &name) const
{
    const auto found = std::find_if(parameters.cbegin(), parameters.cend(),
        [&name](const GupShupParameter &each) { return each.name.compare(name, Qt::CaseInsensitive) == 0; });
    return found == parameters.cend() ? QString() : found->value;
}

bool GupShupCall::isUnicode() const
{
    return std::any_of(parameters.cbegin(), parameters.cend(), [](const GupShupParameter &each) {
        return std::any_of(
            each.value.cbegin(), each.value.cend(), [](QChar character) { return character >= u'\u0080'; });
    });
}

bool GupShupCall::needsTemplateAccount() const
{
    return value("isHSM").compare("true"_L1, Qt::CaseInsensitive) == 0
        || value("isTemplate").compare("true"_L1, Qt::CaseInsensitive) == 0
        || value("msg_type").compare("HSM"_L1, Qt::CaseInsensitive) == 0;
}

GupShupCall gupShupCall(const MessageContent &content)
{
    return {std::visit(CallWriter{}, content)};
}

RawContent gupShupRawDraft(const MessageContent &content)
{
    json parameters = json::object();
    for (const GupShupParameter &each : gupShupCall(content).parameters) {
        // What is JSON itself stays readable: it becomes a string again when it is sent.
        const bool nested = each.name == "action" || each.name == "location" || each.name == "contacts";
        const Result<Json> inner = nested ? Json::parse(each.value.toUtf8()) : Result<Json>(Problem{});
        parameters[each.name.toStdString()] = inner ? inner.value().raw() : json(toStd(each.value));
    }
    return {.json = toJsonText(parameters, 2)};
}

QByteArray formEncoded(const QList<GupShupParameter> &parameters)
{
    QByteArray form;
    for (const GupShupParameter &each : parameters) {
        if (!form.isEmpty())
            form += '&';
        form += each.name + '=' + QUrl::toPercentEncoding(each.value);
    }
    return form;
}

} // namespace ChannelConsole
