// SPDX-License-Identifier: Apache-2.0
#include "ui/testsend/PhonePreview.h"

#include "ui/testsend/preview/PhoneCanvas.h"

#include <QEvent>

namespace ChannelConsole {

PhonePreview::PhonePreview(QWidget *parent)
    : QScrollArea(parent)
    , m_canvas(new PhoneCanvas)
{
    setObjectName(QStringLiteral("phonePreview"));
    setAccessibleName(tr("Preview"));
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::StrongFocus);
    setWidget(m_canvas);
}

void PhonePreview::setContent(const MessageContent &content)
{
    m_canvas->setMessage(phoneMessage(content));
    setAccessibleDescription(text());
    fit();
}

QString PhonePreview::text() const
{
    return phoneText(m_canvas->message());
}

void PhonePreview::fit()
{
    const QSize room = viewport()->size();
    m_canvas->resize(room.width(), qMax(room.height(), m_canvas->heightAt(room.width())));
}

bool PhonePreview::viewportEvent(QEvent *event)
{
    const bool handled = QScrollArea::viewportEvent(event);
    if (event->type() == QEvent::Resize || event->type() == QEvent::FontChange)
        fit();
    return handled;
}

} // namespace ChannelConsole
