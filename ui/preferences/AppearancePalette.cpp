// SPDX-License-Identifier: Apache-2.0
// The one place of the program where colours are made. Qt 6.4 cannot be told to be light or dark
// (QStyleHints::setColorScheme came with 6.8), so a chosen appearance is the Fusion style, which is drawn
// entirely from the palette, with a palette derived here from a hue and a few lightnesses. Everything else in
// the program asks the palette.
#include "ui/preferences/AppearancePalette.h"

#include <QApplication>
#include <QStyle>
#include <QStyleFactory>

#include <array>

namespace ChannelConsole {

using namespace Qt::StringLiterals;

namespace {

constexpr float kHue = 0.59F; ///< a calm blue, for what is selected and for links; greys carry a trace of it
constexpr float kVisitedHue = 0.77F;
constexpr float kGreySaturation = 0.06F;

/// Lightnesses from 0 to 1. tests/ui/tst_appearance.cpp holds the contrasts they must give.
struct Tones
{
    float window;
    float button;
    float base;
    float alternateBase;
    float toolTip;
    float text;
    float placeholder;
    float disabled;
    float highlight;
    float link;
    float border; ///< of fields, boxes and buttons
    float focus; ///< of what has the focus
    float line; ///< between parts of a page
};

constexpr Tones kLight{.window = 0.95F,
    .button = 0.93F,
    .base = 1.0F,
    .alternateBase = 0.97F,
    .toolTip = 0.99F,
    .text = 0.10F,
    .placeholder = 0.42F,
    .disabled = 0.55F,
    .highlight = 0.42F,
    .link = 0.38F,
    .border = 0.68F,
    .focus = 0.42F,
    .line = 0.62F};
constexpr Tones kDark{.window = 0.15F,
    .button = 0.21F,
    .base = 0.11F,
    .alternateBase = 0.14F,
    .toolTip = 0.25F,
    .text = 0.92F,
    .placeholder = 0.62F,
    .disabled = 0.50F,
    .highlight = 0.42F,
    .link = 0.72F,
    .border = 0.46F,
    .focus = 0.78F,
    .line = 0.34F};

QColor grey(float lightness)
{
    return QColor::fromHslF(kHue, kGreySaturation, lightness);
}

QColor accent(float hue, float lightness)
{
    return QColor::fromHslF(hue, 0.70F, lightness);
}

/// Fusion draws the borders of a control in a shade of the Window colour, darker by 1.4, and while it has the
/// focus in one of the Highlight colour; in the dark both are next to black. The controls below fill nothing
/// with their own Window colour, so theirs can be the one that gives a border that is seen.
constexpr float kFusionOutline = 1.4F;
constexpr std::array kOutlined{
    "QLineEdit", "QAbstractSpinBox", "QComboBox", "QAbstractButton", "QPlainTextEdit"};

QPalette outlined(QPalette palette, Appearance appearance)
{
    const Tones &tones = appearance == Appearance::Dark ? kDark : kLight;
    palette.setColor(QPalette::Window, grey(tones.border * kFusionOutline));
    if (appearance == Appearance::Dark) {
        for (const auto group : {QPalette::Active, QPalette::Inactive}) {
            palette.setColor(group, QPalette::Highlight, accent(kHue, tones.focus));
            palette.setColor(group, QPalette::HighlightedText, grey(tones.base));
        }
    }
    return palette;
}

} // namespace

QPalette appearancePalette(Appearance appearance)
{
    const Tones &tones = appearance == Appearance::Dark ? kDark : kLight;
    // This constructor works out the shades that borders and bevels are drawn with.
    QPalette palette(grey(tones.button), grey(tones.window));
    palette.setColor(QPalette::Base, grey(tones.base));
    palette.setColor(QPalette::AlternateBase, grey(tones.alternateBase));
    palette.setColor(QPalette::ToolTipBase, grey(tones.toolTip));
    for (const auto role :
        {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::ToolTipText})
        palette.setColor(role, grey(tones.text));
    palette.setColor(QPalette::BrightText, grey(appearance == Appearance::Dark ? 1.0F : 0.0F));
    palette.setColor(QPalette::PlaceholderText, grey(tones.placeholder));
    palette.setColor(QPalette::Mid, grey(tones.line));
    palette.setColor(QPalette::Highlight, accent(kHue, tones.highlight));
    palette.setColor(QPalette::HighlightedText, grey(1.0F));
    palette.setColor(QPalette::Link, accent(kHue, tones.link));
    palette.setColor(QPalette::LinkVisited, accent(kVisitedHue, tones.link));
    for (const auto role :
        {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::PlaceholderText})
        palette.setColor(QPalette::Disabled, role, grey(tones.disabled));
    palette.setColor(QPalette::Disabled, QPalette::Base, grey(tones.window));
    palette.setColor(QPalette::Disabled, QPalette::Highlight, grey(tones.disabled));
    palette.setColor(QPalette::Disabled, QPalette::HighlightedText, grey(tones.window));
    return palette;
}

void applyAppearance(Appearance appearance)
{
    // The name the program started with, before we ever changed it.
    static const QString systemStyle = QApplication::style()->name();

    if (appearance == Appearance::System) {
        if (QApplication::style()->name() != systemStyle)
            QApplication::setStyle(QStyleFactory::create(systemStyle));
        QApplication::setPalette(QPalette());
        return;
    }
    if (QApplication::style()->name().compare("fusion"_L1, Qt::CaseInsensitive) != 0)
        QApplication::setStyle(QStyleFactory::create(u"Fusion"_s));
    const QPalette palette = appearancePalette(appearance);
    QApplication::setPalette(palette);
    for (const char *each : kOutlined)
        QApplication::setPalette(outlined(palette, appearance), each);
}

} // namespace ChannelConsole
