// SPDX-License-Identifier: Apache-2.0
#include "ui/testsend/preview/PhonePainter.h"

#include "ui/testsend/preview/WhatsAppText.h"
#include "ui/widgets/Icons.h"
#include "ui/widgets/PlainLabel.h"
#include "ui/widgets/Spacing.h"

#include <QFontDatabase>
#include <QFontMetrics>
#include <QIcon>
#include <QPainter>
#include <QPainterPath>
#include <QStyle>
#include <QTextLayout>

using namespace Qt::StringLiterals;

namespace ChannelConsole {

namespace {

constexpr int kBubbleColumns = 46; // average characters: about what a phone is wide
constexpr int kRadius = 8;
constexpr int kIcon = 20;
constexpr int kPictureIcon = 32;
constexpr qreal kSmaller = 0.88;
constexpr int kUnbounded = 1 << 20; // a line that is not to be wrapped

bool isCard(const PhoneBlock &block)
{
    return block.kind == PhoneBlock::Kind::Card || block.kind == PhoneBlock::Kind::Picture;
}

/// The spans that fall into a paragraph, as QTextLayout wants them.
QList<QTextLayout::FormatRange> formatsIn(
    const QList<StyledSpan> &spans, qsizetype start, qsizetype length, const QFont &fixed)
{
    QList<QTextLayout::FormatRange> formats;
    for (const StyledSpan &span : spans) {
        const qsizetype from = qMax(span.start, start);
        const qsizetype until = qMin(span.start + span.length, start + length);
        if (from >= until)
            continue;
        QTextLayout::FormatRange range;
        range.start = static_cast<int>(from - start);
        range.length = static_cast<int>(until - from);
        if (span.fixed)
            range.format.setFontFamilies({fixed.family()});
        if (span.bold)
            range.format.setFontWeight(QFont::Bold);
        range.format.setFontItalic(span.italic);
        range.format.setFontStrikeOut(span.struck);
        formats += range;
    }
    return formats;
}

} // namespace

PhonePainter::PhonePainter(
    QPainter *painter, const QPalette &palette, const QFont &font, int width, Qt::LayoutDirection direction)
    : m_painter(painter)
    , m_colours(ChatColours::of(palette))
    , m_font(font)
    , m_strong(font)
    , m_small(font)
    , m_fixed(QFontDatabase::systemFont(QFontDatabase::FixedFont))
    , m_direction(direction)
    , m_left(Spacing::kMedium)
    , m_pageWidth(width)
{
    m_strong.setBold(true);
    if (font.pointSizeF() > 0)
        m_small.setPointSizeF(font.pointSizeF() * kSmaller);
    else
        m_small.setPixelSize(qRound(font.pixelSize() * kSmaller));
    m_widest
        = qBound(1, width - 2 * Spacing::kMedium, QFontMetrics(font).averageCharWidth() * kBubbleColumns);
    m_width = m_widest;
}

QRect PhonePainter::placed(const QRect &rect) const
{
    return QStyle::visualRect(m_direction, QRect(0, 0, m_pageWidth, 1), rect);
}

int PhonePainter::draw(const PhoneMessage &message)
{
    int bottom = Spacing::kMedium;
    for (const QList<PhoneBlock> &blocks : {message.bubble, message.sheet}) {
        if (blocks.isEmpty())
            continue;
        const int height = bubbleHeight(blocks, bottom, false);
        if (m_painter) {
            frame(bottom, height, m_colours.bubble);
            bubbleHeight(blocks, bottom, true);
        }
        bottom += height + Spacing::kSmall;
    }
    return bottom + Spacing::kSmall;
}

int PhonePainter::drawBubble(const QList<PhoneBlock> &blocks, const BubblePlace &place)
{
    m_left = place.left;
    m_width = place.width;
    const int height = bubbleHeight(blocks, place.top, false) + place.foot;
    if (m_painter) {
        frame(place.top, height, place.colour);
        bubbleHeight(blocks, place.top, true);
    }
    return height;
}

int PhonePainter::wantedWidth(const QList<PhoneBlock> &blocks) const
{
    int wanted = 0;
    for (const PhoneBlock &block : blocks)
        wanted = qMax(wanted, wantedWidth(block));
    return qMin(wanted + 2 * Spacing::kSmall, m_widest);
}

int PhonePainter::wantedWidth(const PhoneBlock &block) const
{
    using Kind = PhoneBlock::Kind;
    // What is longer than any bubble is not measured.
    if (block.text.size() + block.detail.size() > 4 * kBubbleColumns)
        return m_widest;
    switch (block.kind) {
    case Kind::Heading:
    case Kind::SheetTitle:
        return textWidth(block.text, m_strong, false);
    case Kind::Body:
        return textWidth(block.text, m_font, true);
    case Kind::Note:
        return textWidth(block.text, m_small, false);
    case Kind::Fixed:
        return textWidth(block.text, m_fixed, false);
    case Kind::Button:
        return kIcon + Spacing::kTight + 2 * Spacing::kSmall + textWidth(block.text, m_font, false);
    case Kind::Card:
        return kIcon + 2 * Spacing::kSmall
            + qMax(textWidth(block.text, m_strong, false), textWidth(block.detail, m_small, false));
    case Kind::Picture:
    case Kind::Amount:
    case Kind::Total:
    case Kind::SheetRow:
        return m_widest;
    }
    Q_UNREACHABLE();
}

int PhonePainter::textWidth(const QString &text, const QFont &font, bool marks) const
{
    const StyledText styled = marks ? whatsAppText(text) : StyledText{.text = text, .spans = {}};
    qreal widest = 0;
    qsizetype start = 0;
    for (const QString &paragraph : styled.text.split(u'\n')) {
        QTextLayout layout(paragraph, font);
        layout.setFormats(formatsIn(styled.spans, start, paragraph.size(), m_fixed));
        layout.beginLayout();
        QTextLine line = layout.createLine();
        if (line.isValid()) {
            line.setLineWidth(kUnbounded);
            widest = qMax(widest, line.naturalTextWidth());
        }
        layout.endLayout();
        start += paragraph.size() + 1;
    }
    return qCeil(widest) + 1;
}

void PhonePainter::frame(int top, int height, const QColor &colour)
{
    QPainterPath shape;
    shape.addRoundedRect(placed(QRect(m_left, top, m_width, height)), kRadius, kRadius);
    m_painter->fillPath(shape, colour);
}

int PhonePainter::bubbleHeight(const QList<PhoneBlock> &blocks, int top, bool paint)
{
    int y = top + Spacing::kSmall;
    const PhoneBlock *before = nullptr;
    for (const PhoneBlock &block : blocks) {
        // Buttons are divided by lines instead.
        if (before && block.kind != PhoneBlock::Kind::Button)
            y += Spacing::kTight;
        if (before && isCard(*before) && isCard(block))
            y += Spacing::kTight; // a card reaches up into the margin
        y += drawBlock(block, y, paint);
        before = &block;
    }
    const bool endsWithButton = blocks.constLast().kind == PhoneBlock::Kind::Button;
    return y - top + (endsWithButton ? 0 : Spacing::kSmall);
}

int PhonePainter::drawBlock(const PhoneBlock &block, int top, bool paint)
{
    using Kind = PhoneBlock::Kind;
    const QRect within(m_left + Spacing::kSmall, top, m_width - 2 * Spacing::kSmall, 0);
    switch (block.kind) {
    case Kind::Picture:
        return drawPicture(block, top, paint);
    case Kind::Card:
        return drawCard(block, top, paint);
    case Kind::Heading:
        return drawText(block.text, m_strong, m_colours.text, within, paint);
    case Kind::Body:
        return drawText(block.text, m_font, m_colours.text, within, paint, true);
    case Kind::Note:
        return drawText(block.text, m_small, m_colours.quiet, within, paint);
    case Kind::Amount:
        return drawAmount(block, m_font, top, paint);
    case Kind::Total:
        return drawAmount(block, m_strong, top, paint);
    case Kind::Button:
        return drawButton(block, top, paint);
    case Kind::SheetTitle:
        return drawText(block.text, m_strong, m_colours.quiet, within, paint);
    case Kind::SheetRow:
        return drawSheetRow(block, top, paint);
    case Kind::Fixed:
        return drawText(block.text, m_fixed, m_colours.text, within, paint);
    }
    Q_UNREACHABLE();
}

int PhonePainter::drawText(
    const QString &text, const QFont &font, const QColor &colour, QRect within, bool paint, bool marks)
{
    const StyledText styled = marks ? whatsAppText(text) : StyledText{.text = text, .spans = {}};
    const QRect place = placed(within);
    int y = within.top();
    qsizetype start = 0;
    // Each paragraph reads in its own direction.
    for (const QString &paragraph : styled.text.split(u'\n')) {
        const bool fromRight
            = paragraph.isRightToLeft() || (paragraph.isEmpty() && m_direction == Qt::RightToLeft);
        QTextOption option(Qt::AlignLeading);
        option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
        option.setTextDirection(fromRight ? Qt::RightToLeft : Qt::LeftToRight);
        QTextLayout layout(paragraph, font);
        layout.setTextOption(option);
        layout.setFormats(formatsIn(styled.spans, start, paragraph.size(), m_fixed));
        layout.beginLayout();
        for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
            line.setLineWidth(place.width());
            line.setPosition(QPointF(place.left(), y));
            y += qCeil(line.height());
        }
        layout.endLayout();
        if (paint && m_painter) {
            m_painter->setPen(colour);
            layout.draw(m_painter, QPointF(0, 0));
        }
        start += paragraph.size() + 1;
    }
    return y - within.top();
}

int PhonePainter::drawPicture(const PhoneBlock &block, int top, bool paint)
{
    const QRect card(m_left + Spacing::kTight, top - Spacing::kTight, m_width - 2 * Spacing::kTight,
        qMin(m_width * 2 / 5, QFontMetrics(m_font).height() * 8));
    if (paint && m_painter) {
        QPainterPath shape;
        shape.addRoundedRect(placed(card), kRadius - 2, kRadius - 2);
        m_painter->fillPath(shape, m_colours.card);
        const QFontMetrics metrics(m_small);
        const int content = kPictureIcon + Spacing::kSmall + metrics.height();
        const int y = card.top() + (card.height() - content) / 2;
        icon(block.icon)
            .paint(m_painter,
                placed(QRect(card.center().x() - kPictureIcon / 2, y, kPictureIcon, kPictureIcon)));
        const QRect name = placed(card.adjusted(Spacing::kSmall, 0, -Spacing::kSmall, 0));
        m_painter->setPen(m_colours.quiet);
        m_painter->setFont(m_small);
        m_painter->drawText(
            QRect(name.left(), y + kPictureIcon + Spacing::kSmall, name.width(), metrics.height()),
            Qt::AlignCenter, metrics.elidedText(block.text, Qt::ElideMiddle, name.width()));
    }
    return card.height() - Spacing::kTight;
}

int PhonePainter::drawCard(const PhoneBlock &block, int top, bool paint)
{
    const QFontMetrics strong(m_strong);
    const QFontMetrics small(m_small);
    const int words = strong.height() + (block.detail.isEmpty() ? 0 : small.height());
    const QRect card(m_left + Spacing::kTight, top - Spacing::kTight, m_width - 2 * Spacing::kTight,
        qMax(kIcon, words) + 2 * Spacing::kSmall);
    if (paint && m_painter) {
        QPainterPath shape;
        shape.addRoundedRect(placed(card), kRadius - 2, kRadius - 2);
        m_painter->fillPath(shape, m_colours.card);
        icon(block.icon)
            .paint(m_painter,
                placed(QRect(card.left() + Spacing::kSmall, card.center().y() - kIcon / 2, kIcon, kIcon)));
        const int begin = Spacing::kSmall + kIcon + Spacing::kSmall;
        const QRect line = placed(card.adjusted(begin, 0, -Spacing::kSmall, 0));
        const int y = card.top() + (card.height() - words) / 2;
        const Qt::Alignment side = QStyle::visualAlignment(m_direction, Qt::AlignLeft) | Qt::AlignVCenter;
        m_painter->setPen(m_colours.text);
        m_painter->setFont(m_strong);
        m_painter->drawText(QRect(line.left(), y, line.width(), strong.height()), int(side),
            strong.elidedText(block.text, Qt::ElideMiddle, line.width()));
        m_painter->setPen(m_colours.quiet);
        m_painter->setFont(m_small);
        m_painter->drawText(QRect(line.left(), y + strong.height(), line.width(), small.height()), int(side),
            small.elidedText(block.detail, Qt::ElideRight, line.width()));
    }
    return card.height() - Spacing::kTight;
}

int PhonePainter::drawAmount(const PhoneBlock &block, const QFont &font, int top, bool paint)
{
    const QFontMetrics metrics(font);
    // One more than the advance, whose fractions are lost: nothing is cut that fits.
    const int amount = qMin(metrics.horizontalAdvance(block.detail) + 2, m_width / 2);
    const QRect line(m_left + Spacing::kSmall, top, m_width - 2 * Spacing::kSmall, metrics.height());
    if (paint && m_painter) {
        const QRect end = placed(QRect(line.right() + 1 - amount, top, amount, line.height()));
        m_painter->setPen(m_colours.text);
        m_painter->setFont(font);
        m_painter->drawText(end, Qt::AlignCenter, metrics.elidedText(block.detail, Qt::ElideRight, amount));
    }
    const QRect words = line.adjusted(0, 0, -amount - Spacing::kMedium, 0);
    return qMax(line.height(), drawText(block.text, font, m_colours.text, words, paint));
}

int PhonePainter::drawButton(const PhoneBlock &block, int top, bool paint)
{
    const QFontMetrics metrics(m_font);
    const int height = metrics.height() + 2 * Spacing::kSmall;
    const QRect strip(m_left, top + Spacing::kTight, m_width, height);
    if (paint && m_painter) {
        const QRect place = placed(strip);
        m_painter->setPen(m_colours.line);
        m_painter->drawLine(place.topLeft(), place.topRight());
        const int mark = block.icon.isEmpty() ? 0 : kIcon + Spacing::kTight;
        const QString text
            = metrics.elidedText(block.text, Qt::ElideRight, strip.width() - 2 * Spacing::kMedium - mark);
        const int width = mark + metrics.horizontalAdvance(text);
        const int left = strip.left() + (strip.width() - width) / 2;
        if (mark > 0)
            icon(block.icon)
                .paint(m_painter, placed(QRect(left, strip.center().y() - kIcon / 2, kIcon, kIcon)));
        m_painter->setPen(m_colours.link);
        m_painter->setFont(m_font);
        m_painter->drawText(
            placed(QRect(left + mark, strip.top(), width - mark, height)), Qt::AlignCenter, text);
    }
    return height + Spacing::kTight;
}

int PhonePainter::drawSheetRow(const PhoneBlock &block, int top, bool paint)
{
    const QRect within(m_left + Spacing::kSmall, top, m_width - 3 * Spacing::kSmall - kIcon, 0);
    int height = drawText(block.text, m_font, m_colours.text, within, paint);
    if (!block.detail.isEmpty())
        height += drawText(block.detail, m_small, m_colours.quiet, within.translated(0, height), paint);
    if (paint && m_painter) {
        // The ring to tap.
        const int side = kIcon - Spacing::kTight;
        const QRect ring
            = placed(QRect(m_left + m_width - Spacing::kSmall - side, top + (height - side) / 2, side, side));
        m_painter->setPen(QPen(m_colours.quiet, 1.5));
        m_painter->setBrush(Qt::NoBrush);
        m_painter->drawEllipse(ring.adjusted(1, 1, -1, -1));
    }
    return height + Spacing::kTight;
}

} // namespace ChannelConsole
