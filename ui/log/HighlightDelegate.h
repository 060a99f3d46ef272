// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/log/SearchText.h"

#include <QStyledItemDelegate>

class QAbstractItemView;

namespace ChannelConsole {

/// Draws the rows of the log, and in their texts and numbers marks what was searched for: underlined, on the
/// colour of a selection. A match beyond what fits into the cell is brought into it: the text then begins a
/// little before the match.
class HighlightDelegate final : public QStyledItemDelegate
{
    Q_OBJECT
public:
    /// Owned by the view, whose items it is to draw.
    explicit HighlightDelegate(QAbstractItemView *view);

    /// What the user typed into the search field, as in MessageFilter::text; empty marks nothing.
    void setSearch(const QString &typed);

    void paint(
        QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    QAbstractItemView *m_view;
    SearchText m_search;
};

/// A text cut to a width, and what is marked in it.
struct MarkedText
{
    QString text;
    QList<TextRange> marks;
};

/// Of a text of one line: from its beginning, or from a little before the first mark if that would not be
/// seen otherwise. In pixels of the font.
[[nodiscard]] MarkedText fittingText(
    const QString &text, const QList<TextRange> &marks, const QFontMetrics &metrics, int width);

} // namespace ChannelConsole
