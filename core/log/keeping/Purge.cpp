// SPDX-License-Identifier: Apache-2.0
#include "core/log/keeping/Purge.h"

#include "core/Continuation.h"
#include "core/store/Store.h"

#include <QCoreApplication>

namespace ChannelConsole {

using namespace Qt::StringLiterals;

namespace {

struct Found
{
    PurgeBounds bounds;
    PurgePreview preview;
};

Result<Found> findBounds(
    StoreConnection &connection, const QUuid &assistantId, const RetentionRule &rule, const QDateTime &now)
{
    const Result<PurgeBounds> bounds = purgeBounds(connection, assistantId, rule, now);
    if (!bounds)
        return bounds.error();
    const Result<PurgePreview> preview = countPurge(connection, bounds.value());
    if (!preview)
        return preview.error();
    return Found{.bounds = bounds.value(), .preview = preview.value()};
}

} // namespace

Purge::Purge(Store *store, Kind kind, QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_kind(kind)
    , m_run(store, this)
    , m_upkeep(store, this)
{
    connect(&m_upkeep, &FileUpkeep::advanced, this, &Purge::advanced);
    connect(&m_run, &BatchRun::advanced, this, [this](qint64 count) {
        if (m_counter)
            m_outcome.*m_counter += count;
        emit advanced({.step = KeepingProgress::Step::Deleting,
            .done = m_outcome.messages + m_outcome.calls,
            .total = qMax(m_expected, m_outcome.messages + m_outcome.calls)});
    });
}

QFuture<Result<PurgeOutcome>> Purge::run(const QHash<QUuid, RetentionRule> &rules, const QDateTime &now)
{
    QList<Step> steps{[this] { return measure(&PurgeOutcome::bytesBefore); }};
    for (auto rule = rules.cbegin(); rule != rules.cend(); ++rule) {
        steps += QList<Step>{
            [this, id = rule.key(), rule = rule.value(), now] { return find(id, rule, now); },
            [this] { return deleteMessages(); },
            [this] { return deleteCalls(); },
            [this] { return deleteRest(); },
        };
    }
    steps += QList<Step>{
        [this] { return shrink(); },
        [this] { return rewriteOld(); },
        [this] { return measure(&PurgeOutcome::bytesAfter); },
    };
    return continued(runSteps(this, steps), this, [this](const Result<void> &done) -> Result<PurgeOutcome> {
        m_outcome.cancelled = !done && done.error().kind == ProblemKind::Cancelled;
        if (!done && !m_outcome.cancelled)
            return done.error();
        return m_outcome;
    });
}

void Purge::cancel()
{
    m_run.cancel();
    m_upkeep.cancel();
}

QFuture<Result<void>> Purge::measure(qint64 PurgeOutcome::*bytes)
{
    return continued(
        m_store->run<FileSpace>([](StoreConnection &connection) { return fileSpace(connection); }), this,
        [this, bytes](const Result<FileSpace> &space) -> Result<void> {
            if (!space)
                return space.error();
            m_outcome.*bytes = space.value().fileBytes;
            m_shrinksInSteps = space.value().shrinksInSteps;
            return {};
        });
}

QFuture<Result<void>> Purge::find(const QUuid &assistantId, const RetentionRule &rule, const QDateTime &now)
{
    // Counting is no work for the writing thread.
    const auto work = [assistantId, rule, now](StoreConnection &connection) {
        return findBounds(connection, assistantId, rule, now);
    };
    return continued(m_store->read<Found>(work), this, [this](const Result<Found> &found) -> Result<void> {
        if (!found)
            return found.error();
        m_bounds = found.value().bounds;
        m_expected += found.value().preview.messages + found.value().preview.calls;
        return {};
    });
}

QFuture<Result<void>> Purge::batches(const BatchRun::Work &work, qint64 PurgeOutcome::*counter)
{
    m_counter = counter;
    return continued(m_run.run(work), this, [](const Result<bool> &done) -> Result<void> {
        if (!done)
            return done.error();
        if (!done.value())
            return stoppedProblem();
        return {};
    });
}

QFuture<Result<void>> Purge::deleteMessages()
{
    // Written on the store's thread, and read here once that is done.
    const auto calls = std::make_shared<qint64>(0);
    const auto work = [bounds = m_bounds, calls](StoreConnection &connection, int rows) {
        return purgeMessages(connection, bounds, rows, calls.get());
    };
    return continued(batches(work, &PurgeOutcome::messages), this, [this, calls](const Result<void> &done) {
        m_outcome.calls += *calls;
        return done;
    });
}

QFuture<Result<void>> Purge::deleteCalls()
{
    const auto work = [bounds = m_bounds](StoreConnection &connection, int rows) {
        return purgeCalls(connection, bounds, rows);
    };
    return batches(work, &PurgeOutcome::calls);
}

QFuture<Result<void>> Purge::deleteRest()
{
    const auto work = [bounds = m_bounds](StoreConnection &connection, int rows) {
        return purgeRest(connection, bounds, rows);
    };
    return batches(work, nullptr);
}

QFuture<Result<void>> Purge::shrink()
{
    if (m_kind == Kind::ByItself && m_outcome.messages < kManyMessages)
        return m_upkeep.release(); // the index forgets behind, as ever
    return m_upkeep.shrink();
}

QFuture<Result<void>> Purge::rewriteOld()
{
    if (m_kind == Kind::ByItself || m_shrinksInSteps)
        return readyFuture(Result<void>());
    emit advanced({.step = KeepingProgress::Step::Rewriting});
    const auto work = [](StoreConnection &connection) { return rewriteFile(connection); };
    return continued(m_store->run<void>(work), this, [this](const Result<void> &done) -> Result<void> {
        // What was to go is gone.
        if (!done)
            m_outcome.notSmaller = done.error();
        return {};
    });
}

} // namespace ChannelConsole
