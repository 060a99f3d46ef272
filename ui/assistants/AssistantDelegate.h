// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QStyledItemDelegate>

namespace ChannelConsole {

/// Draws an assistant in the sidebar in three lines: name, environment, and where its channel stands, as a
/// filled or hollow dot, the partner and a word. A sandbox assistant has its mark beside the name and the
/// word in the second line.
class AssistantDelegate final : public QStyledItemDelegate
{
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(
        QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

} // namespace ChannelConsole
