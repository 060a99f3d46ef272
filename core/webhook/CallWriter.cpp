// SPDX-License-Identifier: Apache-2.0
#include "core/webhook/CallWriter.h"

#include "core/store/Store.h"

#include <QSet>
#include <QTimer>

#include <algorithm>
#include <chrono>
#include <iterator>

namespace ChannelConsole {

using namespace Qt::StringLiterals;

namespace {

/// A group holds up to this much: enough that throughput does not hang on the disk's latency, little enough
/// that one transaction neither takes long nor much memory.
constexpr size_t kGroupItems = 1024;
constexpr qint64 kGroupBytes = 16 * 1024 * 1024;

/// After so long without another group, the time of the last one is written by itself.
constexpr std::chrono::milliseconds kCommitTimeDelay{250};

WebhookCall withoutBodies(WebhookCall call)
{
    call.body.clear();
    call.answer.clear();
    return call;
}

} // namespace

CallWriter::CallWriter(Store *store, Announce announce)
    : m_store(store)
    , m_announce(std::move(announce))
{
}

QFuture<Result<qint64>> CallWriter::append(const WebhookCall &call, const std::optional<UsedToken> &token)
{
    Item item;
    item.call = call;
    item.token = token;
    return hand(std::move(item));
}

QFuture<Result<qint64>> CallWriter::recordAnswer(qint64 id, const CallAnswer &answer)
{
    Item item;
    item.call.id = id;
    item.answer = answer;
    return hand(std::move(item));
}

QFuture<Result<qint64>> CallWriter::hand(Item item)
{
    item.promise.start();
    item.handedIn.start();
    QFuture<Result<qint64>> future = item.promise.future();
    bool idle = false;
    {
        const QMutexLocker lock(&m_mutex);
        m_queue.push_back(std::move(item));
        idle = !std::exchange(m_underWay, true);
    }
    if (idle)
        commitNext();
    return future;
}

void CallWriter::commitNext()
{
    m_store->perform([self = shared_from_this()](StoreConnection *connection, const Problem &whyNot) {
        // Gathered only now: whatever was handed in while this waited its turn goes along.
        Group group = self->gather();
        if (!connection) {
            self->settle(group, whyNot);
            return;
        }
        std::optional<GroupCommit> before;
        {
            const QMutexLocker lock(&self->m_mutex);
            before = std::exchange(self->m_committed, std::nullopt);
        }
        self->settle(group, commit(*connection, group, before));
    });
}

CallWriter::Group CallWriter::gather()
{
    const QMutexLocker lock(&m_mutex);
    auto end = m_queue.begin();
    qint64 bytes = 0;
    for (size_t items = 0; end != m_queue.end() && items < kGroupItems && bytes < kGroupBytes; ++end, ++items)
        bytes += end->call.body.size() + (end->answer ? end->answer->body.size() : 0);
    Group group(std::make_move_iterator(m_queue.begin()), std::make_move_iterator(end));
    m_queue.erase(m_queue.begin(), end);
    return group;
}

Result<void> CallWriter::commit(
    StoreConnection &connection, Group &group, const std::optional<GroupCommit> &before)
{
    const auto transaction = [&connection, &before](Item *first, Item *last) {
        const Result<void> done = connection.transaction([&connection, &before, first, last] {
            if (before) {
                if (Result<void> kept = insertGroupCommit(connection, *before); !kept)
                    return kept;
            }
            return write(connection, first, last);
        });
        for (Item *item = first; !done && item != last; ++item)
            item->outcome = done.error();
        return done;
    };
    const Result<void> done = transaction(group.data(), group.data() + group.size());
    // A disk that is full is so for all. Anything else may lie with one row, and must not take the others
    // down.
    if (!done && done.error().kind == ProblemKind::StoreFailed && group.size() > 1) {
        for (Item &item : group)
            static_cast<void>(transaction(&item, &item + 1));
    }
    return {}; // each item has its own outcome
}

Result<void> CallWriter::write(StoreConnection &connection, Item *first, Item *last)
{
    QSet<QUuid> refusing;
    std::optional<QDateTime> tokensAt;
    for (Item *item = first; item != last; ++item) {
        if (Result<void> written = writeOne(connection, *item); !written)
            return written;
        if (!item->answer && item->call.state == CallState::Refused)
            refusing.insert(item->call.assistantId);
        if (item->token)
            tokensAt = tokensAt ? std::max(*tokensAt, item->call.time) : item->call.time;
    }
    for (const QUuid &assistantId : std::as_const(refusing)) {
        if (Result<void> pruned = pruneRefused(connection, assistantId); !pruned)
            return pruned;
    }
    return tokensAt ? removeExpiredTokens(connection, *tokensAt) : Result<void>();
}

/// A refusal is the item's outcome and changed nothing; whatever else goes wrong ends the transaction.
Result<void> CallWriter::writeOne(StoreConnection &connection, Item &item)
{
    const auto refused = [&item](const Problem &problem) -> Result<void> {
        if (problem.kind != ProblemKind::Refused)
            return problem;
        item.outcome = problem;
        return {};
    };
    if (item.answer) {
        Result<WebhookCall> answered = storeAnswer(connection, item.call.id, *item.answer);
        if (!answered)
            return refused(answered.error());
        item.call = answered.takeValue();
        item.outcome = item.call.id;
        return {};
    }
    if (item.token) {
        if (const Result<void> fresh = insertUsedToken(connection, *item.token); !fresh)
            return refused(fresh.error());
    }
    const Result<qint64> id = insertCall(connection, item.call);
    if (!id && item.token) {
        if (Result<void> undone = removeUsedToken(connection, *item.token); !undone)
            return undone;
    }
    if (!id)
        return refused(id.error());
    item.call.id = id.value();
    item.outcome = id.value();
    return {};
}

/// What is answered at its commit took until now.
void CallWriter::keepCommitTime(Group &group)
{
    std::optional<GroupCommit> commit;
    for (Item &item : group) {
        if (!item.outcome || item.answer || item.call.status == 0 || item.call.durationMs)
            continue;
        const qint64 taken = item.handedIn.elapsed();
        item.call.durationMs = int(taken);
        if (!commit)
            commit = GroupCommit{.firstId = item.call.id};
        commit->lastId = item.call.id; // ids grow within a group
        commit->time = item.call.time.addMSecs(taken);
    }
    if (!commit)
        return;
    {
        const QMutexLocker lock(&m_mutex);
        m_committed = commit;
        if (std::exchange(m_flushPosted, true))
            return;
    }
    // From the store's own thread: a group that was committed before anybody waited for it is settled on the
    // listener's, which has no timers.
    QMetaObject::invokeMethod(
        m_store,
        [store = m_store, writer = weak_from_this()] {
            QTimer::singleShot(kCommitTimeDelay, store, [writer] {
                if (const std::shared_ptr<CallWriter> there = writer.lock())
                    there->flushCommitTime();
            });
        },
        Qt::QueuedConnection);
}

void CallWriter::flushCommitTime()
{
    {
        const QMutexLocker lock(&m_mutex);
        m_flushPosted = false;
        if (m_underWay || !m_committed)
            return; // whatever is under way, or comes after it, takes the time along
        m_underWay = true;
    }
    commitNext();
}

void CallWriter::settle(Group &group, const Result<void> &committed)
{
    if (!committed) {
        for (Item &item : group)
            item.outcome = committed.error();
    }
    keepCommitTime(group);
    CallNews news;
    for (const Item &item : group) {
        if (!item.outcome)
            continue;
        (item.answer ? news.updated : news.appended).append(withoutBodies(item.call));
        news.waiting = news.waiting || (!item.answer && item.call.state == CallState::Waiting);
    }
    if (!news.appended.isEmpty() || !news.updated.isEmpty())
        m_announce(news);
    for (Item &item : group) {
        item.promise.addResult(item.outcome);
        item.promise.finish();
    }
    {
        const QMutexLocker lock(&m_mutex);
        m_underWay = !m_queue.empty();
        if (!m_underWay)
            return;
    }
    commitNext();
}

} // namespace ChannelConsole
