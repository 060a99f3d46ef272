// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/log/glance/Glance.h"

#include <QWidget>

namespace ChannelConsole {

class TimeBar;

/// The bars of TimeBars beside each other, with the line they stand on, the number the highest one has, and
/// when the first begins and the last ends.
class TimePlot final : public QWidget
{
    Q_OBJECT
public:
    explicit TimePlot(QWidget *parent = nullptr);

    /// `bars`: children of it, one for each bucket.
    void setScale(const QList<GlanceBucket> &buckets, qint64 most, const QList<TimeBar *> &bars);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void place();
    [[nodiscard]] QRect plot() const;

    QList<TimeBar *> m_bars;
    QString m_first;
    QString m_last;
    QString m_most;
};

} // namespace ChannelConsole
