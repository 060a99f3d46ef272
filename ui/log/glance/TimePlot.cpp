// SPDX-License-Identifier: Apache-2.0
#include "ui/log/glance/TimePlot.h"

#include "ui/log/glance/TimeBars.h"
#include "ui/widgets/PlainLabel.h"
#include "ui/widgets/Spacing.h"

#include <QEvent>
#include <QLocale>
#include <QPaintEvent>
#include <QPainter>
#include <QResizeEvent>
#include <QStyle>

namespace ChannelConsole {

namespace {

constexpr int kBarsHeight = 72;
constexpr int kLeastWidth = 200;
constexpr qint64 kDay = qint64(24) * 60 * 60 * 1000;

/// A day where the range has several, else weekday and time.
QString edgeText(const QDateTime &moment, bool hasDays)
{
    const QLocale locale;
    const QDateTime local = moment.toLocalTime();
    if (hasDays)
        return locale.toString(local.date(), QLocale::ShortFormat);
    QString format = locale.timeFormat(QLocale::ShortFormat);
    format.remove(QStringLiteral(":ss")); // pieces are whole minutes
    return locale.dayName(local.date().dayOfWeek(), QLocale::ShortFormat) + QLatin1Char(' ')
        + locale.toString(local.time(), format);
}

} // namespace

TimePlot::TimePlot(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void TimePlot::setScale(const QList<GlanceBucket> &buckets, qint64 most, const QList<TimeBar *> &bars)
{
    m_bars = bars;
    m_most = most > 0 ? QLocale().toString(most) : QString();
    m_first.clear();
    m_last.clear();
    if (!buckets.isEmpty()) {
        const QDateTime from = buckets.constFirst().from;
        const QDateTime until = buckets.constLast().until;
        const bool hasDays = from.msecsTo(until) > 2 * kDay;
        m_first = edgeText(from, hasDays);
        m_last = edgeText(hasDays ? until.addMSecs(-1) : until, hasDays);
    }
    place();
    update();
}

QSize TimePlot::sizeHint() const
{
    return {2 * kLeastWidth, kBarsHeight + fontMetrics().height() + Spacing::kTight};
}

QSize TimePlot::minimumSizeHint() const
{
    return {kLeastWidth, sizeHint().height()};
}

QRect TimePlot::plot() const
{
    const int number = m_most.isEmpty() ? 0 : fontMetrics().horizontalAdvance(m_most) + Spacing::kTight;
    const QRect bars(number, 0, width() - number, kBarsHeight);
    return QStyle::visualRect(layoutDirection(), rect(), bars);
}

/// To the pixel, so that the bars fill the width: a layout would round each of them.
void TimePlot::place()
{
    const QRect area = plot();
    const int count = static_cast<int>(m_bars.size());
    for (int index = 0; index < count; ++index) {
        const int left = area.width() * index / count;
        const int right = area.width() * (index + 1) / count;
        const QRect bar(area.left() + left, area.top(), right - left, area.height());
        m_bars.at(index)->setGeometry(QStyle::visualRect(layoutDirection(), area, bar));
    }
}

void TimePlot::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const QRect area = plot();
    painter.setPen(palette().color(QPalette::Mid));
    painter.drawLine(area.left(), area.bottom() + 1, area.right(), area.bottom() + 1);
    painter.drawLine(area.left(), area.top(), area.right(), area.top());
    painter.setPen(secondaryColour(palette().color(QPalette::WindowText), palette().color(QPalette::Window)));
    const auto leading = int(QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft));
    const auto trailing = int(QStyle::visualAlignment(layoutDirection(), Qt::AlignRight));
    painter.drawText(rect(), leading | int(Qt::AlignTop), m_most);
    const QRect times(area.left(), area.bottom() + Spacing::kTight, area.width(), fontMetrics().height());
    // Where both have no room the end is the more telling.
    const int both = fontMetrics().horizontalAdvance(m_first) + fontMetrics().horizontalAdvance(m_last);
    if (both + Spacing::kSmall <= times.width())
        painter.drawText(times, leading | int(Qt::AlignTop), m_first);
    painter.drawText(times, trailing | int(Qt::AlignTop), m_last);
}

void TimePlot::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    place();
}

void TimePlot::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::LayoutDirectionChange)
        place();
}

} // namespace ChannelConsole
