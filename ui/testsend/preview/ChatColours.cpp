// SPDX-License-Identifier: Apache-2.0
#include "ui/testsend/preview/ChatColours.h"

#include "ui/widgets/PlainLabel.h"

namespace ChannelConsole {

namespace {

QColor mixed(const QColor &one, const QColor &other, qreal share)
{
    return QColor::fromRgbF(float(one.redF() + (other.redF() - one.redF()) * share),
        float(one.greenF() + (other.greenF() - one.greenF()) * share),
        float(one.blueF() + (other.blueF() - one.blueF()) * share));
}

QColor faint(QColor colour, float share)
{
    colour.setAlphaF(share);
    return colour;
}

} // namespace

ChatColours ChatColours::of(const QPalette &palette)
{
    const QColor text = palette.color(QPalette::Text);
    const QColor base = palette.color(QPalette::Base);
    const bool dark = base.lightness() < text.lightness();
    // A bubble stands out from the ground it lies on: in light by being paper, in dark by being lit.
    const QColor bubble = dark ? mixed(base, text, 0.14) : base;
    return {.ground
        = mixed(palette.color(QPalette::Window), palette.color(QPalette::Highlight), dark ? 0.05 : 0.12),
        .bubble = bubble,
        .own = mixed(bubble, palette.color(QPalette::Highlight), dark ? 0.35 : 0.3),
        // Let through, so that they suit either bubble.
        .card = faint(text, 0.07F),
        .line = faint(text, 0.16F),
        .text = text,
        .quiet = secondaryColour(text, bubble),
        .link = palette.color(QPalette::Link)};
}

} // namespace ChannelConsole
