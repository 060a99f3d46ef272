// SPDX-License-Identifier: Apache-2.0
#include "ui/log/glance/TimeBars.h"

#include "ui/log/glance/GlanceBar.h"
#include "ui/log/glance/TimePlot.h"
#include "ui/widgets/PlainLabel.h"
#include "ui/widgets/Spacing.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLocale>
#include <QPaintEvent>
#include <QPainter>
#include <QStyle>
#include <QVBoxLayout>

#include <algorithm>

namespace ChannelConsole {

namespace {

constexpr int kLeastWidth = 6;
constexpr int kPlotHeight = 72;

} // namespace

QString bucketText(const GlanceBucket &bucket)
{
    const QLocale locale;
    const QDateTime from = bucket.from.toLocalTime();
    const QDateTime last = bucket.until.toLocalTime();
    const auto day = [&locale](const QDate &date) { return locale.toString(date, QLocale::ShortFormat); };
    const bool isWholeDays = from.time() == QTime(0, 0) && last.time() == QTime(0, 0);
    if (isWholeDays && from.daysTo(last) == 1)
        return day(from.date());
    if (isWholeDays)
        return TimeBars::tr("%1 to %2").arg(day(from.date()), day(last.date().addDays(-1)));
    const auto time = [&locale](const QTime &of) { return locale.toString(of, QLocale::ShortFormat); };
    if (from.date() == last.date())
        return TimeBars::tr("%1, %2 to %3").arg(day(from.date()), time(from.time()), time(last.time()));
    return TimeBars::tr("%1, %2 to %3, %4")
        .arg(day(from.date()), time(from.time()), day(last.date()), time(last.time()));
}

TimeBar::TimeBar(QWidget *parent)
    : QAbstractButton(parent)
{
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

void TimeBar::setBucket(const GlanceBucket &bucket, qint64 most)
{
    m_bucket = bucket;
    m_most = most;
    const QLocale locale;
    const QString words
        = TimeBars::tr("%1: %2 outbound, %3 inbound")
              .arg(bucketText(bucket), locale.toString(bucket.outbound), locale.toString(bucket.inbound));
    setAccessibleName(words);
    setToolTip(words);
    update();
}

QSize TimeBar::minimumSizeHint() const
{
    return {kLeastWidth, kPlotHeight / 2};
}

void TimeBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paintBarState(painter, this);
    if (m_most <= 0)
        return;
    const auto heightOf = [this](qint64 messages) {
        return messages == 0 ? 0 : qMax(2, qRound(double(height()) * double(messages) / double(m_most)));
    };
    const int outbound = heightOf(m_bucket.outbound);
    const int inbound = qMin(heightOf(m_bucket.inbound), height() - outbound);
    const int gap = width() > 2 * kLeastWidth ? 2 : 1;
    const QRect whole = rect().adjusted(gap, 0, -gap, 0);
    paintBar(painter, palette(), QRect(whole.left(), height() - outbound, whole.width(), outbound),
        BarFill::Solid);
    paintBar(painter, palette(), QRect(whole.left(), height() - outbound - inbound, whole.width(), inbound),
        BarFill::Hatched);
}

void TimeBar::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        click();
        break;
    case Qt::Key_Left:
    case Qt::Key_Right:
    case Qt::Key_Home:
    case Qt::Key_End:
        emit moveRequested(static_cast<Qt::Key>(event->key()));
        break;
    default:
        QAbstractButton::keyPressEvent(event);
    }
}

void TimeBar::enterEvent(QEnterEvent *event)
{
    QAbstractButton::enterEvent(event);
    update();
}

void TimeBar::leaveEvent(QEvent *event)
{
    QAbstractButton::leaveEvent(event);
    update();
}

TimeBars::TimeBars(QWidget *parent)
    : QWidget(parent)
    , m_plot(new TimePlot(this))
{
    setObjectName(QStringLiteral("glanceTimes"));
    auto *legend = new QHBoxLayout;
    legend->setSpacing(Spacing::kTight);
    const auto explain = [this, legend](BarFill fill, const QString &words) {
        legend->addWidget(new FillSample(fill, this), 0, Qt::AlignVCenter);
        auto *label = new PlainLabel(PlainLabel::Tone::Secondary, words, this);
        label->setWordWrap(false);
        legend->addWidget(label);
        legend->addSpacing(Spacing::kSmall);
    };
    explain(BarFill::Solid, tr("Outbound"));
    explain(BarFill::Hatched, tr("Inbound"));
    legend->addStretch();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(Spacing::kTight);
    column->addWidget(new PlainLabel(PlainLabel::Tone::Strong, tr("Messages over time"), this));
    column->addWidget(m_plot);
    column->addLayout(legend);
    column->addStretch();
}

void TimeBars::setBuckets(const QList<GlanceBucket> &buckets)
{
    qint64 most = 0;
    for (const GlanceBucket &bucket : buckets)
        most = std::max(most, bucket.outbound + bucket.inbound);
    while (m_bars.size() < buckets.size()) {
        const qsizetype index = m_bars.size();
        auto *bar = new TimeBar(m_plot);
        bar->setObjectName(QStringLiteral("glanceTimes.%1").arg(index));
        connect(bar, &TimeBar::clicked, this, [this, bar] { emit pressed(bar->bucket()); });
        connect(bar, &TimeBar::moveRequested, this, [this, index](Qt::Key key) { move(index, key); });
        m_bars.append(bar);
    }
    m_shown = buckets.size();
    qsizetype stop = m_shown - 1; // what is newest is asked for first
    for (qsizetype index = 0; index < m_bars.size(); ++index) {
        if (index < m_shown)
            m_bars.at(index)->setBucket(buckets.at(index), most);
        m_bars.at(index)->setVisible(index < m_shown);
        if (index < m_shown && m_bars.at(index)->hasFocus())
            stop = index;
    }
    setStop(stop);
    m_plot->setScale(buckets, most, m_bars.mid(0, m_shown));
}

void TimeBars::setStop(qsizetype stop)
{
    for (qsizetype index = 0; index < m_bars.size(); ++index)
        m_bars.at(index)->setFocusPolicy(index == stop ? Qt::StrongFocus : Qt::ClickFocus);
}

void TimeBars::move(qsizetype from, Qt::Key key)
{
    const bool isMirrored = layoutDirection() == Qt::RightToLeft;
    qsizetype to = key == Qt::Key_Home ? 0 : m_shown - 1;
    if (key == Qt::Key_Left || key == Qt::Key_Right)
        to = from + ((key == Qt::Key_Right) != isMirrored ? 1 : -1);
    to = std::clamp(to, qsizetype(0), m_shown - 1);
    setStop(to);
    m_bars.at(to)->setFocus(Qt::OtherFocusReason);
}

} // namespace ChannelConsole
