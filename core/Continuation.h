// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QFuture>
#include <QFutureWatcher>
#include <QObject>
#include <QPromise>

#include <memory>
#include <type_traits>
#include <utility>

namespace ChannelConsole {

/// Calls `function` with the result on `context`'s thread, and hands on what it returns. If `context` dies
/// first, or the future is cancelled, nothing is called and the returned future is cancelled.
/// QFuture::then(context, …) would read the same, but up to Qt 6.4 it asserts when the context is gone by the
/// time the future finishes, which happens to whatever is closed while it waits for the keychain, the store
/// or the network.
template <typename T, typename Function>
auto continued(const QFuture<T> &future, QObject *context, Function function)
    -> QFuture<std::invoke_result_t<Function, T>>
{
    using Next = std::invoke_result_t<Function, T>;
    auto promise = std::make_shared<QPromise<Next>>();
    promise->start();
    const QFuture<Next> next = promise->future();
    auto *watcher = new QFutureWatcher<T>(context);
    // The promise lives in the connection: with the watcher it goes, and a promise that goes unfinished
    // cancels.
    QObject::connect(watcher, &QFutureWatcherBase::finished, context,
        [watcher, promise = std::move(promise), function = std::move(function)]() mutable {
            watcher->deleteLater();
            const QFuture<T> done = watcher->future();
            if (done.resultCount() == 0) {
                promise->future().cancel();
            } else if constexpr (std::is_void_v<Next>) {
                function(done.result());
            } else {
                promise->addResult(function(done.result()));
            }
            promise->finish();
        });
    watcher->setFuture(future);
    return next;
}

} // namespace ChannelConsole
