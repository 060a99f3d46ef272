// SPDX-License-Identifier: Apache-2.0
#include "ui/log/conversation/BubbleDelegate.h"

#include "ui/log/LogText.h"
#include "ui/log/conversation/Bubble.h"
#include "ui/log/conversation/ConversationModel.h"
#include "ui/log/conversation/Ticks.h"
#include "ui/testsend/preview/PhonePainter.h"
#include "ui/widgets/Icons.h"
#include "ui/widgets/Spacing.h"

#include <QAbstractItemView>
#include <QPainter>
#include <QPainterPath>

using namespace Qt::StringLiterals;

namespace ChannelConsole {

namespace {

constexpr int kMostMeasured = 2000;
constexpr qreal kSmaller = 0.88;
constexpr int kRadius = 8;

int widthOf(const QStyleOptionViewItem &option)
{
    const auto *view = qobject_cast<const QAbstractItemView *>(option.widget);
    return view ? view->viewport()->width() : option.rect.width();
}

} // namespace

BubbleDelegate::BubbleDelegate(const ConversationModel *model, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_model(model)
{
}

void BubbleDelegate::setFont(const QFont &font)
{
    m_font = font;
    m_small = font;
    if (font.pointSizeF() > 0)
        m_small.setPointSizeF(font.pointSizeF() * kSmaller);
    else
        m_small.setPixelSize(qRound(font.pixelSize() * kSmaller));
    m_measured.clear();
}

void BubbleDelegate::forget(qint64 logId)
{
    m_measured.remove(logId);
}

int BubbleDelegate::footHeight() const
{
    return QFontMetrics(m_small).height() + Spacing::kTight;
}

int BubbleDelegate::lineHeight() const
{
    return QFontMetrics(m_small).height() + 2 * Spacing::kTight;
}

int BubbleDelegate::footWidth(const ConversationMessage &message) const
{
    const QFontMetrics metrics(m_small);
    // One more than the advances, whose fractions are lost: nothing is cut that fits.
    const int time = metrics.horizontalAdvance(clockText(message.entry.time)) + 2;
    if (message.entry.direction == Direction::Inbound)
        return time;
    return time + 2 * Spacing::kSmall + Ticks(message.entry.status).width(metrics.height())
        + metrics.horizontalAdvance(statusText(message.entry.status)) + 2;
}

const BubbleDelegate::Measured &BubbleDelegate::measured(
    const ConversationMessage &message, int viewWidth) const
{
    PhonePainter painter(nullptr, {}, m_font, viewWidth, Qt::LeftToRight);
    const int widest = painter.widestBubble();
    const auto known = m_measured.constFind(message.entry.id);
    if (known != m_measured.cend() && known->widest == widest)
        return *known;
    if (m_measured.size() >= kMostMeasured)
        m_measured.clear();
    Measured fresh{.blocks = bubbleOf(message), .widest = widest};
    const int foot = footWidth(message) + 2 * Spacing::kSmall;
    fresh.width = qMin(widest, qMax(foot, painter.wantedWidth(fresh.blocks)));
    fresh.height
        = painter.drawBubble(fresh.blocks, {.width = fresh.width, .foot = footHeight(), .colour = {}});
    return *m_measured.insert(message.entry.id, fresh);
}

QSize BubbleDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const int width = widthOf(option);
    const ConversationMessage *message = m_model->message(index.row());
    if (!message)
        return {1, lineHeight() + 2 * Spacing::kSmall};
    return {1, measured(*message, width).height + Spacing::kSmall};
}

void BubbleDelegate::paint(
    QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    if (const ConversationMessage *message = m_model->message(index.row()))
        paintBubble(*painter, option, *message);
    else
        paintLine(*painter, option, index.row());
    painter->restore();
}

/// A word on a plate in the middle; the reply window's goes from edge to edge.
void BubbleDelegate::paintLine(QPainter &painter, const QStyleOptionViewItem &option, int row) const
{
    const ConversationItem item = m_model->item(row);
    const ChatColours colours = ChatColours::of(option.palette);
    const bool isWindow = item.kind != ConversationItem::Kind::Day;
    const QFontMetrics metrics(m_small);
    const int mark = isWindow ? metrics.height() + Spacing::kTight : 0;
    const int room = option.rect.width() - 4 * Spacing::kMedium - mark;
    const QString text = metrics.elidedText(lineText(item), Qt::ElideRight, room);
    const int width = metrics.horizontalAdvance(text) + mark + 2 * Spacing::kSmall;
    const QRect plate(option.rect.left() + (option.rect.width() - width) / 2,
        option.rect.top() + Spacing::kSmall, width, lineHeight());
    if (isWindow) {
        painter.setPen(QPen(colours.quiet, 1, Qt::DashLine));
        const int y = plate.center().y();
        painter.drawLine(option.rect.left() + Spacing::kMedium, y, plate.left() - Spacing::kSmall, y);
        painter.drawLine(plate.right() + Spacing::kSmall, y, option.rect.right() - Spacing::kMedium, y);
    }
    QPainterPath shape;
    shape.addRoundedRect(plate, lineHeight() / 2.0, lineHeight() / 2.0);
    painter.fillPath(shape, colours.bubble);
    if (option.state & QStyle::State_Selected) {
        painter.setPen(QPen(colours.link, 2));
        painter.drawPath(shape);
    }
    const QRect words = plate.adjusted(Spacing::kSmall, 0, -Spacing::kSmall, 0);
    if (isWindow) {
        const bool opened = item.kind == ConversationItem::Kind::WindowOpened;
        const QRect side(
            words.left(), words.center().y() - metrics.height() / 2, metrics.height(), metrics.height());
        icon(opened ? u"clock"_s : u"stop"_s)
            .paint(&painter, QStyle::visualRect(option.direction, words, side));
    }
    painter.setPen(colours.text);
    painter.setFont(m_small);
    painter.drawText(
        QStyle::visualRect(option.direction, words, words.adjusted(mark, 0, 0, 0)), Qt::AlignCenter, text);
}

void BubbleDelegate::paintBubble(
    QPainter &painter, const QStyleOptionViewItem &option, const ConversationMessage &message) const
{
    const Measured &size = measured(message, widthOf(option));
    const ChatColours colours = ChatColours::of(option.palette);
    const bool inbound = message.entry.direction == Direction::Inbound;
    const QColor paper = inbound ? colours.bubble : colours.own;
    const int left = inbound ? Spacing::kMedium : option.rect.width() - Spacing::kMedium - size.width;
    painter.translate(option.rect.topLeft());
    PhonePainter phone(&painter, option.palette, m_font, option.rect.width(), option.direction);
    phone.drawBubble(size.blocks,
        {.left = left, .top = Spacing::kTight, .width = size.width, .foot = footHeight(), .colour = paper});
    const QRect bubble = phone.placed(QRect(left, Spacing::kTight, size.width, size.height));
    if (option.state & QStyle::State_Selected) {
        painter.setPen(QPen(colours.link, 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(bubble, kRadius, kRadius);
    }
    const QRect foot(bubble.left() + Spacing::kSmall,
        bubble.bottom() + 1 - footHeight() - Spacing::kTight / 2, bubble.width() - 2 * Spacing::kSmall,
        footHeight());
    paintFoot(painter, option, foot, message, paper);
}

/// Time and state, from its end on.
void BubbleDelegate::paintFoot(QPainter &painter, const QStyleOptionViewItem &option, const QRect &foot,
    const ConversationMessage &message, const QColor &paper) const
{
    const ChatColours colours = ChatColours::of(option.palette);
    const QFontMetrics metrics(m_small);
    painter.setFont(m_small);
    painter.setPen(colours.quiet);
    int right = foot.right() + 1;
    const auto put = [&](int width) {
        right -= width;
        return QStyle::visualRect(option.direction, foot, QRect(right, foot.top(), width, metrics.height()));
    };
    if (message.entry.direction == Direction::Outbound) {
        const Ticks ticks(message.entry.status);
        const int room = foot.width() - ticks.width(metrics.height()) - 2 * Spacing::kSmall
            - metrics.horizontalAdvance(clockText(message.entry.time)) - 2;
        const QString word = metrics.elidedText(statusText(message.entry.status), Qt::ElideRight, room);
        painter.drawText(put(metrics.horizontalAdvance(word)), Qt::AlignCenter, word);
        right -= Spacing::kTight;
        ticks.paint(painter, put(ticks.width(metrics.height())), colours.text, paper);
        right -= Spacing::kSmall;
        painter.setPen(colours.quiet);
    }
    const QString time = clockText(message.entry.time);
    painter.drawText(put(metrics.horizontalAdvance(time)), Qt::AlignCenter, time);
}

} // namespace ChannelConsole
