// SPDX-License-Identifier: Apache-2.0
#include "ui/log/glance/GlanceBrush.h"

#include <QApplication>
#include <QPaintEvent>
#include <QPainter>

namespace ChannelConsole {

namespace {

constexpr int kSide = 12;

Qt::BrushStyle patternOf(BarFill fill)
{
    switch (fill) {
    case BarFill::Solid:
        return Qt::SolidPattern;
    case BarFill::Hatched:
        return Qt::BDiagPattern;
    case BarFill::Crossed:
        return Qt::DiagCrossPattern;
    }
    Q_UNREACHABLE();
}

} // namespace

void paintBar(QPainter &painter, const QPalette &palette, const QRect &rectangle, BarFill fill)
{
    if (rectangle.width() <= 0 || rectangle.height() <= 0)
        return;
    // What needs attention is drawn like text, the strongest there is.
    const QColor ink = palette.color(fill == BarFill::Crossed ? QPalette::WindowText : QPalette::Highlight);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setPen(ink);
    painter.setBrush(palette.brush(QPalette::Base));
    const QRect outline = rectangle.adjusted(0, 0, -1, -1);
    painter.drawRect(outline);
    painter.setBrush(QBrush(ink, patternOf(fill)));
    painter.drawRect(outline);
    painter.restore();
}

FillSample::FillSample(BarFill fill, QWidget *parent)
    : QWidget(parent)
    , m_fill(fill)
{
    setFixedSize(kSide, kSide);
}

void FillSample::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paintBar(painter, QApplication::palette("QAbstractButton"), rect(), m_fill);
}

} // namespace ChannelConsole
