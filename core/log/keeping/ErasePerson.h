// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/log/keeping/FileUpkeep.h"
#include "core/log/keeping/PersonRows.h"

#include <QObject>

namespace ChannelConsole {

class Store;

/// Looks for all that the store has of one person, or deletes it: messages with their events, requests,
/// replies, contents and error codes; raw webhook calls that name the number or brought one of the messages,
/// whole, whoever else is in them; reports that wait, counts of the stand-in, and what the search index has.
/// Then the file is written anew, the write-ahead log is emptied, and copies that an earlier version put
/// beside the file are removed. For one run.
///
/// A mark in the store says from the first deletion on that the file is still to be written anew, so that a
/// crash only puts that off (finishEarlier()). It does not say who it was.
class ErasePerson final : public QObject
{
    Q_OBJECT
public:
    explicit ErasePerson(Store *store, QObject *parent = nullptr); ///< `store` must outlive it

    /// Reads only. Finishes with Cancelled after cancel().
    [[nodiscard]] QFuture<Result<ErasurePreview>> look(const Erasure &erasure);
    /// Fails before anything was deleted if there is no room to write the file anew.
    [[nodiscard]] QFuture<Result<ErasureOutcome>> run(const Erasure &erasure);
    /// Writes the file anew if the mark of an earlier run is still there: true if it was.
    [[nodiscard]] QFuture<Result<bool>> finishEarlier();
    void cancel(); ///< after the batch that is under way; the rewrite of the file cannot be stopped

    [[nodiscard]] const ErasureOutcome &outcome() const { return m_outcome; } ///< so far

signals:
    void advanced(const ChannelConsole::KeepingProgress &progress);

private:
    [[nodiscard]] QFuture<Result<void>> begin();
    [[nodiscard]] QFuture<Result<void>> walkCalls();
    [[nodiscard]] QFuture<Result<void>> passes(int left);
    [[nodiscard]] QFuture<Result<void>> deleteCalls();
    [[nodiscard]] QFuture<Result<void>> deleteMessages();
    [[nodiscard]] QFuture<Result<void>> deleteRest();
    [[nodiscard]] QFuture<Result<void>> finish();
    [[nodiscard]] QFuture<Result<void>> measure();
    [[nodiscard]] QFuture<Result<void>> batches(KeepingProgress::Step step, const BatchRun::Work &work,
        BatchRun::Thread thread, qint64 ErasureOutcome::*counter);

    Store *m_store;
    Erasure m_erasure;
    NumberMention m_mention{QString()};
    BatchRun m_run;
    FileUpkeep m_upkeep;
    /// Used on the store's threads by one batch at a time, and here between batches.
    std::shared_ptr<CallWalk> m_walk;
    std::shared_ptr<QList<qint64>> m_unread; ///< calls that were not read yet when they were to go
    KeepingProgress m_progress;
    qint64 ErasureOutcome::*m_counter = nullptr; ///< what the batches under way count for
    ErasureOutcome m_outcome;
};

} // namespace ChannelConsole
