// SPDX-License-Identifier: Apache-2.0
#include "core/log/keeping/BatchRun.h"

#include "core/Continuation.h"
#include "core/store/Store.h"

#include <QCoreApplication>
#include <QElapsedTimer>

namespace ChannelConsole {

namespace {

struct Timed
{
    BatchDone done;
    qint64 elapsedMs = 0;
};

} // namespace

Problem stoppedProblem()
{
    return {.kind = ProblemKind::Cancelled,
        .side = Side::ThisComputer,
        .text = QCoreApplication::translate("LogKeeping", "It was stopped.")};
}

BatchRun::BatchRun(Store *store, QObject *parent)
    : QObject(parent)
    , m_store(store)
{
}

QFuture<Result<bool>> BatchRun::run(const Work &work, Thread thread, int firstRows)
{
    Q_ASSERT(!m_promise);
    m_work = work;
    m_thread = thread;
    m_rows = firstRows;
    m_promise = std::make_shared<QPromise<Result<bool>>>();
    m_promise->start();
    const QFuture<Result<bool>> future = m_promise->future();
    next();
    return future;
}

int BatchRun::rowsAfter(int rows, qint64 elapsedMs)
{
    // By no more than double: one quick batch says little about the next.
    const qint64 fitting = elapsedMs > 0 ? rows * qint64(kBatchMs) / elapsedMs : 2 * qint64(rows);
    return int(qBound(qint64(1), fitting, qMin(2 * qint64(rows), qint64(kMostRows))));
}

void BatchRun::next()
{
    const auto end = [this](const Result<bool> &result) {
        const auto promise = std::exchange(m_promise, nullptr);
        promise->addResult(result);
        promise->finish();
    };
    if (m_cancelled) {
        end(false);
        return;
    }
    const auto timed = [work = m_work, rows = m_rows](StoreConnection &connection) -> Result<Timed> {
        QElapsedTimer since;
        since.start();
        const Result<BatchDone> done = work(connection, rows);
        if (!done)
            return done.error();
        return Timed{.done = done.value(), .elapsedMs = since.elapsed()};
    };
    const QFuture<Result<Timed>> batch
        = m_thread == Thread::Writing ? m_store->run<Timed>(timed) : m_store->read<Timed>(timed);
    continued(batch, this, [this, end](const Result<Timed> &batch) {
        if (!batch) {
            end(batch.error());
            return;
        }
        m_rows = rowsAfter(m_rows, batch.value().elapsedMs);
        emit advanced(batch.value().done.count);
        if (batch.value().done.more)
            next();
        else
            end(true);
    });
}

} // namespace ChannelConsole
