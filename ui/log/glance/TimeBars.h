// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/log/glance/Glance.h"

#include <QAbstractButton>

namespace ChannelConsole {

class TimePlot;

/// Outbound and inbound messages of one piece of time, on top of each other.
class TimeBar final : public QAbstractButton
{
    Q_OBJECT
public:
    explicit TimeBar(QWidget *parent);

    /// `most`: messages of the highest bar of the plot.
    void setBucket(const GlanceBucket &bucket, qint64 most);
    [[nodiscard]] const GlanceBucket &bucket() const { return m_bucket; }

    [[nodiscard]] QSize sizeHint() const override { return minimumSizeHint(); }
    [[nodiscard]] QSize minimumSizeHint() const override;

signals:
    void moveRequested(Qt::Key key);

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void enterEvent(QEnterEvent *event) override;
    void leaveEvent(QEvent *event) override;

private:
    GlanceBucket m_bucket;
    qint64 m_most = 0;
};

/// Messages over time: a bar for each piece, the highest one's number, and when it begins and ends. One stop
/// of the Tab key; the arrows, Home and End move among the bars.
class TimeBars final : public QWidget
{
    Q_OBJECT
public:
    explicit TimeBars(QWidget *parent = nullptr);

    void setBuckets(const QList<GlanceBucket> &buckets);

signals:
    void pressed(const ChannelConsole::GlanceBucket &bucket);

private:
    void move(qsizetype from, Qt::Key key);
    void setStop(qsizetype index);

    TimePlot *m_plot;
    QList<TimeBar *> m_bars;
    qsizetype m_shown = 0;
};

/// "1 March, 14:00 to 15:00" on this computer's clock.
[[nodiscard]] QString bucketText(const GlanceBucket &bucket);

} // namespace ChannelConsole
