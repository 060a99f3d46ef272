// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QFuture>
#include <QFutureWatcher>
#include <QObject>

#include <utility>

namespace ChannelConsole {

/// Calls `answered` once on `context`'s thread when the future is settled: with its result, or with
/// `otherwise` if it was cancelled without one. Unlike continued() nobody is left waiting then: a form that
/// says "Saving…" must stop saying so.
template <typename Result, typename Answered>
void settled(const QFuture<Result> &future, QObject *context, Result otherwise, Answered answered)
{
    auto *watcher = new QFutureWatcher<Result>(context);
    QObject::connect(watcher, &QFutureWatcherBase::finished, context,
        [watcher, otherwise = std::move(otherwise), answered = std::move(answered)] {
            watcher->deleteLater();
            const QFuture<Result> done = watcher->future();
            answered(done.resultCount() > 0 ? done.result() : otherwise);
        });
    watcher->setFuture(future);
}

} // namespace ChannelConsole
