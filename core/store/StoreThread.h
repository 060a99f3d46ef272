// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QThread>

#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>

namespace ChannelConsole {

/// A thread that does what it is handed, one piece after the other. Without an event loop, which asks the
/// system for events before every piece: with a short page of the log that is a good part of the time.
class StoreThread final
{
public:
    using Work = std::function<void()>;

    explicit StoreThread(const QString &name);
    ~StoreThread();
    StoreThread(const StoreThread &) = delete;
    StoreThread &operator=(const StoreThread &) = delete;

    /// Any thread. After end() nothing is done any more; it is destroyed with this object.
    void post(Work work);
    /// Does `last` after all that was handed in, and returns when that is done. Once.
    void end(Work last);

private:
    void run();
    [[nodiscard]] Work next();

    std::mutex m_mutex; ///< guards m_works
    std::condition_variable m_posted;
    std::deque<Work> m_works; ///< an empty one is the end
    std::unique_ptr<QThread> m_thread;
};

} // namespace ChannelConsole
