// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/ReadFromStart.h"

#include <QFocusEvent>
#include <QLineEdit>

namespace ChannelConsole {

namespace {

class ScrollBack final : public QObject
{
public:
    explicit ScrollBack(QLineEdit *line)
        : QObject(line)
        , m_line(line)
    {
        // In a combo box it is the box that has the focus.
        (line->focusProxy() ? line->focusProxy() : line)->installEventFilter(this);
    }

    bool eventFilter(QObject *, QEvent *event) override
    {
        if (event->type() != QEvent::FocusOut)
            return false;
        // Another window or a context menu: what is selected here is still needed.
        const Qt::FocusReason reason = static_cast<QFocusEvent *>(event)->reason();
        if (reason != Qt::ActiveWindowFocusReason && reason != Qt::PopupFocusReason)
            m_line->setCursorPosition(0);
        return false;
    }

private:
    QLineEdit *m_line;
};

} // namespace

void readFromStart(QLineEdit *line)
{
    new ScrollBack(line); // owned by the line
}

} // namespace ChannelConsole
