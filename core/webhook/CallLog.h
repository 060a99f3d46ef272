// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/Result.h"
#include "core/webhook/CallEvents.h"
#include "core/webhook/UsedToken.h"
#include "core/webhook/WebhookCall.h"

#include <QFuture>
#include <QList>
#include <QObject>

#include <memory>

namespace ChannelConsole {

class Store;

/// How a relayed call ended.
struct CallAnswer
{
    int status = 0;
    QByteArray body; ///< already scrubbed
    QString note; ///< empty: the call's stays
    int durationMs = 0;
    QString verdict = {}; ///< VerdictKey; empty: the call's stays
};

/// What the stand-in did about a message, in words.
struct StandInNote
{
    qint64 messageId = 0; ///< LogEntry::id
    QString what;
};

struct CallQuery
{
    QUuid assistantId;
    bool onlyRefused = false;
    QString text; ///< part of target, body, note or what the stand-in did; all if empty
    std::optional<qint64> olderThan; ///< a call's id
    int limit = 200;
};

struct CallPage
{
    QList<WebhookCall> calls; ///< newest first; without bodies and answers (see detail())
    bool more = false;
};

/// Raw calls, durable before they are answered. Calls that arrive while a commit is under way share the next
/// one (group commit), so that throughput does not hang on the disk's latency. Everything may be called from
/// any thread, and a future may finish on the store's: continue it with a context object where that matters.
class CallLog final : public QObject
{
    Q_OBJECT
public:
    /// Keeps at most so many refused calls of an assistant: a flood of them must not fill the disk.
    static constexpr int kRefusedKept = 1000;

    explicit CallLog(Store *store, QObject *parent = nullptr); ///< `store` must outlive it
    ~CallLog() override;

    /// Durable when the future finishes; the id of the row. Fails with StoreFull where the disk is full: then
    /// nothing is acknowledged, and the next call is tried anew. A `token` already used for that app, and an
    /// assistant that was removed, are ProblemKind::Refused, and nothing is stored. Of the body of a refused
    /// call only the first 16 KiB are kept.
    [[nodiscard]] QFuture<Result<qint64>> append(
        const WebhookCall &call, const std::optional<UsedToken> &token = {});
    [[nodiscard]] QFuture<Result<void>> recordAnswer(qint64 id, const CallAnswer &answer);

    /// Beside the calls that brought these messages, all in one commit. A call that is not kept any more is
    /// passed over.
    [[nodiscard]] QFuture<Result<void>> recordStandIn(const QList<StandInNote> &notes);

    [[nodiscard]] QFuture<Result<CallPage>> page(const CallQuery &query) const;
    [[nodiscard]] QFuture<Result<WebhookCall>> detail(qint64 id) const;
    /// What the message log has of a call.
    [[nodiscard]] QFuture<Result<QList<CallEvent>>> events(qint64 id) const;
    /// Token ids that are still of interest at `now`.
    [[nodiscard]] QFuture<Result<QList<UsedToken>>> usedTokens(const QDateTime &now) const;

    /// Emits updated() for calls whose rows CallIngest changed. Any thread.
    void announceUpdated(const QList<WebhookCall> &calls);

    void noteRemoval(); ///< calls were deleted otherwise: emits removed()

signals:
    /// After a commit, on the thread of the log; if that was busy, once for all commits meanwhile. In the
    /// order of the ids, without bodies and answers.
    void appended(const QList<ChannelConsole::WebhookCall> &calls);
    void updated(const QList<ChannelConsole::WebhookCall> &calls); ///< answered or parsed
    /// Acknowledged calls are waiting to be parsed.
    void waiting();
    void removed(); ///< calls went away: read again

private:
    class Private;
    std::shared_ptr<Private> d;
};

} // namespace ChannelConsole
