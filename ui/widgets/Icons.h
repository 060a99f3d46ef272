// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QIcon>
#include <QString>
#include <QWidget>

namespace ChannelConsole {

/// One of our one-colour SVG icons (resources/icons/<name>.svg) in the palette's text colour, following
/// palette changes.
[[nodiscard]] QIcon icon(const QString &name);

/// An icon that stands by itself in a layout. Unlike a QLabel's pixmap it is drawn anew when palette or
/// screen change. It says nothing to a screen reader unless given an accessible name.
class IconLabel final : public QWidget
{
    Q_OBJECT
public:
    /// `side` in device-independent pixels.
    explicit IconLabel(const QString &iconName, int side = 16, QWidget *parent = nullptr);

    void setIconName(const QString &iconName);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QIcon m_icon;
};

} // namespace ChannelConsole
