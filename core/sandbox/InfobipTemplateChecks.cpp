// SPDX-License-Identifier: Apache-2.0
#include "core/sandbox/InfobipValidation.h"

#include "core/sandbox/SandboxTemplates.h"

#include <QRegularExpression>

namespace ChannelConsole {

using namespace Qt::StringLiterals;

namespace {

void checkHeader(const Json &data, const QString &at, InfobipValidation &v)
{
    if (!data.at({"header"}))
        return;
    v.oneOf(data, at, {"header", "type"},
        {u"TEXT"_s, u"IMAGE"_s, u"VIDEO"_s, u"GIF"_s, u"DOCUMENT"_s, u"LOCATION"_s}, true);
    const QString type = data.string({"header", "type"}).value_or(QString());
    if (type == "TEXT"_L1) {
        v.text(data, at, {"header", "placeholder"}, 1, 60);
    } else if (type == "LOCATION"_L1) {
        v.number(data, at, {"header", "latitude"}, -90, 90);
        v.number(data, at, {"header", "longitude"}, -180, 180);
    } else {
        v.url(data, at, {"header", "mediaUrl"});
    }
    if (type == "DOCUMENT"_L1)
        v.text(data, at, {"header", "filename"}, 1, 240);
}

void checkButtons(const Json &data, const QString &at, InfobipValidation &v)
{
    static const QStringList kinds{u"QUICK_REPLY"_s, u"URL"_s, u"COPY_CODE"_s, u"FLOW"_s, u"CATALOG"_s,
        u"MULTI_PRODUCT"_s, u"ORDER_DETAILS"_s, u"VOICE_CALL"_s};
    v.list(data, at, {"buttons"}, 0, 10, [&v](const Json &button, const QString &where) {
        v.oneOf(button, where, {"type"}, kinds, true);
        const QString type = button.string({"type"}).value_or(QString());
        if (type == "QUICK_REPLY"_L1)
            v.text(button, where, {"parameter"}, 1, 128);
        else if (type == "COPY_CODE"_L1)
            v.text(button, where, {"parameter"}, 1, 15);
        else if (type == "URL"_L1)
            v.text(button, where, {"parameter"}, 1, 2000);
    });
}

/// How many of a template's buttons take a value (infobip.md §2.3).
qsizetype fillableButtons(const TemplateRecord &record)
{
    qsizetype count = 0;
    for (const TemplateButton &button : record.buttons) {
        const bool dynamicUrl = button.type == "URL"_L1 && button.url.contains("{{"_L1);
        if (dynamicUrl || button.type == "QUICK_REPLY"_L1 || button.type == "COPY_CODE"_L1)
            ++count;
    }
    return count;
}

bool headerFits(const TemplateRecord &record, const Json &content)
{
    const QString given = content.string({"templateData", "header", "type"}).value_or(QString());
    const bool fillable = record.headerKind != "TEXT"_L1 || record.headerText.contains("{{"_L1);
    return given == (fillable ? record.headerKind : QString());
}

} // namespace

void checkInfobipTemplate(const Json &content, const QString &at, InfobipValidation &v)
{
    v.text(content, at, {"templateName"}, 1, 512);
    v.text(content, at, {"language"}, 1, 20);
    if (!v.object(content, at, {"templateData"}) || !v.object(content, at, {"templateData", "body"}))
        return;
    const Json data = content.at({"templateData"}).value();
    const QString where = at + u".templateData"_s;
    static const QRegularExpression faulty(u"[\\n\\r\\t]| {5}"_s);
    v.list(data, where, {"body", "placeholders"}, 0, 100, [&v](const Json &value, const QString &place) {
        v.text(value, place, {}, 1, 1024);
        if (faulty.match(value.string({}).value_or(QString())).hasMatch())
            v.fault(place, u"cannot have new-line/tab characters or more than 4 consecutive spaces"_s);
    });
    if (!data.at({"body", "placeholders"}))
        v.fault(where + u".body.placeholders"_s, u"must not be null"_s);
    checkHeader(data, where, v);
    checkButtons(data, where, v);
}

QString infobipTemplateMismatch(const Json &content)
{
    const std::optional<TemplateRecord> record
        = sandboxTemplate(u"infobip"_s, content.string({"templateName"}).value_or(QString()),
            content.string({"language"}).value_or(QString()));
    if (!record || !isSentInSandbox(*record))
        return u"EC_INVALID_TEMPLATE: not approved, or not in this language"_s;
    const std::optional<Json> placeholders = content.at({"templateData", "body", "placeholders"});
    const std::optional<Json> buttons = content.at({"templateData", "buttons"});
    if (!placeholders || placeholders->size() != templatePlaceholders(record->body).size()
        || (buttons ? buttons->size() : 0) != fillableButtons(*record) || !headerFits(*record, content))
        return u"EC_INVALID_TEMPLATE_ARGS: Failed to match template parameters"_s;
    return {};
}

} // namespace ChannelConsole
