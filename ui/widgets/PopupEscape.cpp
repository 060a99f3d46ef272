// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/PopupEscape.h"

#include <QApplication>
#include <QKeyEvent>

namespace ChannelConsole {

PopupEscape::PopupEscape(QObject *parent)
    : QObject(parent)
{
    qApp->installEventFilter(this);
}

bool PopupEscape::eventFilter(QObject *watched, QEvent *event)
{
    // Taken as a key of the list, it is not looked for among the shortcuts.
    if (event->type() == QEvent::ShortcutOverride && QApplication::activePopupWidget()
        && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape)
        event->accept();
    return QObject::eventFilter(watched, event);
}

} // namespace ChannelConsole
