// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/log/keeping/KeepingTypes.h"

#include <QFuture>
#include <QObject>
#include <QPointer>
#include <QTimer>

namespace ChannelConsole {

class CallLog;
class Clock;
class ErasePerson;
class MessageLog;
class Purge;
class Store;

/// What is kept of the log and what is deleted: rules that delete by themselves, a purge that somebody asked
/// for, and the erasure of one person. Everything is deleted in batches on the store's writing thread, so
/// that what arrives meanwhile waits for some hundredths of a second at most; only the rewrite of the file
/// takes longer (FileSpace.h). Futures and signals come on the thread of this object.
class LogKeeping final : public QObject
{
    Q_OBJECT
public:
    /// All must outlive it. What was deleted is told by MessageLog::removed() and CallLog::removed().
    LogKeeping(Store *store, MessageLog *log, CallLog *calls, const Clock *clock, QObject *parent = nullptr);
    ~LogKeeping() override; ///< what is under way ends with the batch it is in

    /// Once the store is open: applies the rules now and every hour, and finishes an erasure that a crash cut
    /// off.
    void start();

    [[nodiscard]] QFuture<Result<RetentionRule>> rule(const QUuid &assistantId) const;
    /// Stored, for the next hour and all that follow. purge() applies it at once.
    [[nodiscard]] QFuture<Result<void>> setRule(const QUuid &assistantId, const RetentionRule &rule);
    /// Applies all rules. How many messages and calls went. What is under way already is not begun again.
    [[nodiscard]] QFuture<Result<PurgeOutcome>> applyRules();

    /// What purge() would delete.
    [[nodiscard]] QFuture<Result<PurgePreview>> previewPurge(
        const QUuid &assistantId, const RetentionRule &rule) const;
    /// Deletes once what the rule does not keep. Refused if something is being deleted already.
    [[nodiscard]] QFuture<Result<PurgeOutcome>> purge(const QUuid &assistantId, const RetentionRule &rule);

    /// What erase() would delete. Goes through all webhook calls; a newer question ends the one before
    /// (cancelled, without a result).
    [[nodiscard]] QFuture<Result<ErasurePreview>> previewErasure(const Erasure &erasure);
    /// Deletes a person's messages and all that tells of them, and writes the file anew. Refused if something
    /// is being deleted already.
    [[nodiscard]] QFuture<Result<ErasureOutcome>> erase(const Erasure &erasure);

    [[nodiscard]] bool isBusy() const; ///< with purge() or erase()
    [[nodiscard]] const KeepingProgress &progress() const { return m_progress; }
    /// Stops purge() or erase() after the batch it is in; its future then finishes. The rewrite of the file
    /// cannot be stopped.
    void cancel();

signals:
    void busyChanged();
    void progressChanged(const ChannelConsole::KeepingProgress &progress);
    void lookAdvanced(const ChannelConsole::KeepingProgress &progress); ///< of previewErasure()

private:
    template <typename Job, typename Outcome>
    [[nodiscard]] QFuture<Result<Outcome>> run(Job *&place, Job *job, const QFuture<Result<Outcome>> &future);
    void applyByItself();
    void show(const KeepingProgress &progress);
    void tellRemoved(qint64 messages, qint64 calls);

    Store *m_store;
    MessageLog *m_log;
    CallLog *m_calls;
    const Clock *m_clock;
    QTimer m_hourly;
    Purge *m_purge = nullptr; ///< that somebody asked for; a child
    ErasePerson *m_erasure = nullptr; ///< a child
    QPointer<ErasePerson> m_look; ///< a preview under way; a child
    Purge *m_applying = nullptr; ///< the rules; a child
    bool m_applyAgain = false; ///< asked for while it was under way
    KeepingProgress m_progress;
};

} // namespace ChannelConsole
