// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/net/HttpListener.h"

#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>

#include <QHash>

#include <memory>
#include <mutex>
#include <unordered_set>

namespace ChannelConsole {

class ListenerSession;

/// The way back to the listener's thread for answers that are finished elsewhere, perhaps long after the
/// listener is gone.
class ListenerMailbox final
{
public:
    explicit ListenerMailbox(boost::asio::io_context *loop)
        : m_loop(loop)
    {
    }

    template <typename Function>
    void post(Function &&function)
    {
        const std::scoped_lock lock(m_mutex);
        if (m_loop)
            boost::asio::post(*m_loop, std::forward<Function>(function));
    }

    /// What is posted from now on is dropped.
    void close()
    {
        const std::scoped_lock lock(m_mutex);
        m_loop = nullptr;
    }

private:
    std::mutex m_mutex;
    boost::asio::io_context *m_loop;
};

/// What the connections of one listener share. Touched on the listener's thread only, but for `mailbox`.
struct ListenerContext
{
    HttpListener::Settings settings;
    HttpListener::Handler handler;
    HttpListener::RefusalObserver refused;
    std::shared_ptr<ListenerMailbox> mailbox;

    /// Keeps them alive, also while they wait for a handler's answer and no operation does.
    std::unordered_set<std::shared_ptr<ListenerSession>> sessions;
    QHash<QString, int> sessionsByAddress;
    int turnedAway = 0; ///< connections over a limit that are still being told so

    /// Tells the observer, whose exceptions end here.
    void report(const ListenerRefusal &refusal) const;
};

} // namespace ChannelConsole
