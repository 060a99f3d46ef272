// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QFuture>
#include <QFutureWatcher>
#include <QSignalSpy>
#include <QTest>
#include <QTestEventLoop>

namespace ChannelConsole {

/// Runs the test's event loop until the future is finished: a limit, not a delay. False if it never was.
/// QTest::qWaitFor() would look every 10 ms only, which a flow of many short steps pays at each of them.
template <typename T>
[[nodiscard]] bool finishes(const QFuture<T> &future, int limitMs = 20'000)
{
    QTestEventLoop loop;
    QFutureWatcher<T> watcher;
    QObject::connect(&watcher, &QFutureWatcherBase::finished, &loop, &QTestEventLoop::exitLoop);
    watcher.setFuture(future);
    if (!future.isFinished())
        loop.enterLoopMSecs(limitMs);
    return future.isFinished();
}

/// The same until the spied signal has come at least once, which it may have before.
[[nodiscard]] inline bool comes(QSignalSpy &spy, int limitMs = 20'000)
{
    return !spy.isEmpty() || spy.wait(limitMs);
}

} // namespace ChannelConsole
