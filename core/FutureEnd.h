// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QFuture>
#include <QFutureWatcher>
#include <QObject>

#include <utility>

namespace ChannelConsole {

/// An object on the one thread that waits for futures on behalf of threads without a Qt event loop. The
/// thread ends with the application; what has not ended by then is not waited for any longer.
[[nodiscard]] QObject *futureWaiter();

/// Calls `function` once with the future when it has ended, with a result or cancelled: at once if it has
/// ended already, else on the waiter's thread, so it must be short and thread-safe. For threads without an
/// event loop; elsewhere continued() is better.
///
/// Not QFuture::then(): up to Qt 6.4 a continuation that is attached on one thread while another finishes the
/// future may run on data that is gone (seen as a crash of one in some hundred thousand calls).
template <typename T, typename Function>
void whenEnded(const QFuture<T> &future, Function function)
{
    if (future.isFinished()) {
        function(future);
        return;
    }
    QMetaObject::invokeMethod(
        futureWaiter(),
        [future, function = std::move(function)]() mutable {
            auto *watcher = new QFutureWatcher<T>(futureWaiter());
            QObject::connect(watcher, &QFutureWatcherBase::finished, watcher,
                [watcher, function = std::move(function)]() mutable {
                    watcher->deleteLater();
                    function(watcher->future());
                });
            watcher->setFuture(future);
        },
        Qt::QueuedConnection);
}

} // namespace ChannelConsole
