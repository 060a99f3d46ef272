// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/Problem.h"
#include "core/log/keeping/RetentionRule.h"
#include "core/store/FileSpace.h"

#include <QDateTime>
#include <QMetaType>
#include <QStringList>
#include <QUuid>

#include <optional>

namespace ChannelConsole {

/// What would go, or went.
struct PurgePreview
{
    qint64 messages = 0;
    qint64 calls = 0; ///< raw webhook calls
    QDateTime oldest; ///< of the messages, or of the calls where there is no message; invalid for nothing
    QDateTime newest;
    FileSpace space; ///< of the data file now

    [[nodiscard]] bool isEmpty() const { return messages == 0 && calls == 0; }
};

struct PurgeOutcome
{
    qint64 messages = 0;
    qint64 calls = 0;
    bool cancelled = false; ///< there is more to delete
    qint64 bytesBefore = 0; ///< of the data file
    qint64 bytesAfter = 0;
    std::optional<Problem> notSmaller; ///< the rows are gone, but the file could not be made smaller
};

/// Whose messages are to be deleted, and where.
struct Erasure
{
    QString userNumber; ///< as the log has it: `+` and digits where it is a number
    std::optional<QUuid> assistantId; ///< all assistants if empty

    bool operator==(const Erasure &) const = default;
};

struct ErasurePreview
{
    qint64 messages = 0;
    QDateTime oldest; ///< of the messages; invalid for none
    QDateTime newest;
    qint64 calls = 0; ///< raw webhook calls that name the number or brought one of the messages
    qint64 sharedCalls = 0; ///< of these, calls that brought other people's messages or reports too
    qint64 waitingReports = 0; ///< delivery reports that wait for their message
    qint64 mentions = 0; ///< messages of other people that mention the number: they stay
    bool isInSettings = false; ///< among the numbers the assistant stand-in may answer: it stays there
    QStringList oldCopies; ///< copies of the data file that a new version made; they are deleted too
    FileSpace space; ///< of the data file now
    RewriteRoom room;

    [[nodiscard]] bool isEmpty() const { return messages == 0 && calls == 0 && waitingReports == 0; }
};

struct ErasureOutcome
{
    qint64 messages = 0;
    qint64 calls = 0;
    bool cancelled = false; ///< there is more to delete, and the file was not written anew
    qint64 unreadCalls = 0; ///< arrived just now and are not read yet: they stay until the next erasure
    /// The rows are gone, but traces of them may be left in the file, and why. It is tried again at the next
    /// start.
    std::optional<Problem> tracesLeft;
    qint64 bytesBefore = 0; ///< of the data file
    qint64 bytesAfter = 0;
};

struct KeepingProgress
{
    enum class Step {
        Idle,
        Looking, ///< through webhook calls
        Deleting,
        Forgetting, ///< out of the search index
        Merging, ///< the search index
        Shrinking, ///< giving free pages back
        Rewriting, ///< the file; cannot be stopped
    };
    Step step = Step::Idle;
    qint64 done = 0;
    qint64 total = 0; ///< 0: not known

    bool operator==(const KeepingProgress &) const = default;
};

} // namespace ChannelConsole

Q_DECLARE_METATYPE(ChannelConsole::KeepingProgress)
