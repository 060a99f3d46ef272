// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QColor>
#include <QRect>
#include <QString>

class QPainter;

namespace ChannelConsole {

/// How a bubble tells where its message is: each state has a shape of its own, and its word beside it. A ring
/// (accepted), one tick (sent), two ticks (delivered), two ticks on a plate (read); an icon for the others.
class Ticks final
{
public:
    explicit Ticks(const QString &status);

    /// How wide they are at this height, in device-independent pixels.
    [[nodiscard]] int width(int height) const;
    /// `paper`: what they stand on.
    void paint(QPainter &painter, const QRect &place, const QColor &ink, const QColor &paper) const;

private:
    enum class Shape {
        Icon,
        Ring,
        One,
        Two,
        TwoOnPlate,
    };
    [[nodiscard]] static Shape shapeOf(const QString &status);

    Shape m_shape;
    QString m_icon;
};

/// What the state means, in a sentence. A status of a partner's own: as it came.
[[nodiscard]] QString statusSentence(const QString &status);

} // namespace ChannelConsole
