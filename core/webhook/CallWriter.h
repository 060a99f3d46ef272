// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/webhook/CallLog.h"
#include "core/webhook/CallRows.h"

#include <QElapsedTimer>
#include <QMutex>
#include <QPromise>

#include <functional>
#include <memory>
#include <vector>

namespace ChannelConsole {

class StoreConnection;

/// What a commit changed, for those who look on. Calls without body and answer.
struct CallNews
{
    QList<WebhookCall> appended;
    QList<WebhookCall> updated;
    bool waiting = false; ///< some of them wait to be parsed
};

/// Group commit: what is handed in while a transaction is under way is gathered and goes into the next one
/// together. At most one transaction is with the store at a time, so a flood of calls keeps no other write
/// waiting for longer than one group. Any thread; lives until its last write is done.
class CallWriter final : public std::enable_shared_from_this<CallWriter>
{
public:
    /// Called after each commit, before the futures finish, on whichever thread was last: the store's, or
    /// that of the one who handed something in.
    using Announce = std::function<void(const CallNews &)>;

    CallWriter(Store *store, Announce announce);

    [[nodiscard]] QFuture<Result<qint64>> append(
        const WebhookCall &call, const std::optional<UsedToken> &token);
    [[nodiscard]] QFuture<Result<qint64>> recordAnswer(qint64 id, const CallAnswer &answer); ///< the same id

private:
    /// One thing to write: a new call, or the answer to the call `call.id`.
    struct Item
    {
        WebhookCall call;
        std::optional<UsedToken> token;
        std::optional<CallAnswer> answer;
        QElapsedTimer handedIn;
        QPromise<Result<qint64>> promise;
        Result<qint64> outcome{qint64(0)};
    };
    using Group = std::vector<Item>;

    [[nodiscard]] QFuture<Result<qint64>> hand(Item item);
    void commitNext();
    [[nodiscard]] Group gather();
    void settle(Group &group, const Result<void> &committed);
    void keepCommitTime(Group &group);
    void flushCommitTime();

    [[nodiscard]] static Result<void> commit(
        StoreConnection &connection, Group &group, const std::optional<GroupCommit> &before);
    [[nodiscard]] static Result<void> write(StoreConnection &connection, Item *first, Item *last);
    [[nodiscard]] static Result<void> writeOne(StoreConnection &connection, Item &item);

    Store *m_store;
    Announce m_announce;
    QMutex m_mutex; ///< guards what follows
    Group m_queue;
    std::optional<GroupCommit> m_committed; ///< the group before, to be written with the next
    bool m_underWay = false;
    bool m_flushPosted = false;
};

} // namespace ChannelConsole
