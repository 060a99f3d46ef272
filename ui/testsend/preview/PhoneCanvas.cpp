// SPDX-License-Identifier: Apache-2.0
#include "ui/testsend/preview/PhoneCanvas.h"

#include "ui/testsend/preview/PhonePainter.h"
#include "ui/widgets/Spacing.h"

#include <QPaintEvent>
#include <QPainter>

namespace ChannelConsole {

void PhoneCanvas::setMessage(const PhoneMessage &message)
{
    m_message = message;
    update();
}

int PhoneCanvas::heightAt(int width) const
{
    return PhonePainter(nullptr, palette(), font(), width, layoutDirection()).draw(m_message);
}

void PhoneCanvas::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const ChatColours colours = ChatColours::of(palette());
    painter.fillRect(rect(), colours.ground);
    if (!m_message.bubble.isEmpty() || !m_message.sheet.isEmpty()) {
        PhonePainter(&painter, palette(), font(), width(), layoutDirection()).draw(m_message);
        return;
    }
    painter.setPen(palette().color(QPalette::WindowText));
    painter.setOpacity(0.75);
    painter.drawText(rect().adjusted(Spacing::kLarge, Spacing::kLarge, -Spacing::kLarge, -Spacing::kLarge),
        Qt::AlignCenter | Qt::TextWordWrap, tr("The message appears here as it is typed."));
}

} // namespace ChannelConsole
