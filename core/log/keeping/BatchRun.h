// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/Result.h"

#include <QFuture>
#include <QObject>
#include <QPromise>

#include <functional>
#include <memory>

namespace ChannelConsole {

class Store;
class StoreConnection;

/// What one batch did.
struct BatchDone
{
    qint64 count = 0; ///< rows or pages
    bool more = false; ///< there is more to do
};

/// What a flow of batches ends with after BatchRun::cancel(): ProblemKind::Cancelled.
[[nodiscard]] Problem stoppedProblem();

/// Long work on the store in batches, each in turn with what else is to be done there. How many rows a batch
/// has follows from how long the one before took, so that nobody waits for long on any disk.
class BatchRun final : public QObject
{
    Q_OBJECT
public:
    /// Called on a thread of the store with how many rows to take at most.
    using Work = std::function<Result<BatchDone>(StoreConnection &connection, int rows)>;
    enum class Thread {
        Writing,
        Reading,
    };

    /// How long a batch should take: less than two frames at 60 Hz.
    static constexpr int kBatchMs = 25;
    static constexpr int kFirstRows = 50;
    static constexpr int kMostRows = 5'000;

    explicit BatchRun(Store *store, QObject *parent = nullptr); ///< `store` must outlive it

    /// Until there is no more, or cancel(): true if all is done. One at a time. Cancelled, without a result,
    /// if this object dies.
    [[nodiscard]] QFuture<Result<bool>> run(
        const Work &work, Thread thread = Thread::Writing, int firstRows = kFirstRows);
    /// After the batch that is under way. What is begun later stops at once.
    void cancel() { m_cancelled = true; }

    /// How many rows the next batch should have, if `rows` took so long.
    [[nodiscard]] static int rowsAfter(int rows, qint64 elapsedMs);

signals:
    void advanced(qint64 count); ///< by one batch

private:
    void next();

    Store *m_store;
    Work m_work;
    Thread m_thread = Thread::Writing;
    int m_rows = 0;
    bool m_cancelled = false;
    std::shared_ptr<QPromise<Result<bool>>> m_promise;
};

} // namespace ChannelConsole
