// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/log/glance/GlanceBrush.h"

#include <QAbstractButton>

namespace ChannelConsole {

/// What one bar shows.
struct BarValue
{
    QString label; ///< before the bar; plain text, may come from outside
    QString number; ///< after it
    QString spoken; ///< accessible name: "Failed with 7010: 12 messages"
    QString help; ///< tooltip and accessible description
    double share = 0; ///< of the bar's room, 0 to 1
    double strong = 0; ///< of the room, the part that is drawn with `fill`; what is beyond is hatched
    BarFill fill = BarFill::Solid;

    bool operator==(const BarValue &) const = default;
};

/// A row: label, bar, number. Pressed with the mouse, Space or Enter.
class GlanceBar final : public QAbstractButton
{
    Q_OBJECT
public:
    explicit GlanceBar(QWidget *parent = nullptr);

    void setValue(const BarValue &value);
    [[nodiscard]] const BarValue &value() const { return m_value; }
    /// The width of the columns before and after the bar, so that those of a list stand in line.
    void setColumns(int labelWidth, int numberWidth);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void enterEvent(QEnterEvent *event) override;
    void leaveEvent(QEvent *event) override;

private:
    BarValue m_value;
    int m_labelWidth = 0;
    int m_numberWidth = 0;
};

/// Where the mouse is and where the focus is, as the style draws it.
void paintBarState(QPainter &painter, const QAbstractButton *bar);

} // namespace ChannelConsole
