// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/PlainLabel.h"

#include "ui/widgets/PlainToolTip.h"

#include <QApplication>
#include <QEvent>
#include <QPaintEvent>
#include <QPainter>
#include <QScopedValueRollback>
#include <QStyle>

namespace ChannelConsole {

QColor secondaryColour(const QColor &text, const QColor &background)
{
    constexpr float kShare = 0.75F;
    const auto channel = [](float a, float b) { return kShare * a + (1 - kShare) * b; };
    return QColor::fromRgbF(channel(text.redF(), background.redF()),
        channel(text.greenF(), background.greenF()), channel(text.blueF(), background.blueF()));
}

PlainLabel::PlainLabel(const QString &text, QWidget *parent)
    : PlainLabel(Tone::Normal, text, parent)
{
}

PlainLabel::PlainLabel(Tone tone, const QString &text, QWidget *parent)
    : QLabel(parent)
    , m_tone(tone)
{
    setTextFormat(Qt::PlainText);
    setWordWrap(true);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setFocusPolicy(Qt::ClickFocus);
    setText(text);
    applyTone();
}

void PlainLabel::setTone(Tone tone)
{
    m_tone = tone;
    applyTone();
}

void PlainLabel::setElided()
{
    m_elided = true;
    setWordWrap(false);
    setTextInteractionFlags(Qt::NoTextInteraction);
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
}

bool PlainLabel::isCut() const
{
    return m_elided && fontMetrics().horizontalAdvance(text()) > contentsRect().width();
}

bool PlainLabel::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip && m_elided)
        setToolTip(isCut() ? plainToolTip(text()) : QString());
    return QLabel::event(event);
}

void PlainLabel::paintEvent(QPaintEvent *event)
{
    if (!isCut()) {
        QLabel::paintEvent(event);
        return;
    }
    QPainter painter(this);
    const QRect area = contentsRect();
    const auto place = QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft | Qt::AlignVCenter);
    style()->drawItemText(&painter, area, static_cast<int>(place) | Qt::TextSingleLine, palette(),
        isEnabled(), fontMetrics().elidedText(text(), Qt::ElideRight, area.width()), foregroundRole());
}

void PlainLabel::changeEvent(QEvent *event)
{
    QLabel::changeEvent(event);
    switch (event->type()) {
    case QEvent::PaletteChange:
    case QEvent::ApplicationPaletteChange:
    case QEvent::ParentChange:
        applyTone();
        break;
    default:
        break;
    }
}

void PlainLabel::applyTone()
{
    if (m_applying)
        return;
    const QScopedValueRollback<bool> applying(m_applying, true);

    // An empty palette and font mean "as the parent has it"; only what the tone changes is set.
    QPalette colours;
    if (m_tone == Tone::Secondary) {
        const QPalette base = parentWidget() ? parentWidget()->palette() : QApplication::palette();
        for (const auto group : {QPalette::Active, QPalette::Inactive})
            colours.setColor(group, QPalette::WindowText,
                secondaryColour(
                    base.color(group, QPalette::WindowText), base.color(group, QPalette::Window)));
    }
    setPalette(colours);

    QFont face;
    if (m_tone == Tone::Strong || m_tone == Tone::Heading || m_tone == Tone::Title)
        face.setBold(true);
    const qreal size = QApplication::font().pointSizeF();
    if (m_tone == Tone::Title && size > 0)
        face.setPointSizeF(size * 1.6);
    if (m_tone == Tone::Heading && size > 0)
        face.setPointSizeF(size * 1.15);
    setFont(face);
}

} // namespace ChannelConsole
