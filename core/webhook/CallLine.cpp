// SPDX-License-Identifier: Apache-2.0
#include "core/webhook/CallLine.h"

#include "core/Continuation.h"
#include "core/store/Store.h"
#include "core/webhook/CallOutline.h"
#include "core/webhook/CallRows.h"

#include <QCoreApplication>

#include <exception>

namespace ChannelConsole {

using namespace Qt::StringLiterals;

namespace {

/// One transaction: long enough to be worth its commit, short enough that no answer waits for it noticeably.
constexpr int kBatchCalls = 256;
constexpr qint64 kBatchBytes = 4 * 1024 * 1024;

/// Problems of the file, not of one call: the same call may well succeed later.
bool isOfTheFile(const Problem &problem)
{
    switch (problem.kind) {
    case ProblemKind::StoreFull:
    case ProblemKind::StoreReadOnly:
    case ProblemKind::StoreCorrupt:
    case ProblemKind::StoreInUse:
        return true;
    default:
        return false;
    }
}

/// Runs a step. One that throws has met a call nobody thought of, which must not stop the others.
template <typename Step>
auto guarded(const Step &step) -> decltype(step())
{
    QString what;
    try {
        return step();
    } catch (const std::exception &exception) {
        what = QString::fromLocal8Bit(exception.what());
    } catch (...) {
        what = u"an exception of another kind"_s;
    }
    return Problem{.kind = ProblemKind::ReplyNotUnderstood,
        .side = Side::ThisComputer,
        .text = QCoreApplication::translate("CallIngest", "This call could not be read: %1").arg(what),
        .remedy = QCoreApplication::translate("CallIngest", "Report it together with the call's body.")};
}

void add(const Ingested &more, Ingested &changes)
{
    changes.added += more.added;
    changes.updated += more.updated;
    changes.repeated += more.repeated;
}

} // namespace

CallLine::CallLine(Store *store, CallSteps steps, int retryMs)
    : m_store(store)
    , m_steps(std::move(steps))
    , m_retry(this)
{
    m_retry.setSingleShot(true);
    m_retry.setInterval(retryMs);
    connect(&m_retry, &QTimer::timeout, this, &CallLine::wake);
}

QFuture<Result<int>> CallLine::catchUp()
{
    auto promise = std::make_shared<QPromise<Result<int>>>();
    promise->start();
    QMetaObject::invokeMethod(
        this,
        [this, promise] {
            m_catchingUp.push_back(promise);
            wake();
        },
        Qt::QueuedConnection);
    return promise->future();
}

void CallLine::wake()
{
    m_retry.stop();
    if (std::exchange(m_running, true)) {
        m_wokenAgain = true;
        return;
    }
    m_carried = 0;
    readBatch();
}

void CallLine::readBatch()
{
    const auto read
        = [](StoreConnection &connection) { return waitingCalls(connection, kBatchCalls, kBatchBytes); };
    continued(m_store->read<QList<WebhookCall>>(read), this,
        [this](const Result<QList<WebhookCall>> &batch) { take(batch); });
}

void CallLine::take(const Result<QList<WebhookCall>> &batch)
{
    if (!batch) {
        stop(batch.error());
        return;
    }
    if (batch.value().isEmpty()) {
        // What woke the line meanwhile may have been committed after this read began.
        if (std::exchange(m_wokenAgain, false))
            readBatch();
        else
            stop(m_carried);
        return;
    }
    Batch parsed;
    parsed.reserve(batch.value().size());
    for (const WebhookCall &call : batch.value())
        parsed.append({.call = call, .events = parse(call)});
    const auto store = [steps = m_steps, parsed](
                           StoreConnection &connection) { return storeBatch(connection, steps, parsed); };
    continued(m_store->run<Stored>(store), this, [this](const Result<Stored> &stored) {
        if (!stored) {
            stop(stored.error());
            return;
        }
        m_carried += static_cast<int>(stored.value().calls.size());
        emit carried(stored.value().calls, stored.value().changes);
        readBatch();
    });
}

void CallLine::stop(const Result<int> &outcome)
{
    m_running = false;
    m_wokenAgain = false;
    if (!outcome)
        m_retry.start();
    for (const auto &promise : std::exchange(m_catchingUp, {})) {
        promise->addResult(outcome);
        promise->finish();
    }
}

Result<WebhookEvents> CallLine::parse(const WebhookCall &call) const
{
    return guarded([this, &call] { return m_steps.parse(call); });
}

Result<CallLine::Stored> CallLine::storeBatch(
    StoreConnection &connection, const CallSteps &steps, const Batch &batch)
{
    Result<Stored> together = storeTogether(connection, steps, batch);
    if (together || isOfTheFile(together.error()))
        return together;
    // One of them cannot be stored: each by itself, so that the others can.
    Stored all;
    for (const Parsed &parsed : batch) {
        Result<Stored> alone = storeTogether(connection, steps, {parsed});
        if (!alone && !isOfTheFile(alone.error()))
            alone = storeTogether(connection, steps, {{.call = parsed.call, .events = alone.error()}});
        if (!alone)
            return alone;
        all.calls += alone.value().calls;
        add(alone.value().changes, all.changes);
    }
    return all;
}

Result<CallLine::Stored> CallLine::storeTogether(
    StoreConnection &connection, const CallSteps &steps, const Batch &batch)
{
    Stored stored;
    const Result<void> done = connection.transaction([&]() -> Result<void> {
        for (const Parsed &parsed : batch) {
            if (Result<void> one = storeOne(connection, steps, parsed, stored); !one)
                return one;
        }
        return {};
    });
    if (!done)
        return done.error();
    return stored;
}

Result<void> CallLine::storeOne(
    StoreConnection &connection, const CallSteps &steps, const Parsed &parsed, Stored &stored)
{
    const bool understood = parsed.events.ok();
    const Result<std::optional<WebhookCall>> changed
        = storeState(connection, parsed.call.id, understood ? CallState::Parsed : CallState::Unreadable,
            understood ? parsed.events.value().notUnderstood.join(u'\n') : parsed.events.error().text);
    if (!changed)
        return changed.error();
    if (!changed.value())
        return {}; // it went with its assistant, or is in the log already
    stored.calls.append(*changed.value());
    if (!understood)
        return {};
    const Result<Ingested> changes
        = guarded([&] { return steps.store(connection, parsed.call, parsed.events.value()); });
    if (!changes)
        return changes.error();
    add(changes.value(), stored.changes);
    CallOutline outline = outlineOf(parsed.events.value());
    outline.repeated = changes.value().repeated;
    stored.calls.last().outline = outline;
    return insertOutline(connection, parsed.call.id, outline);
}

} // namespace ChannelConsole
