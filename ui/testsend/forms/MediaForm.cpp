// SPDX-License-Identifier: Apache-2.0
#include "ui/testsend/forms/MediaForm.h"

#include "ui/testsend/forms/FieldGroup.h"

using namespace Qt::StringLiterals;

namespace ChannelConsole {

namespace {

using Kind = MediaContent::Kind;

/// What WhatsApp takes (infobip.md §2.2).
QString formatsOf(Kind kind)
{
    switch (kind) {
    case Kind::Image:
        return MediaForm::tr("JPEG or PNG, up to 5 MB.");
    case Kind::Video:
        return MediaForm::tr("MP4 or 3GPP, up to 16 MB.");
    case Kind::Audio:
        return MediaForm::tr("AAC, AMR, MP3, MP4 or Opus, up to 16 MB.");
    case Kind::Document:
        return MediaForm::tr("Up to 100 MB.");
    case Kind::Sticker:
        return MediaForm::tr("WebP of 512 × 512 pixels, up to 100 KB, or 500 KB if it moves.");
    }
    Q_UNREACHABLE();
}

bool hasCaption(Kind kind)
{
    return kind == Kind::Image || kind == Kind::Video || kind == Kind::Document;
}

} // namespace

MediaForm::MediaForm(MediaContent::Kind kind, QWidget *parent)
    : GroupForm(parent)
    , m_kind(kind)
{
    fields()->addLine(u"url"_s, tr("URL"),
        {.help = tr("The file is fetched from there, so the address must be public. %1").arg(formatsOf(kind)),
            .placeholder = u"https://"_s});
    if (kind == Kind::Document)
        fields()->addLine(u"fileName"_s, tr("File name"),
            {.limit = &MessageLimits::fileName, .help = tr("What the phone shows and saves it as.")});
    if (hasCaption(kind))
        fields()->addText(u"caption"_s, kind == Kind::Document ? tr("Text") : tr("Caption"), 3,
            {.limit = &MessageLimits::caption});
}

MessageContent MediaForm::content() const
{
    return MediaContent{.kind = m_kind,
        .url = fields()->value(u"url"_s),
        .caption = fields()->value(u"caption"_s),
        .fileName = fields()->value(u"fileName"_s)};
}

void MediaForm::fill(const MessageContent &content)
{
    const auto &media = std::get<MediaContent>(content);
    fields()->setValue(u"url"_s, media.url);
    fields()->setValue(u"caption"_s, media.caption);
    fields()->setValue(u"fileName"_s, media.fileName);
}

} // namespace ChannelConsole
