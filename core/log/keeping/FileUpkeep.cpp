// SPDX-License-Identifier: Apache-2.0
#include "core/log/keeping/FileUpkeep.h"

#include "core/Continuation.h"
#include "core/log/SearchIndex.h"
#include "core/store/Store.h"

#include <QCoreApplication>
#include <QTimer>

namespace ChannelConsole {

using namespace Qt::StringLiterals;

namespace {

/// How often, and how far apart, the write-ahead log is tried to be emptied: a reader needs it for as long as
/// its query takes.
constexpr int kFewTries = 3;
constexpr int kManyTries = 100;
constexpr int kTryAgainMs = 100;

Problem stillRead()
{
    return {.kind = ProblemKind::StoreInUse,
        .side = Side::ThisComputer,
        .text = QCoreApplication::translate(
            "LogKeeping", "Something kept reading the data file, so its write-ahead log is not empty."),
        .remedy = QCoreApplication::translate("LogKeeping",
            "Close other programs that have the data file open. It is tried again at the next start.")};
}

Result<BatchDone> forgetBatch(StoreConnection &connection, int rows)
{
    const Result<bool> more = indexBatch(connection, rows);
    if (!more)
        return more.error();
    return BatchDone{.count = rows, .more = more.value()};
}

Result<BatchDone> releaseBatch(StoreConnection &connection, int pages)
{
    const Result<bool> more = releasePages(connection, pages);
    if (!more)
        return more.error();
    return BatchDone{.count = pages, .more = more.value()};
}

} // namespace

FileUpkeep::FileUpkeep(Store *store, QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_run(store, this)
{
    connect(&m_run, &BatchRun::advanced, this, [this](qint64 count) {
        m_progress.done += count;
        emit advanced(m_progress);
    });
}

QFuture<Result<void>> FileUpkeep::shrink()
{
    return runSteps(this,
        {
            [this] { return forget(); },
            [this] { return merge(SearchTable::Words); },
            [this] { return merge(SearchTable::Runs); },
            [this] { return release(); },
            [this] {
                // Only then the file itself is shorter. A reader in the way just puts that off.
                return continued(emptyLog(kFewTries), this, [](const Result<bool> &emptied) -> Result<void> {
                    return emptied ? Result<void>() : Result<void>(emptied.error());
                });
            },
        });
}

QFuture<Result<void>> FileUpkeep::rewrite()
{
    return runSteps(this,
        {
            [this] { return forget(); },
            [this] { return merge(SearchTable::Words); },
            [this] { return merge(SearchTable::Runs); },
            [this] { return writeAnew(); },
            [this] {
                return continued(emptyLog(kManyTries), this, [](const Result<bool> &emptied) -> Result<void> {
                    if (!emptied)
                        return emptied.error();
                    return emptied.value() ? Result<void>() : Result<void>(stillRead());
                });
            },
        });
}

QFuture<Result<void>> FileUpkeep::batches(
    KeepingProgress::Step step, const BatchRun::Work &work, int firstRows)
{
    m_progress = {.step = step};
    emit advanced(m_progress);
    return continued(m_run.run(work, BatchRun::Thread::Writing, firstRows), this,
        [](const Result<bool> &done) -> Result<void> {
            if (!done)
                return done.error();
            return done.value() ? Result<void>() : Result<void>(stoppedProblem());
        });
}

QFuture<Result<void>> FileUpkeep::forget()
{
    return batches(KeepingProgress::Step::Forgetting, &forgetBatch);
}

QFuture<Result<void>> FileUpkeep::merge(SearchTable table)
{
    const auto begun = std::make_shared<bool>(false); // of all batches together
    const auto work = [table, begun](StoreConnection &connection, int pages) -> Result<BatchDone> {
        if (!std::exchange(*begun, true)) {
            const Result<void> done = beginMerge(connection, table);
            if (!done)
                return done.error();
        }
        const Result<bool> more = mergeFurther(connection, table, pages);
        if (!more)
            return more.error();
        return BatchDone{.count = pages, .more = more.value()};
    };
    return batches(KeepingProgress::Step::Merging, work);
}

QFuture<Result<void>> FileUpkeep::release()
{
    return batches(KeepingProgress::Step::Shrinking, &releaseBatch);
}

QFuture<Result<void>> FileUpkeep::writeAnew()
{
    m_progress = {.step = KeepingProgress::Step::Rewriting};
    emit advanced(m_progress);
    return m_store->run<void>([](StoreConnection &connection) { return rewriteFile(connection); });
}

QFuture<Result<bool>> FileUpkeep::emptyLog(int triesLeft)
{
    auto promise = std::make_shared<QPromise<Result<bool>>>();
    promise->start();
    const auto end = [promise](const Result<bool> &result) {
        promise->addResult(result);
        promise->finish();
    };
    const auto work = [](StoreConnection &connection) { return emptyWriteAheadLog(connection); };
    continued(m_store->run<bool>(work), this, [this, triesLeft, end](const Result<bool> &emptied) {
        if (!emptied || emptied.value() || triesLeft == 0) {
            end(emptied);
            return;
        }
        QTimer::singleShot(
            kTryAgainMs, this, [this, triesLeft, end] { continued(emptyLog(triesLeft - 1), this, end); });
    });
    return promise->future();
}

} // namespace ChannelConsole
