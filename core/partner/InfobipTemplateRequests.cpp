// SPDX-License-Identifier: Apache-2.0
#include "core/partner/InfobipRequests.h"

#include "core/Json.h"
#include "core/message/TemplateFilling.h"

namespace ChannelConsole {

using namespace Qt::StringLiterals;

namespace {

using nlohmann::json;

json mediaHeader(const char *type, const TemplateHeaderValue &header)
{
    return {{"type", type}, {"mediaUrl", toStd(header.url)}};
}

json headerOf(const TemplateHeaderValue &header)
{
    switch (header.kind) {
    case TemplateHeaderValue::Kind::None:
        return {};
    case TemplateHeaderValue::Kind::Text:
        return {{"type", "TEXT"}, {"placeholder", toStd(header.text)}};
    case TemplateHeaderValue::Kind::Image:
        return mediaHeader("IMAGE", header);
    case TemplateHeaderValue::Kind::Video:
        return mediaHeader("VIDEO", header);
    case TemplateHeaderValue::Kind::Gif:
        return mediaHeader("GIF", header);
    case TemplateHeaderValue::Kind::Document: {
        json document = mediaHeader("DOCUMENT", header);
        document["filename"] = toStd(header.fileName);
        return document;
    }
    case TemplateHeaderValue::Kind::Location:
        return {{"type", "LOCATION"}, {"latitude", header.latitude.value_or(0)},
            {"longitude", header.longitude.value_or(0)}};
    }
    Q_UNREACHABLE();
}

/// The name of the value differs from type to type (infobip.md §2.3).
json buttonOf(const TemplateButtonValue &button, bool authentication)
{
    // Copy-code and one-tap buttons of authentication templates are filled as URL buttons.
    const QString type = authentication ? u"URL"_s : button.type;
    json entry{{"type", toStd(type)}};
    if (type == "FLOW"_L1 || type == "CATALOG"_L1 || type == "VOICE_CALL"_L1) {
        const char *name = type == "FLOW"_L1 ? "flowToken"
            : type == "CATALOG"_L1           ? "thumbnailProductRetailerId"
                                             : "callContextPayload";
        if (!button.value.isEmpty())
            entry[name] = toStd(button.value);
    } else {
        entry["parameter"] = toStd(button.value);
    }
    return entry;
}

} // namespace

json infobipTemplate(const TemplateContent &content)
{
    json placeholders = json::array();
    for (const QString &value : content.bodyValues)
        placeholders.push_back(toStd(value));
    json data{{"body", {{"placeholders", placeholders}}}};
    if (content.header.kind != TemplateHeaderValue::Kind::None)
        data["header"] = headerOf(content.header);
    const bool authentication = isAuthentication(content.category);
    for (const TemplateButtonValue &button : content.buttons)
        data["buttons"].push_back(buttonOf(button, authentication));
    return {
        {"templateName", toStd(content.name)}, {"language", toStd(content.language)}, {"templateData", data}};
}

} // namespace ChannelConsole
