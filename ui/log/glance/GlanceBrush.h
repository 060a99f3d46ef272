// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>

class QPainter;

namespace ChannelConsole {

/// How a bar is filled: told apart by pattern, so that no colour has to be seen.
enum class BarFill {
    Solid, ///< outbound; stands there now
    Hatched, ///< inbound; went further
    Crossed, ///< needs attention
};

/// A filled and outlined rectangle; nothing if it is empty. `palette`: a button's, whose highlight is light
/// enough to be seen on a dark window.
void paintBar(QPainter &painter, const QPalette &palette, const QRect &rectangle, BarFill fill);

/// What a fill stands for, in a legend: a small square of it beside words.
class FillSample final : public QWidget
{
    Q_OBJECT
public:
    explicit FillSample(BarFill fill, QWidget *parent = nullptr);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    BarFill m_fill;
};

} // namespace ChannelConsole
