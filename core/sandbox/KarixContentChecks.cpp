// SPDX-License-Identifier: Apache-2.0
#include "core/sandbox/KarixContentChecks.h"

#include "core/sandbox/SandboxTemplates.h"

#include <nlohmann/json.hpp>

#include <QUrl>

namespace ChannelConsole {

using namespace Qt::StringLiterals;

namespace {

using Path = std::initializer_list<const char *>;

bool fits(const Json &object, Path path, qsizetype limit)
{
    const QString text = object.string(path).value_or(QString());
    return !text.trimmed().isEmpty() && text.size() <= limit;
}

bool fitsIfThere(const Json &object, Path path, qsizetype limit)
{
    return !object.at(path) || fits(object, path, limit);
}

bool isWeb(const Json &object, Path path)
{
    const QUrl url(object.string(path).value_or(QString()), QUrl::StrictMode);
    return url.isValid() && !url.host().isEmpty() && url.scheme().startsWith("http"_L1);
}

KarixVerdict verdict(bool sound)
{
    return sound ? KarixVerdict::Fine : KarixVerdict::Malformed;
}

/// {"0": …, "1": …}, as many as the template has placeholders.
bool valuesFit(const std::optional<Json> &values, const TemplateRecord &record)
{
    const qsizetype count = templatePlaceholders(record.body).size();
    if (!values)
        return count == 0;
    if (!values->isObject() || values->size() != count)
        return false;
    for (qsizetype i = 0; i < count; ++i) {
        const std::string key = std::to_string(i);
        if (!fits(*values, {key.c_str()}, 1024))
            return false;
    }
    return true;
}

bool buttonsFit(const Json &content, const TemplateRecord &record)
{
    for (const char *list : {"quickReplies", "actions"}) {
        const std::optional<Json> entries = content.at({"mediaTemplate", "buttons", list});
        for (qsizetype i = 0; entries && i < entries->size(); ++i) {
            const Json entry = entries->at(i).value();
            bool isNumber = false;
            const int index = entry.string({"index"}).value_or(QString()).toInt(&isNumber);
            if (!isNumber || index < 0 || index >= record.buttons.size() || !fits(entry, {"payload"}, 2000))
                return false;
        }
    }
    return true;
}

bool mediaFits(const Json &content, const TemplateRecord &record)
{
    const QString given = content.string({"mediaTemplate", "media", "type"}).value_or(QString()).toUpper();
    if (given != record.headerKind)
        return false;
    if (given == "TEXT"_L1)
        return fits(content, {"mediaTemplate", "media", "title"}, 60);
    return given.isEmpty() || isWeb(content, {"mediaTemplate", "media", "url"});
}

KarixVerdict templateVerdict(const Json &content)
{
    const bool media = content.string({"type"}) == "MEDIA_TEMPLATE"_L1;
    const char *block = media ? "mediaTemplate" : "template";
    const std::optional<TemplateRecord> record
        = sandboxTemplate(u"karix"_s, content.string({block, "templateId"}).value_or(QString()),
            content.string({block, "language"}).value_or(QString()));
    if (!record || !isSentInSandbox(*record))
        return KarixVerdict::UnknownTemplate;
    const std::optional<Json> values = content.at({block, media ? "bodyParameterValues" : "parameterValues"});
    const bool dressed = !record->headerKind.isEmpty();
    return verdict(valuesFit(values, *record)
        && (media ? mediaFits(content, *record) && buttonsFit(content, *record) : !dressed));
}

KarixVerdict attachmentVerdict(const Json &content)
{
    static const QStringList kinds{u"IMAGE"_s, u"DOCUMENT"_s, u"VIDEO"_s};
    const QString kind = content.string({"attachment", "type"}).value_or(QString()).toUpper();
    const bool inlined = content.at({"attachment", "attachmentData"}).has_value();
    return verdict(kinds.contains(kind)
        && (inlined ? fits(content, {"attachment", "mimeType"}, 100) : isWeb(content, {"attachment", "url"}))
        && fitsIfThere(content, {"attachment", "caption"}, 1024)
        && fitsIfThere(content, {"attachment", "fileName"}, 240));
}

KarixVerdict locationVerdict(const Json &content)
{
    bool latitude = false;
    bool longitude = false;
    static_cast<void>(content.string({"location", "latitude"}).value_or(QString()).toDouble(&latitude));
    static_cast<void>(content.string({"location", "longitude"}).value_or(QString()).toDouble(&longitude));
    return verdict(latitude && longitude);
}

bool buttonsSound(const std::optional<Json> &buttons)
{
    if (!buttons || buttons->size() < 1 || buttons->size() > 3)
        return false;
    for (qsizetype i = 0; i < buttons->size(); ++i) {
        const Json button = buttons->at(i).value();
        if (button.string({"type"}) != "reply"_L1 || !fits(button, {"reply", "id"}, 256)
            || !fits(button, {"reply", "title"}, 20))
            return false;
    }
    return true;
}

bool sectionsSound(const std::optional<Json> &sections)
{
    qsizetype total = 0;
    for (qsizetype i = 0; sections && i < sections->size(); ++i) {
        const Json section = sections->at(i).value();
        const std::optional<Json> rows = section.at({"rows"});
        if (!rows || rows->size() < 1 || !fitsIfThere(section, {"title"}, 24))
            return false;
        for (qsizetype r = 0; r < rows->size(); ++r) {
            const Json row = rows->at(r).value();
            if (!fits(row, {"id"}, 200) || !fits(row, {"title"}, 24)
                || !fitsIfThere(row, {"description"}, 72))
                return false;
        }
        total += rows->size();
    }
    return total >= 1 && total <= 10;
}

KarixVerdict interactiveVerdict(const Json &content)
{
    const std::optional<Json> block = content.at({"interactive"});
    if (!block || !fits(*block, {"body", "text"}, 1024) || !fitsIfThere(*block, {"footer", "text"}, 60)
        || !fitsIfThere(*block, {"header", "text"}, 60))
        return KarixVerdict::Malformed;
    const QString type = block->string({"type"}).value_or(QString());
    if (type == "button"_L1)
        return verdict(buttonsSound(block->at({"action", "buttons"})));
    if (type == "list"_L1)
        return verdict(
            fits(*block, {"action", "button"}, 20) && sectionsSound(block->at({"action", "sections"})));
    return verdict(type == "cta_url"_L1 && block->string({"action", "name"}) == "cta_url"_L1
        && fits(*block, {"action", "parameters", "display_text"}, 20)
        && isWeb(*block, {"action", "parameters", "url"}));
}

} // namespace

KarixVerdict karixVerdict(const Json &content)
{
    const QString type = content.string({"type"}).value_or(QString());
    if (type == "TEXT"_L1)
        return verdict(fits(content, {"text"}, 4096));
    if (type == "TEMPLATE"_L1 || type == "MEDIA_TEMPLATE"_L1)
        return templateVerdict(content);
    if (type == "AUTO_TEMPLATE"_L1) // which text it would be found by is not simulated
        return KarixVerdict::UnknownTemplate;
    if (type == "ATTACHMENT"_L1)
        return attachmentVerdict(content);
    if (type == "LOCATION"_L1)
        return locationVerdict(content);
    return type == "INTERACTIVE"_L1 ? interactiveVerdict(content) : KarixVerdict::Malformed;
}

} // namespace ChannelConsole
