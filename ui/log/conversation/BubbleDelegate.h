// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/testsend/preview/PhoneMessage.h"

#include <QHash>
#include <QStyledItemDelegate>

namespace ChannelConsole {

class ConversationModel;
struct ConversationMessage;

/// Draws a conversation's lines: the user's bubbles at the left, ours at the right, each with its time and
/// state at its end; days and the reply window between them. What was measured is kept by message and bubble
/// width: bubbles stop growing with the window, so that resizing it measures nothing as a rule.
class BubbleDelegate final : public QStyledItemDelegate
{
    Q_OBJECT
public:
    /// `model` must outlive it.
    explicit BubbleDelegate(const ConversationModel *model, QObject *parent = nullptr);

    void setFont(const QFont &font); ///< forgets everything
    void forget(qint64 logId); ///< it has changed

    void paint(
        QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    struct Measured
    {
        QList<PhoneBlock> blocks;
        int widest = 0; ///< a bubble could be when it was measured
        int width = 0;
        int height = 0;
    };

    [[nodiscard]] const Measured &measured(const ConversationMessage &message, int viewWidth) const;
    [[nodiscard]] int footWidth(const ConversationMessage &message) const;
    [[nodiscard]] int footHeight() const;
    [[nodiscard]] int lineHeight() const;
    void paintLine(QPainter &painter, const QStyleOptionViewItem &option, int row) const;
    void paintBubble(
        QPainter &painter, const QStyleOptionViewItem &option, const ConversationMessage &message) const;
    void paintFoot(QPainter &painter, const QStyleOptionViewItem &option, const QRect &foot,
        const ConversationMessage &message, const QColor &paper) const;

    const ConversationModel *m_model;
    QFont m_font;
    QFont m_small;
    mutable QHash<qint64, Measured> m_measured; ///< by LogEntry::id
};

} // namespace ChannelConsole
