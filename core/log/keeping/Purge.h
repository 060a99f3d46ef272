// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/log/keeping/FileUpkeep.h"
#include "core/log/keeping/PurgeRows.h"

#include <QObject>

namespace ChannelConsole {

class Store;

/// Deletes what a rule does not keep, and makes the file smaller. For one run.
class Purge final : public QObject
{
    Q_OBJECT
public:
    enum class Kind {
        Asked, ///< by somebody who waits for the file to get smaller
        ByItself, ///< again and again: the index is merged only if much went, and no file is rewritten
    };

    /// So many messages at once are worth merging the search index.
    static constexpr qint64 kManyMessages = 10'000;

    Purge(Store *store, Kind kind, QObject *parent = nullptr); ///< `store` must outlive it

    /// One after the other. A failure ends it; what was deleted before stays deleted (see outcome()).
    [[nodiscard]] QFuture<Result<PurgeOutcome>> run(
        const QHash<QUuid, RetentionRule> &rules, const QDateTime &now);
    void cancel();

    [[nodiscard]] const PurgeOutcome &outcome() const { return m_outcome; } ///< so far

signals:
    void advanced(const ChannelConsole::KeepingProgress &progress);

private:
    [[nodiscard]] QFuture<Result<void>> measure(qint64 PurgeOutcome::*bytes);
    [[nodiscard]] QFuture<Result<void>> find(
        const QUuid &assistantId, const RetentionRule &rule, const QDateTime &now);
    [[nodiscard]] QFuture<Result<void>> deleteMessages();
    [[nodiscard]] QFuture<Result<void>> deleteCalls();
    [[nodiscard]] QFuture<Result<void>> deleteRest();
    [[nodiscard]] QFuture<Result<void>> shrink();
    [[nodiscard]] QFuture<Result<void>> rewriteOld();
    [[nodiscard]] QFuture<Result<void>> batches(const BatchRun::Work &work, qint64 PurgeOutcome::*counter);

    Store *m_store;
    Kind m_kind;
    BatchRun m_run;
    FileUpkeep m_upkeep;
    PurgeBounds m_bounds;
    qint64 PurgeOutcome::*m_counter = nullptr; ///< what the batches under way count for
    qint64 m_expected = 0;
    bool m_shrinksInSteps = true; ///< the file
    PurgeOutcome m_outcome;
};

} // namespace ChannelConsole
