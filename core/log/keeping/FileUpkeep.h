// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/Steps.h"
#include "core/log/SearchMerge.h"
#include "core/log/keeping/BatchRun.h"
#include "core/log/keeping/KeepingTypes.h"

#include <QObject>

namespace ChannelConsole {

class Store;

/// What follows once rows were deleted: the search index forgets them, and the file gets smaller. On the
/// thread it was made on; one run at a time.
class FileUpkeep final : public QObject
{
    Q_OBJECT
public:
    explicit FileUpkeep(Store *store, QObject *parent = nullptr); ///< `store` must outlive it

    /// The index forgets, its parts are merged, free pages are given back. Files that cannot shrink in steps
    /// are left as they are.
    [[nodiscard]] QFuture<Result<void>> shrink();
    /// The same, and then the file is written anew and the write-ahead log emptied: nothing of what was
    /// deleted is left in either.
    [[nodiscard]] QFuture<Result<void>> rewrite();

    /// Free pages are given back, and no more.
    [[nodiscard]] QFuture<Result<void>> release();

    /// What can be stopped stops after its batch; the future then finishes with Cancelled.
    void cancel() { m_run.cancel(); }

signals:
    void advanced(const ChannelConsole::KeepingProgress &progress);

private:
    [[nodiscard]] QFuture<Result<void>> batches(
        KeepingProgress::Step step, const BatchRun::Work &work, int firstRows = BatchRun::kFirstRows);
    [[nodiscard]] QFuture<Result<void>> forget();
    [[nodiscard]] QFuture<Result<void>> merge(SearchTable table);
    [[nodiscard]] QFuture<Result<void>> writeAnew();
    [[nodiscard]] QFuture<Result<bool>> emptyLog(int triesLeft); ///< false: a reader was in the way

    Store *m_store;
    BatchRun m_run;
    KeepingProgress m_progress;
};

} // namespace ChannelConsole
