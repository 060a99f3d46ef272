// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <condition_variable>
#include <functional>
#include <future>
#include <mutex>
#include <thread>

namespace ChannelConsole {

/// A thread that does what it is handed, with nothing around it. Yardsticks of what a window must not wait
/// for run here: nobody who asks for it there can save the way to another thread and back.
class OtherThread final
{
public:
    OtherThread()
        : m_thread([this] { run(); })
    {
    }
    ~OtherThread()
    {
        hand({});
        m_thread.join();
    }
    OtherThread(const OtherThread &) = delete;
    OtherThread &operator=(const OtherThread &) = delete;

    /// Returns when `work` is done.
    void perform(std::function<void()> work)
    {
        std::packaged_task<void()> task(std::move(work));
        std::future<void> done = task.get_future();
        hand(std::move(task));
        done.get();
    }

private:
    void hand(std::packaged_task<void()> task)
    {
        {
            const std::scoped_lock lock(m_mutex);
            m_task = std::move(task);
            m_handed = true;
        }
        m_wake.notify_one();
    }
    void run()
    {
        while (true) {
            std::unique_lock lock(m_mutex);
            m_wake.wait(lock, [this] { return m_handed; });
            m_handed = false;
            std::packaged_task<void()> task = std::move(m_task);
            lock.unlock();
            if (!task.valid()) // the end
                return;
            task();
        }
    }

    std::mutex m_mutex; ///< guards what follows
    std::condition_variable m_wake;
    std::packaged_task<void()> m_task;
    bool m_handed = false;
    std::thread m_thread; ///< last: it uses the others
};

} // namespace ChannelConsole
