// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/testsend/preview/ChatColours.h"
#include "ui/testsend/preview/PhoneMessage.h"

#include <QFont>
#include <QPalette>

class QPainter;

namespace ChannelConsole {

/// Where a bubble of a conversation stands, and how it looks.
struct BubblePlace
{
    int left = 0; ///< mirrored where the window reads from right to left
    int top = 0;
    int width = 0;
    int foot = 0; ///< room left free at its end, for whoever draws something there
    QColor colour;
};

/// Draws a message from top to bottom, or measures it: the same steps, so that both agree.
class PhonePainter
{
public:
    /// `painter` null: only measure. `width` in device-independent pixels.
    PhonePainter(QPainter *painter, const QPalette &palette, const QFont &font, int width,
        Qt::LayoutDirection direction);

    /// How high it is, margins included.
    int draw(const PhoneMessage &message);

    /// Draws one bubble by itself; how high it is. `blocks` must not be empty.
    int drawBubble(const QList<PhoneBlock> &blocks, const BubblePlace &place);
    /// How wide a bubble wants to be: as wide as its longest line, if the page is.
    [[nodiscard]] int wantedWidth(const QList<PhoneBlock> &blocks) const;
    [[nodiscard]] int widestBubble() const { return m_widest; }
    /// Mirrored where the window reads from right to left.
    [[nodiscard]] QRect placed(const QRect &rect) const;

private:
    [[nodiscard]] int wantedWidth(const PhoneBlock &block) const;
    int bubbleHeight(const QList<PhoneBlock> &blocks, int top, bool paint);
    int drawBlock(const PhoneBlock &block, int top, bool paint);
    int drawText(const QString &text, const QFont &font, const QColor &colour, QRect within, bool paint,
        bool marks = false);
    [[nodiscard]] int textWidth(const QString &text, const QFont &font, bool marks) const;
    int drawPicture(const PhoneBlock &block, int top, bool paint);
    int drawCard(const PhoneBlock &block, int top, bool paint);
    int drawAmount(const PhoneBlock &block, const QFont &font, int top, bool paint);
    int drawButton(const PhoneBlock &block, int top, bool paint);
    int drawSheetRow(const PhoneBlock &block, int top, bool paint);
    void frame(int top, int height, const QColor &colour);

    QPainter *m_painter;
    ChatColours m_colours;
    QFont m_font;
    QFont m_strong;
    QFont m_small;
    QFont m_fixed;
    Qt::LayoutDirection m_direction;
    int m_left = 0; ///< of the bubble
    int m_width = 0; ///< of the bubble
    int m_widest = 1; ///< a bubble may be
    int m_pageWidth = 0;
};

} // namespace ChannelConsole
