// SPDX-License-Identifier: Apache-2.0
#include "core/FutureEnd.h"

#include <QCoreApplication>
#include <QThread>

namespace ChannelConsole {

namespace {

class WaitingThread final
{
public:
    WaitingThread()
    {
        m_thread.setObjectName(QStringLiteral("futures"));
        m_waiter.moveToThread(&m_thread);
        m_thread.start();
        // Before the application is gone: a thread's event loop does not outlive it.
        qAddPostRoutine([] { waitingThread().end(); });
    }
    ~WaitingThread() { end(); }
    Q_DISABLE_COPY_MOVE(WaitingThread)

    static WaitingThread &waitingThread()
    {
        static WaitingThread thread;
        return thread;
    }

    [[nodiscard]] QObject *waiter() { return &m_waiter; }

private:
    void end()
    {
        m_thread.quit();
        m_thread.wait();
    }

    QThread m_thread;
    QObject m_waiter;
};

} // namespace

QObject *futureWaiter()
{
    return WaitingThread::waitingThread().waiter();
}

} // namespace ChannelConsole
