// SPDX-License-Identifier: Apache-2.0
#include "ui/templates/TemplatePreview.h"

#include "core/message/TemplateStanding.h"
#include "ui/widgets/PlainLabel.h"
#include "ui/widgets/Spacing.h"

#include <QPaintEvent>
#include <QPainter>
#include <QVBoxLayout>

namespace ChannelConsole {

using namespace Qt::StringLiterals;

namespace {

constexpr int kCorner = 8;

/// What stands in the place of a header that is no text.
QString headerWord(const QString &kind)
{
    if (kind == "IMAGE"_L1)
        return TemplatePreview::tr("[image]");
    if (kind == "VIDEO"_L1)
        return TemplatePreview::tr("[video]");
    if (kind == "GIF"_L1)
        return TemplatePreview::tr("[animation]");
    if (kind == "DOCUMENT"_L1)
        return TemplatePreview::tr("[document]");
    if (kind == "LOCATION"_L1)
        return TemplatePreview::tr("[location]");
    return u'[' + kind + u']';
}

QString buttonLine(const TemplateButton &button)
{
    const QString what = button.text.isEmpty() ? templateButtonTypeText(button.type) : button.text;
    if (!button.url.isEmpty())
        return TemplatePreview::tr("%1: %2").arg(what, button.url);
    if (!button.phoneNumber.isEmpty())
        return TemplatePreview::tr("%1: %2").arg(what, button.phoneNumber);
    // What kind of button it is says its place, unless nobody here knows it.
    return button.text.isEmpty() || isKnownTemplateButton(button.type)
        ? what
        : TemplatePreview::tr("%1 (%2)").arg(what, button.type);
}

} // namespace

TemplatePreview::TemplatePreview(QWidget *parent)
    : QWidget(parent)
    , m_header(new PlainLabel(PlainLabel::Tone::Strong, {}, this))
    , m_body(new PlainLabel({}, this))
    , m_footer(new PlainLabel(PlainLabel::Tone::Secondary, {}, this))
    , m_buttons(new QWidget(this))
    , m_buttonLines(new QVBoxLayout(m_buttons))
{
    setObjectName(u"templatePreview"_s);
    setAccessibleName(tr("Preview"));
    m_header->setObjectName(u"templatePreviewHeader"_s);
    m_body->setObjectName(u"templatePreviewBody"_s);
    m_footer->setObjectName(u"templatePreviewFooter"_s);
    m_buttonLines->setContentsMargins(0, Spacing::kTight, 0, 0);
    m_buttonLines->setSpacing(Spacing::kTight);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(Spacing::kMedium, Spacing::kMedium, Spacing::kMedium, Spacing::kMedium);
    layout->setSpacing(Spacing::kSmall);
    for (PlainLabel *label : {m_header, m_body, m_footer})
        layout->addWidget(label);
    layout->addWidget(m_buttons);
}

void TemplatePreview::setRecord(const TemplateRecord &record)
{
    const bool isText = record.headerKind.isEmpty() || record.headerKind == "TEXT"_L1;
    m_header->setText(isText ? record.headerText : headerWord(record.headerKind));
    m_header->setVisible(!m_header->text().isEmpty());
    m_body->setText(record.body.isEmpty() ? tr("The text is not known here.") : record.body);
    m_body->setTone(record.body.isEmpty() ? PlainLabel::Tone::Secondary : PlainLabel::Tone::Normal);
    m_footer->setText(record.footer);
    m_footer->setVisible(!record.footer.isEmpty());
    setButtons(record.buttons);
}

void TemplatePreview::setButtons(const QList<TemplateButton> &buttons)
{
    while (QLayoutItem *item = m_buttonLines->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    for (const TemplateButton &button : buttons) {
        auto *line = new PlainLabel(PlainLabel::Tone::Strong, buttonLine(button), m_buttons);
        line->setAlignment(Qt::AlignHCenter);
        m_buttonLines->addWidget(line);
    }
    m_buttons->setVisible(!buttons.isEmpty());
}

void TemplatePreview::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(palette().color(QPalette::Mid));
    painter.setBrush(palette().color(QPalette::AlternateBase));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), kCorner, kCorner);
}

} // namespace ChannelConsole
