// SPDX-License-Identifier: Apache-2.0
#include "ui/log/HighlightDelegate.h"

#include "ui/log/LogColumns.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QPainter>
#include <QTextLayout>

#include <algorithm>

namespace ChannelConsole {

namespace {

constexpr QChar kEllipsis(0x2026);
constexpr qsizetype kBeforeMark = 12; // characters, to read it in its sentence
constexpr int kMarkAlpha = 80; // the text stays readable on it, on light and on dark
constexpr qsizetype kMostCharacters = 500; // a cell shows less

/// What a cell says of the text before it is cut, and where it has what was searched for.
MarkedText markedText(const SearchText &search, const QModelIndex &index, const QString &shown)
{
    switch (static_cast<LogColumn>(index.column())) {
    case LogColumn::Text: {
        const QString text = index.data(LogRawRole).toString().simplified();
        return {.text = text, .marks = search.rangesIn(text)};
    }
    case LogColumn::BusinessNumber:
    case LogColumn::UserNumber:
        return {.text = shown, .marks = search.rangesInNumber(shown)};
    default:
        return {.text = shown};
    }
}

/// Back to where a word begins, but not far.
qsizetype beginningBefore(const QString &text, qsizetype mark)
{
    const qsizetype from = std::max<qsizetype>(0, mark - kBeforeMark);
    const qsizetype blank = text.indexOf(u' ', from);
    qsizetype start = blank >= 0 && blank < mark ? blank + 1 : from;
    if (start > 0 && text.at(start).isLowSurrogate())
        --start;
    return start;
}

QColor textColour(const QStyleOptionViewItem &option)
{
    const auto group = !(option.state & QStyle::State_Enabled) ? QPalette::Disabled
        : option.state & QStyle::State_Active                  ? QPalette::Active
                                                               : QPalette::Inactive;
    const bool selected = option.state & QStyle::State_Selected;
    return option.palette.color(group, selected ? QPalette::HighlightedText : QPalette::Text);
}

QTextCharFormat markFormat(const QStyleOptionViewItem &option)
{
    QTextCharFormat format;
    format.setFontUnderline(true); // to be seen without colour
    if (option.state & QStyle::State_Selected) {
        // On the colour of the selection a tint would take the contrast: the row's own colours stand out.
        format.setBackground(option.palette.color(QPalette::Base));
        format.setForeground(option.palette.color(QPalette::Text));
    } else {
        QColor ground = option.palette.color(QPalette::Highlight);
        ground.setAlpha(kMarkAlpha);
        format.setBackground(ground);
    }
    return format;
}

void drawMarked(
    QPainter *painter, const QStyleOptionViewItem &option, const MarkedText &marked, const QRect &area)
{
    QTextOption textOption;
    textOption.setWrapMode(QTextOption::NoWrap);
    textOption.setTextDirection(option.direction);
    textOption.setAlignment(QStyle::visualAlignment(option.direction, option.displayAlignment));
    QTextLayout layout(marked.text, option.font);
    layout.setTextOption(textOption);
    QList<QTextLayout::FormatRange> formats;
    for (const TextRange &mark : marked.marks)
        formats.append({.start = static_cast<int>(mark.start),
            .length = static_cast<int>(mark.length),
            .format = markFormat(option)});
    layout.setFormats(formats);
    layout.beginLayout();
    QTextLine line = layout.createLine();
    line.setLineWidth(area.width());
    layout.endLayout();
    painter->save();
    painter->setClipRect(area);
    painter->setPen(textColour(option));
    const int height = qRound(line.height());
    layout.draw(painter,
        QStyle::alignedRect(option.direction, Qt::AlignVCenter, QSize(area.width(), height), area).topLeft());
    painter->restore();
}

} // namespace

MarkedText fittingText(
    const QString &text, const QList<TextRange> &marks, const QFontMetrics &metrics, int width)
{
    qsizetype start = 0;
    if (!marks.isEmpty()) {
        const TextRange &first = marks.constFirst();
        const qsizetype end = first.start + first.length;
        const int room = end < text.size() ? width - metrics.horizontalAdvance(kEllipsis) : width;
        if (first.start > kMostCharacters || metrics.horizontalAdvance(text.left(end)) > room)
            start = beginningBefore(text, first.start);
    }
    MarkedText fitting{.text = text.mid(start, kMostCharacters)};
    if (start > 0)
        fitting.text.prepend(kEllipsis);
    const qsizetype moved = start > 0 ? 1 - start : 0;
    const QString elided = metrics.elidedText(fitting.text, Qt::ElideRight, width);
    const qsizetype kept = elided == fitting.text ? fitting.text.size() : elided.size() - 1;
    fitting.text = elided;
    for (const TextRange &mark : marks) {
        const qsizetype from = std::max<qsizetype>(start > 0 ? 1 : 0, mark.start + moved);
        const qsizetype until = std::min(kept, mark.start + mark.length + moved);
        if (from < until)
            fitting.marks.append({.start = from, .length = until - from});
    }
    return fitting;
}

HighlightDelegate::HighlightDelegate(QAbstractItemView *view)
    : QStyledItemDelegate(view)
    , m_view(view)
    , m_search({})
{
}

void HighlightDelegate::setSearch(const QString &typed)
{
    const SearchText search(typed);
    if (search.typed() == m_search.typed())
        return;
    m_search = search;
    m_view->viewport()->update();
}

void HighlightDelegate::paint(
    QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyleOptionViewItem item = option;
    initStyleOption(&item, index);
    const MarkedText whole
        = m_search.isEmpty() || item.text.isEmpty() ? MarkedText{} : markedText(m_search, index, item.text);
    if (whole.marks.isEmpty()) {
        QStyledItemDelegate::paint(painter, option, index);
        return;
    }
    const QStyle *style = item.widget ? item.widget->style() : QApplication::style();
    const int margin = style->pixelMetric(QStyle::PM_FocusFrameHMargin, &item, item.widget) + 1;
    const QRect area = style->subElementRect(QStyle::SE_ItemViewItemText, &item, item.widget)
                           .adjusted(margin, 0, -margin, 0);
    item.text.clear(); // the style draws everything else
    style->drawControl(QStyle::CE_ItemViewItem, &item, painter, item.widget);
    drawMarked(
        painter, item, fittingText(whole.text, whole.marks, QFontMetrics(item.font), area.width()), area);
}

} // namespace ChannelConsole
