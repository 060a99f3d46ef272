// SPDX-License-Identifier: Apache-2.0
#include "ui/log/glance/GlanceBar.h"

#include "ui/widgets/PlainToolTip.h"
#include "ui/widgets/Spacing.h"

#include <QKeyEvent>
#include <QPaintEvent>
#include <QPainter>
#include <QStyle>
#include <QStyleOptionFocusRect>

namespace ChannelConsole {

namespace {

constexpr int kLeastBar = 48;
constexpr double kMostLabel = 0.64; // of the room for label and bar: words tell more than lengths

} // namespace

void paintBarState(QPainter &painter, const QAbstractButton *bar)
{
    if (bar->underMouse() || bar->isDown())
        painter.fillRect(bar->rect(), bar->palette().color(QPalette::AlternateBase));
    if (!bar->hasFocus())
        return;
    QStyleOptionFocusRect option;
    option.initFrom(bar);
    option.backgroundColor = bar->palette().color(QPalette::Window);
    option.state |= QStyle::State_KeyboardFocusChange;
    bar->style()->drawPrimitive(QStyle::PE_FrameFocusRect, &option, &painter, bar);
}

GlanceBar::GlanceBar(QWidget *parent)
    : QAbstractButton(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void GlanceBar::setValue(const BarValue &value)
{
    if (value == m_value)
        return;
    m_value = value;
    setAccessibleName(value.spoken);
    setAccessibleDescription(value.help);
    setToolTip(
        plainToolTip(value.help.isEmpty() ? value.spoken : value.spoken + QLatin1Char('\n') + value.help));
    update();
}

void GlanceBar::setColumns(int labelWidth, int numberWidth)
{
    m_labelWidth = labelWidth;
    m_numberWidth = numberWidth;
    updateGeometry();
    update();
}

QSize GlanceBar::sizeHint() const
{
    return {m_labelWidth + m_numberWidth + kLeastBar * 2 + 4 * Spacing::kSmall,
        fontMetrics().height() + Spacing::kSmall};
}

QSize GlanceBar::minimumSizeHint() const
{
    return {m_numberWidth + kLeastBar * 2, sizeHint().height()};
}

void GlanceBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paintBarState(painter, this);
    const QRect inner = rect().adjusted(Spacing::kTight, 0, -Spacing::kTight, 0);
    // Long labels give way before the bar does.
    const int room = inner.width() - m_numberWidth - 2 * Spacing::kSmall;
    const int labelWidth
        = qBound(0, qMin(m_labelWidth, qMin(room - kLeastBar, int(room * kMostLabel))), qMax(0, room));
    const auto place
        = [this](const QRect &rectangle) { return QStyle::visualRect(layoutDirection(), rect(), rectangle); };
    painter.setPen(palette().color(QPalette::WindowText));
    const QRect label(inner.left(), inner.top(), labelWidth, inner.height());
    painter.drawText(place(label),
        int(Qt::AlignVCenter) | int(QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft)),
        fontMetrics().elidedText(m_value.label, Qt::ElideRight, labelWidth));
    const QRect number(inner.right() + 1 - m_numberWidth, inner.top(), m_numberWidth, inner.height());
    painter.drawText(place(number),
        int(Qt::AlignVCenter) | int(QStyle::visualAlignment(layoutDirection(), Qt::AlignRight)),
        m_value.number);

    const int thickness = qMin(fontMetrics().ascent(), inner.height() - 2 * Spacing::kTight);
    const QRect track(label.right() + 1 + Spacing::kSmall, (height() - thickness) / 2,
        number.left() - label.right() - 1 - 2 * Spacing::kSmall, thickness);
    // What is not nothing is seen.
    const int length = m_value.share > 0 ? qMax(2, qRound(track.width() * m_value.share)) : 0;
    const int strong = m_value.strong > 0 ? qBound(2, qRound(track.width() * m_value.strong), length) : 0;
    paintBar(painter, palette(), place(QRect(track.topLeft(), QSize(length, thickness))),
        strong < length ? BarFill::Hatched : m_value.fill);
    paintBar(painter, palette(), place(QRect(track.topLeft(), QSize(strong, thickness))), m_value.fill);
    painter.setPen(palette().color(QPalette::Mid));
    const QRect base = place(QRect(track.left(), track.top(), 1, track.height()));
    painter.drawLine(base.topLeft(), base.bottomLeft());
}

void GlanceBar::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        click();
    else
        QAbstractButton::keyPressEvent(event);
}

void GlanceBar::enterEvent(QEnterEvent *event)
{
    QAbstractButton::enterEvent(event);
    update();
}

void GlanceBar::leaveEvent(QEvent *event)
{
    QAbstractButton::leaveEvent(event);
    update();
}

} // namespace ChannelConsole
