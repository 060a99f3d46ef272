// SPDX-License-Identifier: Apache-2.0
#include "core/partner/KarixRequests.h"

#include "core/Json.h"

namespace ChannelConsole {

using namespace Qt::StringLiterals;

namespace {

using nlohmann::json;

/// A map from "0" for the first placeholder, not a list (karix.md A.2).
json valuesOf(const QStringList &values)
{
    json map = json::object();
    for (qsizetype i = 0; i < values.size(); ++i)
        map[std::to_string(i)] = toStd(values.at(i));
    return map;
}

json fileOf(const char *type, const TemplateHeaderValue &header)
{
    json media{{"type", type}, {"url", toStd(header.url)}};
    if (!header.fileName.isEmpty() && header.kind == TemplateHeaderValue::Kind::Document)
        media["fileName"] = toStd(header.fileName);
    return media;
}

json mediaOf(const TemplateHeaderValue &header)
{
    switch (header.kind) {
    case TemplateHeaderValue::Kind::Text:
        return {{"type", "text"}, {"title", toStd(header.text)}};
    case TemplateHeaderValue::Kind::Image:
        return fileOf("image", header);
    case TemplateHeaderValue::Kind::Video:
        return fileOf("video", header);
    case TemplateHeaderValue::Kind::Document:
        return fileOf("document", header);
    case TemplateHeaderValue::Kind::None:
    case TemplateHeaderValue::Kind::Gif:
    case TemplateHeaderValue::Kind::Location:
        break;
    }
    return {};
}

/// The code of an authentication template goes as the end of a URL (karix.md A.2).
json buttonsOf(const QList<TemplateButtonValue> &buttons)
{
    json block = json::object();
    for (const TemplateButtonValue &button : buttons) {
        json entry{{"index", std::to_string(button.index)}, {"payload", toStd(button.value)}};
        if (button.type == "QUICK_REPLY"_L1) {
            block["quickReplies"].push_back(entry);
        } else {
            entry["type"] = "url";
            block["actions"].push_back(entry);
        }
    }
    return block;
}

} // namespace

json karixTemplate(const TemplateContent &content)
{
    if (content.header.kind == TemplateHeaderValue::Kind::None && content.buttons.isEmpty()) {
        json block{{"templateId", toStd(content.name)}, {"parameterValues", valuesOf(content.bodyValues)}};
        if (!content.language.isEmpty())
            block["language"] = toStd(content.language);
        return {{"preview_url", false}, {"type", "TEMPLATE"}, {"template", block}};
    }
    // No place for a language is known here (karix.md A.2).
    json block{{"templateId", toStd(content.name)}, {"bodyParameterValues", valuesOf(content.bodyValues)}};
    if (content.header.kind != TemplateHeaderValue::Kind::None)
        block["media"] = mediaOf(content.header);
    if (!content.buttons.isEmpty())
        block["buttons"] = buttonsOf(content.buttons);
    return {{"preview_url", false}, {"type", "MEDIA_TEMPLATE"}, {"mediaTemplate", block}};
}

} // namespace ChannelConsole
