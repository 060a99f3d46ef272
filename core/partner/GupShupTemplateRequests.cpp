// SPDX-License-Identifier: Apache-2.0
#include "core/partner/GupShupRequests.h"

#include "core/Json.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace ChannelConsole {

using namespace Qt::StringLiterals;

namespace {

using Parameters = QList<GupShupParameter>;

QString mediaType(TemplateHeaderValue::Kind kind)
{
    switch (kind) {
    case TemplateHeaderValue::Kind::Image:
        return u"IMAGE"_s;
    case TemplateHeaderValue::Kind::Video:
        return u"VIDEO"_s;
    case TemplateHeaderValue::Kind::Document:
        return u"DOCUMENT"_s;
    case TemplateHeaderValue::Kind::None:
    case TemplateHeaderValue::Kind::Text:
    case TemplateHeaderValue::Kind::Gif:
    case TemplateHeaderValue::Kind::Location:
        break;
    }
    return {};
}

QString headerText(const TemplateContent &content)
{
    const QString value
        = content.header.kind == TemplateHeaderValue::Kind::Text ? content.header.text : QString();
    if (content.registeredHeader.isEmpty())
        return value;
    return filledTemplate(content.registeredHeader, {value});
}

/// The text that the gateway compares with what was registered, or the template's id and its values. The text
/// is the form its document describes; ids are newer and known from public code (gupshup.md §2).
Parameters bodyOf(const TemplateContent &content, const char *textParameter)
{
    if (!content.registeredBody.isEmpty())
        return {{textParameter, filledTemplate(content.registeredBody, content.bodyValues)}};
    Parameters parameters{{"whatsAppTemplateId", content.partnerTemplateId}};
    for (qsizetype i = 0; i < content.bodyValues.size(); ++i)
        parameters.append({"var" + QByteArray::number(i + 1), content.bodyValues.at(i)});
    return parameters;
}

/// The gateway has a parameter for one dynamic URL only.
Parameters buttonsOf(const TemplateContent &content)
{
    const auto url = std::find_if(content.buttons.cbegin(), content.buttons.cend(),
        [](const TemplateButtonValue &button) { return button.type == "URL"_L1; });
    if (url == content.buttons.cend())
        return {};
    return {{"buttonUrlParam", url->value}};
}

} // namespace

GupShupCall gupShupTemplate(const TemplateContent &content)
{
    const QString media = mediaType(content.header.kind);
    const bool located = content.header.kind == TemplateHeaderValue::Kind::Location;
    const bool byText = !content.registeredBody.isEmpty();
    const QString header = media.isEmpty() && !located ? headerText(content) : QString();

    Parameters parameters;
    if (!media.isEmpty())
        parameters = {{"method", u"SendMediaMessage"_s}, {"msg_type", media}};
    else
        parameters = {{"method", u"SendMessage"_s},
            {"msg_type",
                located      ? u"LOCATION"_s
                    : byText ? u"HSM"_s
                             : u"text"_s}};
    parameters.append({"isHSM", u"true"_s});
    if (content.hasButtons || !content.buttons.isEmpty() || !header.isEmpty()
        || !content.registeredFooter.isEmpty())
        parameters.append({"isTemplate", u"true"_s});
    if (!media.isEmpty()) {
        parameters.append({"media_url", content.header.url});
        if (!content.header.fileName.isEmpty() && media == "DOCUMENT"_L1)
            parameters.append({"filename", content.header.fileName});
    }
    if (located) {
        const nlohmann::json place{{"latitude", content.header.latitude.value_or(0)},
            {"longitude", content.header.longitude.value_or(0)}};
        parameters.append({"location", QString::fromUtf8(toJsonText(place))});
    }
    if (!header.isEmpty())
        parameters.append({"header", header});
    if (!content.registeredFooter.isEmpty())
        parameters.append({"footer", content.registeredFooter});
    parameters += buttonsOf(content);
    parameters += bodyOf(content, media.isEmpty() ? "msg" : "caption");
    return {parameters};
}

} // namespace ChannelConsole
