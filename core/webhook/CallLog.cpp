// SPDX-License-Identifier: Apache-2.0
#include "core/webhook/CallLog.h"

#include "core/FutureEnd.h"
#include "core/store/Store.h"
#include "core/webhook/CallRows.h"
#include "core/webhook/CallWriter.h"

#include <QMutex>
#include <QSqlQuery>

namespace ChannelConsole {

using namespace Qt::StringLiterals;

/// Brings news from the store's thread to the log's. News that the log's thread has not taken yet is added
/// to, so that a busy thread finds one event, however many commits there were.
class CallLog::Private final : public std::enable_shared_from_this<CallLog::Private>
{
public:
    explicit Private(Store *dataStore, CallLog *callLog)
        : store(dataStore)
        , log(callLog)
    {
    }

    void take(const CallNews &fresh)
    {
        const QMutexLocker lock(&mutex);
        if (!log)
            return;
        news.appended += fresh.appended;
        news.updated += fresh.updated;
        news.waiting = news.waiting || fresh.waiting;
        if (std::exchange(posted, true))
            return;
        // Under the lock, so that the log cannot go meanwhile; with it the event goes too.
        QMetaObject::invokeMethod(
            log, [self = shared_from_this()] { self->tell(); }, Qt::QueuedConnection);
    }

    void forgetLog()
    {
        const QMutexLocker lock(&mutex);
        log = nullptr;
    }

    Store *store;
    std::shared_ptr<CallWriter> writer;

private:
    void tell()
    {
        CallNews told;
        {
            const QMutexLocker lock(&mutex);
            told = std::exchange(news, {});
            posted = false;
        }
        if (!told.appended.isEmpty())
            emit log->appended(told.appended);
        if (!told.updated.isEmpty())
            emit log->updated(told.updated);
        if (told.waiting)
            emit log->waiting();
    }

    QMutex mutex; ///< guards what follows
    CallLog *log;
    CallNews news;
    bool posted = false;
};

CallLog::CallLog(Store *store, QObject *parent)
    : QObject(parent)
    , d(std::make_shared<Private>(store, this))
{
    d->writer = std::make_shared<CallWriter>(store, [news = std::weak_ptr(d)](const CallNews &fresh) {
        if (const std::shared_ptr<Private> there = news.lock())
            there->take(fresh);
    });
}

CallLog::~CallLog()
{
    d->forgetLog();
}

QFuture<Result<qint64>> CallLog::append(const WebhookCall &call, const std::optional<UsedToken> &token)
{
    return d->writer->append(call, token);
}

QFuture<Result<void>> CallLog::recordAnswer(qint64 id, const CallAnswer &answer)
{
    auto promise = std::make_shared<QPromise<Result<void>>>();
    promise->start();
    const QFuture<Result<void>> future = promise->future();
    whenEnded(d->writer->recordAnswer(id, answer), [promise](const QFuture<Result<qint64>> &recorded) {
        if (recorded.resultCount() == 0)
            promise->future().cancel();
        else
            promise->addResult(recorded.result() ? Result<void>() : Result<void>(recorded.result().error()));
        promise->finish();
    });
    return future;
}

QFuture<Result<void>> CallLog::recordStandIn(const QList<StandInNote> &notes)
{
    return d->store->run<void>([notes, news = std::weak_ptr(d)](StoreConnection &connection) -> Result<void> {
        QList<WebhookCall> changed;
        Result<void> done = connection.transaction([&]() -> Result<void> {
            for (const StandInNote &note : notes) {
                const Result<std::optional<WebhookCall>> call
                    = storeStandInNote(connection, note.messageId, note.what);
                if (!call)
                    return call.error();
                if (call.value())
                    changed.append(*call.value());
            }
            return {};
        });
        if (const std::shared_ptr<Private> there = news.lock(); done && there && !changed.isEmpty())
            there->take({.appended = {}, .updated = changed, .waiting = false});
        return done;
    });
}

void CallLog::announceUpdated(const QList<WebhookCall> &calls)
{
    if (!calls.isEmpty())
        d->take({.appended = {}, .updated = calls, .waiting = false});
}

void CallLog::noteRemoval()
{
    emit removed();
}

QFuture<Result<CallPage>> CallLog::page(const CallQuery &query) const
{
    return d->store->read<CallPage>(
        [query](StoreConnection &connection) { return callPage(connection, query); });
}

QFuture<Result<WebhookCall>> CallLog::detail(qint64 id) const
{
    return d->store->read<WebhookCall>(
        [id](StoreConnection &connection) { return callDetail(connection, id); });
}

QFuture<Result<QList<CallEvent>>> CallLog::events(qint64 id) const
{
    return d->store->read<QList<CallEvent>>(
        [id](StoreConnection &connection) { return eventsOfCall(connection, id); });
}

QFuture<Result<QList<UsedToken>>> CallLog::usedTokens(const QDateTime &now) const
{
    return d->store->run<QList<UsedToken>>([now](StoreConnection &connection) -> Result<QList<UsedToken>> {
        if (const Result<void> purged = removeExpiredTokens(connection, now); !purged)
            return purged.error();
        QList<UsedToken> tokens;
        const Result<void> read = connection.select(
            u"SELECT app_id, jti, expires_ms FROM used_token"_s, {}, [&tokens](const QSqlQuery &row) {
                tokens.append({.appId = QUuid::fromString(row.value(0).toString()),
                    .jti = row.value(1).toString(),
                    .expires = QDateTime::fromMSecsSinceEpoch(row.value(2).toLongLong(), Qt::UTC)});
            });
        if (!read)
            return read.error();
        return tokens;
    });
}

} // namespace ChannelConsole
