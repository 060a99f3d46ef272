// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/MouseRelease.h"

#include <QCoreApplication>
#include <QGuiApplication>

namespace ChannelConsole {

namespace {

/// Waits for the release of the mouse. Owned by the context; goes when its work is done.
class PendingAction final : public QObject
{
public:
    PendingAction(QObject *context, std::function<void()> action)
        : QObject(context)
        , m_action(std::move(action))
    {
        QCoreApplication::instance()->installEventFilter(this);
    }

    bool eventFilter(QObject *, QEvent *) override
    {
        // Any event will do: after a drag there is no release to be seen.
        if (m_released || QGuiApplication::mouseButtons() != Qt::NoButton)
            return false;
        m_released = true;
        QCoreApplication::instance()->removeEventFilter(this);
        // Queued: the widget that was pressed gets its release first.
        QMetaObject::invokeMethod(this, &PendingAction::run, Qt::QueuedConnection);
        return false;
    }

private:
    void run()
    {
        deleteLater();
        m_action();
    }

    std::function<void()> m_action;
    bool m_released = false;
};

} // namespace

void afterMouseRelease(QObject *context, std::function<void()> action)
{
    if (QGuiApplication::mouseButtons() == Qt::NoButton)
        action();
    else
        new PendingAction(context, std::move(action)); // owned by the context
}

} // namespace ChannelConsole
