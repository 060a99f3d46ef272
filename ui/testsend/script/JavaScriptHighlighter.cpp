// SPDX-License-Identifier: Apache-2.0
#include "ui/testsend/script/JavaScriptHighlighter.h"

#include "ui/widgets/PlainLabel.h"

#include <QEvent>
#include <QPlainTextEdit>
#include <QSet>

#include <cmath>

namespace ChannelConsole {

using namespace Qt::StringLiterals;

namespace {

/// How a line ends that the next one continues.
enum BlockState {
    Plain = 0,
    InComment = 1,
    InTemplate = 2,
};

bool isKeyword(QStringView word)
{
    static const QSet<QStringView> kWords{u"async", u"await", u"break", u"case", u"catch", u"class", u"const",
        u"continue", u"default", u"delete", u"do", u"else", u"export", u"extends", u"false", u"finally",
        u"for", u"function", u"if", u"import", u"in", u"instanceof", u"let", u"new", u"null", u"of",
        u"return", u"static", u"super", u"switch", u"this", u"throw", u"true", u"try", u"typeof",
        u"undefined", u"var", u"void", u"while", u"with", u"yield"};
    return kWords.contains(word);
}

bool isWordPart(QChar character)
{
    return character.isLetterOrNumber() || character == u'_' || character == u'$';
}

/// The palette's link in another hue.
QColor turned(const QColor &link, float by)
{
    const float hue = qMax(0.0F, link.hslHueF()) + by;
    return QColor::fromHslF(hue - std::floor(hue), link.hslSaturationF(), link.lightnessF());
}

/// WCAG 2.2, "relative luminance".
double luminance(const QColor &colour)
{
    const auto linear
        = [](double part) { return part <= 0.04045 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4); };
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF())
        + 0.0722 * linear(colour.blueF());
}

double contrast(const QColor &one, const QColor &other)
{
    const double first = luminance(one) + 0.05;
    const double second = luminance(other) + 0.05;
    return qMax(first, second) / qMin(first, second);
}

/// Darker on a light base, lighter on a dark one, as little as it takes to be read: the same lightness is a
/// different contrast in every hue.
QColor readable(QColor colour, const QColor &base)
{
    constexpr double kEnough = 4.6; // WCAG asks for 4.5; colours are rounded when they are painted
    constexpr float kStep = 0.01F;
    const float step = contrast(base, Qt::black) > contrast(base, Qt::white) ? -kStep : kStep;
    float lightness = colour.lightnessF();
    while (contrast(colour, base) < kEnough && lightness > 0 && lightness < 1) {
        lightness = qBound(0.0F, lightness + step, 1.0F);
        colour = QColor::fromHslF(qMax(0.0F, colour.hslHueF()), colour.hslSaturationF(), lightness);
    }
    return colour;
}

constexpr float kStringTurn = 0.75F; // a blue becomes a green
constexpr float kNumberTurn = 0.45F; // … a warm brown

} // namespace

JavaScriptHighlighter::JavaScriptHighlighter(QPlainTextEdit *editor)
    : QSyntaxHighlighter(editor->document())
    , m_editor(editor)
{
    takeColours();
    editor->installEventFilter(this);
}

bool JavaScriptHighlighter::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_editor && event->type() == QEvent::PaletteChange) {
        takeColours();
        rehighlight();
    }
    return QSyntaxHighlighter::eventFilter(watched, event);
}

void JavaScriptHighlighter::takeColours()
{
    const QPalette palette = m_editor->palette();
    const QColor link = palette.color(QPalette::Link);
    const QColor base = palette.color(QPalette::Base);
    m_keyword.setForeground(readable(link, base));
    m_keyword.setFontWeight(QFont::DemiBold);
    m_string.setForeground(readable(turned(link, kStringTurn), base));
    m_number.setForeground(readable(turned(link, kNumberTurn), base));
    m_comment.setForeground(readable(secondaryColour(palette.color(QPalette::Text), base), base));
    m_comment.setFontItalic(true);
}

qsizetype JavaScriptHighlighter::colourString(
    const QString &text, qsizetype from, qsizetype start, QChar mark)
{
    qsizetype end = start;
    while (end < text.size() && text.at(end) != mark)
        end += text.at(end) == u'\\' ? 2 : 1;
    const bool closed = end < text.size();
    end = qMin(closed ? end + 1 : end, text.size());
    setFormat(int(from), int(end - from), m_string);
    if (!closed && mark == u'`')
        setCurrentBlockState(InTemplate);
    return end;
}

void JavaScriptHighlighter::highlightBlock(const QString &text)
{
    setCurrentBlockState(Plain);
    qsizetype at = 0;
    const auto colourComment = [&](qsizetype from) {
        const qsizetype close = text.indexOf("*/"_L1, at);
        const qsizetype end = close < 0 ? text.size() : close + 2;
        setFormat(int(from), int(end - from), m_comment);
        if (close < 0)
            setCurrentBlockState(InComment);
        at = end;
    };
    if (previousBlockState() == InComment)
        colourComment(0);
    else if (previousBlockState() == InTemplate)
        at = colourString(text, 0, 0, u'`');
    while (at < text.size()) {
        const QChar character = text.at(at);
        if (QStringView(text).sliced(at).startsWith("//"_L1)) {
            setFormat(int(at), int(text.size() - at), m_comment);
            return;
        }
        if (QStringView(text).sliced(at).startsWith("/*"_L1)) {
            const qsizetype from = at;
            at += 2;
            colourComment(from);
        } else if (character == u'"' || character == u'\'' || character == u'`') {
            at = colourString(text, at, at + 1, character);
        } else if (isWordPart(character)) {
            qsizetype end = at;
            while (end < text.size()
                && (isWordPart(text.at(end)) || (character.isDigit() && text.at(end) == u'.')))
                ++end;
            if (character.isDigit())
                setFormat(int(at), int(end - at), m_number);
            else if (isKeyword(QStringView(text).sliced(at, end - at)))
                setFormat(int(at), int(end - at), m_keyword);
            at = end;
        } else {
            ++at;
        }
    }
}

} // namespace ChannelConsole
