// SPDX-License-Identifier: Apache-2.0
#include "core/message/TemplateFilling.h"

#include <QCoreApplication>

#include <algorithm>

namespace ChannelConsole {

using namespace Qt::StringLiterals;

namespace {

using HeaderKind = TemplateHeaderValue::Kind;

// RFC 2606: an address that is nobody's but answers.
const QString kExampleFolder = u"https://www.example.com/"_s;
const QString kExampleCode = u"123456"_s;

QString tr(const char *text)
{
    return QCoreApplication::translate("TemplateFilling", text);
}

HeaderKind headerKindOf(const TemplateRecord &record)
{
    const QString &kind = record.headerKind;
    if (kind == "TEXT"_L1)
        return templatePlaceholders(record.headerText).isEmpty() ? HeaderKind::None : HeaderKind::Text;
    if (kind == "IMAGE"_L1)
        return HeaderKind::Image;
    if (kind == "VIDEO"_L1)
        return HeaderKind::Video;
    if (kind == "GIF"_L1)
        return HeaderKind::Gif;
    if (kind == "DOCUMENT"_L1)
        return HeaderKind::Document;
    return kind == "LOCATION"_L1 ? HeaderKind::Location : HeaderKind::None;
}

/// Static addresses and telephone numbers are not sent (infobip.md §2.3), and what is not known cannot be.
bool takesValue(const TemplateButton &button)
{
    if (button.type == "URL"_L1)
        return !templatePlaceholders(button.url).isEmpty();
    return button.type == "QUICK_REPLY"_L1 || button.type == "COPY_CODE"_L1 || button.type == "FLOW"_L1;
}

QList<TemplateButtonValue> buttonValues(const TemplateRecord &record)
{
    // An authentication template has one button, which takes the code like the suffix of an address, whatever
    // the list calls it.
    if (isAuthentication(record.category))
        return {{.index = 0, .type = u"URL"_s, .value = {}}};
    QList<TemplateButtonValue> values;
    for (qsizetype i = 0; i < record.buttons.size(); ++i) {
        const TemplateButton &button = record.buttons.at(i);
        if (takesValue(button))
            values.append({.index = static_cast<int>(i), .type = button.type, .value = {}});
    }
    return values;
}

QString exampleFile(HeaderKind kind)
{
    switch (kind) {
    case HeaderKind::Video:
    case HeaderKind::Gif:
        return u"video.mp4"_s;
    case HeaderKind::Document:
        return u"document.pdf"_s;
    default:
        return u"picture.jpg"_s;
    }
}

void fillIfEmpty(QString *value, const QString &example)
{
    if (value->isEmpty())
        *value = example;
}

void fillHeader(const TemplateRecord &record, TemplateHeaderValue *header)
{
    switch (header->kind) {
    case HeaderKind::None:
        return;
    case HeaderKind::Text:
        fillIfEmpty(&header->text, record.headerExample.isEmpty() ? tr("an example") : record.headerExample);
        return;
    case HeaderKind::Location:
        // The Greenwich observatory.
        header->latitude = header->latitude.value_or(51.4779);
        header->longitude = header->longitude.value_or(-0.0015);
        return;
    default:
        // Partners put a handle of WhatsApp's there as well, which is no address.
        fillIfEmpty(&header->url,
            record.headerExample.startsWith("http"_L1) ? record.headerExample
                                                       : kExampleFolder + exampleFile(header->kind));
        if (header->kind == HeaderKind::Document)
            fillIfEmpty(&header->fileName, exampleFile(header->kind));
    }
}

/// The part of the example that takes the placeholder's place, where the example is the whole address.
QString suffixOf(const TemplateButton &button)
{
    const QString before = button.url.section(u"{{"_s, 0, 0);
    return button.example.startsWith(before) ? button.example.sliced(before.size()) : button.example;
}

QString buttonExample(const TemplateRecord &record, const TemplateButtonValue &value)
{
    const TemplateButton button = record.buttons.value(value.index);
    const QString example = value.type == "URL"_L1 ? suffixOf(button) : button.example;
    if (!example.isEmpty())
        return example;
    if (value.type == "COPY_CODE"_L1)
        return u"SAVE20"_s;
    return value.type == "QUICK_REPLY"_L1 && !button.text.isEmpty() ? button.text : u"example"_s;
}

} // namespace

bool isAuthentication(const QString &category)
{
    return category.compare("AUTHENTICATION"_L1, Qt::CaseInsensitive) == 0;
}

TemplateContent contentFor(const TemplateRecord &record)
{
    TemplateContent content{.name = record.name,
        .language = record.language,
        .partnerTemplateId = record.partnerTemplateId,
        .category = record.category,
        .registeredBody = record.body,
        .registeredFooter = record.footer,
        .buttons = buttonValues(record),
        .registeredHeader = record.headerKind == "TEXT"_L1 ? record.headerText : QString(),
        .hasButtons = !record.buttons.isEmpty()};
    content.bodyValues.resize(templatePlaceholders(record.body).size());
    // WhatsApp writes the text of an authentication template itself, and not every list shows it.
    if (isAuthentication(record.category) && content.bodyValues.isEmpty())
        content.bodyValues.resize(1);
    content.header.kind = headerKindOf(record);
    return content;
}

TemplateContent contentFor(const TemplateRecord &record, const TemplateContent &typed)
{
    TemplateContent content = contentFor(record);
    for (qsizetype i = 0; i < std::min(content.bodyValues.size(), typed.bodyValues.size()); ++i)
        content.bodyValues[i] = typed.bodyValues.at(i);
    if (content.header.kind == typed.header.kind)
        content.header = typed.header;
    for (TemplateButtonValue &button : content.buttons) {
        for (const TemplateButtonValue &each : typed.buttons) {
            if (each.index == button.index && each.type == button.type)
                button.value = each.value;
        }
    }
    return content;
}

TemplateContent fillExamples(const TemplateRecord &record, TemplateContent content)
{
    const bool code = isAuthentication(record.category);
    const QStringList names = templatePlaceholders(record.body);
    for (qsizetype i = 0; i < content.bodyValues.size(); ++i) {
        const QString given = record.bodyExamples.value(i);
        const QString other
            = code ? kExampleCode : tr("example %1").arg(names.value(i, QString::number(i + 1)));
        fillIfEmpty(&content.bodyValues[i], given.isEmpty() ? other : given);
    }
    fillHeader(record, &content.header);
    for (TemplateButtonValue &button : content.buttons)
        fillIfEmpty(&button.value, code ? content.bodyValues.value(0) : buttonExample(record, button));
    return content;
}

TemplateRecord recordFor(const TemplateContent &content)
{
    TemplateRecord record{.partnerTemplateId = content.partnerTemplateId,
        .name = content.name,
        .language = content.language,
        .category = content.category,
        .body = content.registeredBody,
        .footer = content.registeredFooter};
    static const QHash<HeaderKind, QString> kKinds{{HeaderKind::Text, u"TEXT"_s},
        {HeaderKind::Image, u"IMAGE"_s}, {HeaderKind::Video, u"VIDEO"_s}, {HeaderKind::Gif, u"GIF"_s},
        {HeaderKind::Document, u"DOCUMENT"_s}, {HeaderKind::Location, u"LOCATION"_s}};
    record.headerKind = kKinds.value(content.header.kind);
    const bool hasText = content.header.kind == HeaderKind::None || content.header.kind == HeaderKind::Text;
    if (hasText && !content.registeredHeader.isEmpty()) {
        record.headerKind = u"TEXT"_s;
        record.headerText = content.registeredHeader;
    } else if (content.header.kind == HeaderKind::Text) {
        record.headerText = u"{{1}}"_s;
    }
    if (record.body.isEmpty()) {
        QStringList placeholders;
        for (qsizetype i = 0; i < content.bodyValues.size(); ++i)
            placeholders.append(u"{{%1}}"_s.arg(i + 1));
        record.body = placeholders.join(u' ');
    }
    for (const TemplateButtonValue &value : content.buttons) {
        while (record.buttons.size() < value.index)
            record.buttons.append(TemplateButton{});
        record.buttons.append({.type = value.type, .url = value.type == "URL"_L1 ? u"{{1}}"_s : QString()});
    }
    if (content.hasButtons && record.buttons.isEmpty())
        record.buttons.append(TemplateButton{}); // that there was one is all that is known of it
    return record;
}

} // namespace ChannelConsole
