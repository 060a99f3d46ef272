// SPDX-License-Identifier: Apache-2.0
#include "support/TestMain.h"
#include "ui/preferences/AppearancePalette.h"

#include <QApplication>
#include <QStyle>
#include <QTest>

#include <algorithm>
#include <cmath>

using namespace ChannelConsole;
using namespace Qt::StringLiterals;

namespace {

/// Relative luminance and contrast ratio as WCAG 2 defines them.
double luminance(const QColor &color)
{
    const auto channel = [](float value) {
        const double part = double(value);
        return part <= 0.04045 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * channel(color.redF()) + 0.7152 * channel(color.greenF())
        + 0.0722 * channel(color.blueF());
}

double contrast(const QColor &one, const QColor &other)
{
    const auto [dark, light] = std::minmax({luminance(one), luminance(other)});
    return (light + 0.05) / (dark + 0.05);
}

struct Pair
{
    const char *name;
    QPalette::ColorGroup group;
    QPalette::ColorRole text;
    QPalette::ColorRole ground;
    double least;
};

constexpr double kReadable = 4.5;
constexpr double kSecondary = 2.5; ///< disabled: exempt by WCAG, but we still want to be able to read it

constexpr Pair kPairs[] = {
    {"text in a field", QPalette::Active, QPalette::Text, QPalette::Base, 7.0},
    {"text on a striped row", QPalette::Active, QPalette::Text, QPalette::AlternateBase, 7.0},
    {"text in the window", QPalette::Active, QPalette::WindowText, QPalette::Window, 7.0},
    {"text on a button", QPalette::Active, QPalette::ButtonText, QPalette::Button, 7.0},
    {"tooltip", QPalette::Active, QPalette::ToolTipText, QPalette::ToolTipBase, 7.0},
    {"placeholder", QPalette::Active, QPalette::PlaceholderText, QPalette::Base, kReadable},
    {"placeholder colour in the window", QPalette::Active, QPalette::PlaceholderText, QPalette::Window,
        kReadable},
    {"selected text", QPalette::Active, QPalette::HighlightedText, QPalette::Highlight, kReadable},
    {"selected text, inactive", QPalette::Inactive, QPalette::HighlightedText, QPalette::Highlight,
        kReadable},
    {"link in the window", QPalette::Active, QPalette::Link, QPalette::Window, kReadable},
    {"link in a field", QPalette::Active, QPalette::Link, QPalette::Base, kReadable},
    {"visited link", QPalette::Active, QPalette::LinkVisited, QPalette::Base, kReadable},
    {"disabled text", QPalette::Disabled, QPalette::WindowText, QPalette::Window, kSecondary},
    {"disabled field", QPalette::Disabled, QPalette::Text, QPalette::Base, kSecondary},
    {"disabled button", QPalette::Disabled, QPalette::ButtonText, QPalette::Button, kSecondary},
    {"disabled selection", QPalette::Disabled, QPalette::HighlightedText, QPalette::Highlight, kSecondary},
    {"selection among unselected rows", QPalette::Active, QPalette::Highlight, QPalette::Base, 2.0},
};

} // namespace

class TestAppearance : public QObject
{
    Q_OBJECT
private slots:
    void everyTextIsReadable_data()
    {
        QTest::addColumn<Appearance>("appearance");
        QTest::addColumn<int>("pair");
        for (const auto appearance : {Appearance::Light, Appearance::Dark}) {
            for (int index = 0; index < int(std::size(kPairs)); ++index)
                QTest::addRow("%s: %s", qPrintable(appearanceName(appearance)), kPairs[index].name)
                    << appearance << index;
        }
    }
    void everyTextIsReadable()
    {
        QFETCH(Appearance, appearance);
        QFETCH(int, pair);
        const Pair &wanted = kPairs[pair];
        const QPalette palette = appearancePalette(appearance);
        const double ratio
            = contrast(palette.color(wanted.group, wanted.text), palette.color(wanted.group, wanted.ground));
        QVERIFY2(ratio >= wanted.least, qPrintable(u"%1, wanted %2"_s.arg(ratio).arg(wanted.least)));
    }

    void darkIsDarkAndLightIsLight()
    {
        QVERIFY(appearancePalette(Appearance::Dark).window().color().lightnessF() < 0.3F);
        QVERIFY(appearancePalette(Appearance::Light).window().color().lightnessF() > 0.8F);
    }

    void bordersOfFieldsAndBoxesAreSeen_data()
    {
        QTest::addColumn<Appearance>("appearance");
        QTest::addColumn<QByteArray>("control");
        for (const QByteArray control :
            {"QLineEdit", "QAbstractSpinBox", "QComboBox", "QAbstractButton", "QPlainTextEdit"}) {
            QTest::addRow("light %s", control.constData()) << Appearance::Light << control;
            QTest::addRow("dark %s", control.constData()) << Appearance::Dark << control;
        }
    }
    void bordersOfFieldsAndBoxesAreSeen()
    {
        QFETCH(Appearance, appearance);
        QFETCH(QByteArray, control);
        applyAppearance(appearance);
        const QPalette palette = QApplication::palette(control.constData());
        applyAppearance(Appearance::System);
        // As Fusion works them out.
        const QColor border = palette.window().color().darker(140);
        QColor focused = palette.highlight().color().darker(125).toHsl();
        if (focused.value() > 160)
            focused.setHsl(focused.hue(), focused.hslSaturation(), 160);
        const double ratio = contrast(border, palette.base().color());
        const double least = appearance == Appearance::Dark ? 3.0 : 2.0; // light: the style's own look
        QVERIFY2(ratio >= least, qPrintable(u"%1, wanted %2"_s.arg(ratio).arg(least)));
        QVERIFY2(contrast(focused, palette.base().color()) >= 3.0, "the focus");
        QVERIFY2(contrast(focused, border) >= 1.5, "the focus beside the others");
        QVERIFY2(contrast(palette.highlight().color(), palette.highlightedText().color()) >= kReadable,
            "what is selected in it");
    }

    void theSystemsOwnLookComesBack()
    {
        const QString style = QApplication::style()->name();
        const QColor window = QApplication::palette().window().color();
        const QColor field = QApplication::palette("QLineEdit").window().color();
        applyAppearance(Appearance::System);
        applyAppearance(Appearance::Dark);
        QCOMPARE(QApplication::style()->name(), u"fusion"_s);
        QCOMPARE(
            QApplication::palette().window().color(), appearancePalette(Appearance::Dark).window().color());
        applyAppearance(Appearance::Light);
        QCOMPARE(
            QApplication::palette().window().color(), appearancePalette(Appearance::Light).window().color());
        applyAppearance(Appearance::System);
        QCOMPARE(QApplication::style()->name(), style);
        QCOMPARE(QApplication::palette().window().color(), window);
        QCOMPARE(QApplication::palette("QLineEdit").window().color(), field);
    }
};

CHANNEL_CONSOLE_TEST(TestAppearance)
#include "tst_appearance.moc"
