// SPDX-License-Identifier: Apache-2.0
#include "ui/testsend/forms/HeaderFields.h"

#include "ui/testsend/forms/FieldGroup.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace ChannelConsole::HeaderFields {

namespace {

using Kind = InteractiveHeader::Kind;

const QString kKind = u"header/kind"_s;
const QString kText = u"header/text"_s;
const QString kUrl = u"header/url"_s;
const QString kFileName = u"header/fileName"_s;

struct KindWords
{
    Kind kind;
    QLatin1StringView id;
    const char *name;
};

constexpr std::array kKinds{
    KindWords{Kind::None, "none"_L1, QT_TRANSLATE_NOOP("HeaderFields", "No header")},
    KindWords{Kind::Text, "text"_L1, QT_TRANSLATE_NOOP("HeaderFields", "Text")},
    KindWords{Kind::Image, "image"_L1, QT_TRANSLATE_NOOP("HeaderFields", "Image")},
    KindWords{Kind::Video, "video"_L1, QT_TRANSLATE_NOOP("HeaderFields", "Video")},
    KindWords{Kind::Document, "document"_L1, QT_TRANSLATE_NOOP("HeaderFields", "Document")},
};

QString tr(const char *text)
{
    return QCoreApplication::translate("HeaderFields", text);
}

Kind kindOf(const FieldGroup *fields)
{
    const QString id = fields->value(kKind);
    const auto found
        = std::find_if(kKinds.begin(), kKinds.end(), [&id](const KindWords &each) { return each.id == id; });
    return found == kKinds.end() ? Kind::None : found->kind;
}

bool isMedia(Kind kind)
{
    return kind == Kind::Image || kind == Kind::Video || kind == Kind::Document;
}

} // namespace

void add(FieldGroup *fields, Offer offer)
{
    QList<FieldGroup::Choice> choices;
    for (const KindWords &each : kKinds) {
        if (offer == Offer::TextAndMedia || !isMedia(each.kind))
            choices += {.value = each.id, .text = tr(each.name)};
    }
    fields->addChoice(kKind, tr("Header"), choices);
    fields->addLine(kText, tr("Header text"), {.limit = &MessageLimits::headerText});
    if (offer == Offer::TextAndMedia) {
        fields->addLine(kUrl, tr("Header URL"),
            {.help = tr("The file is fetched from there, so the address must be public."),
                .placeholder = u"https://"_s});
        fields->addLine(kFileName, tr("Header file name"), {.limit = &MessageLimits::fileName});
    }
    follow(fields);
}

InteractiveHeader read(const FieldGroup *fields)
{
    return {.kind = kindOf(fields),
        .text = fields->value(kText),
        .url = fields->value(kUrl),
        .fileName = fields->value(kFileName)};
}

void fill(FieldGroup *fields, const InteractiveHeader &header)
{
    const auto kind = std::find_if(
        kKinds.begin(), kKinds.end(), [&header](const KindWords &each) { return each.kind == header.kind; });
    fields->setValue(kKind, kind->id);
    fields->setValue(kText, header.text);
    fields->setValue(kUrl, header.url);
    fields->setValue(kFileName, header.fileName);
}

void follow(FieldGroup *fields)
{
    const Kind kind = kindOf(fields);
    fields->setFieldVisible(kText, kind == Kind::Text);
    fields->setFieldVisible(kUrl, isMedia(kind));
    fields->setFieldVisible(kFileName, kind == Kind::Document);
}

} // namespace ChannelConsole::HeaderFields
