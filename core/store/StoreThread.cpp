// SPDX-License-Identifier: Apache-2.0
#include "core/store/StoreThread.h"

namespace ChannelConsole {

StoreThread::StoreThread(const QString &name)
    : m_thread(QThread::create([this] { run(); }))
{
    m_thread->setObjectName(name);
    m_thread->start();
}

StoreThread::~StoreThread()
{
    Q_ASSERT(m_thread->isFinished());
}

void StoreThread::post(Work work)
{
    {
        const std::scoped_lock lock(m_mutex);
        m_works.push_back(std::move(work));
    }
    m_posted.notify_one();
}

void StoreThread::end(Work last)
{
    post(std::move(last));
    post({});
    m_thread->wait();
}

StoreThread::Work StoreThread::next()
{
    std::unique_lock lock(m_mutex);
    m_posted.wait(lock, [this] { return !m_works.empty(); });
    Work work = std::move(m_works.front());
    m_works.pop_front();
    return work;
}

void StoreThread::run()
{
    while (const Work work = next())
        work();
}

} // namespace ChannelConsole
