// SPDX-License-Identifier: Apache-2.0
#include "core/log/keeping/ErasePerson.h"

#include "core/Continuation.h"
#include "core/store/Store.h"
#include "core/store/StoreFile.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QSqlQuery>

namespace ChannelConsole {

using namespace Qt::StringLiterals;

namespace {

/// How often it goes through what arrived meanwhile, or was not read yet.
constexpr int kPasses = 4;

Result<void> removeCopies(const QString &path)
{
    for (const QString &copy : copiesBesideStoreFile(path)) {
        QFile file(copy);
        if (!file.remove())
            return Problem{.kind = ProblemKind::StoreReadOnly,
                .side = Side::ThisComputer,
                .text = QCoreApplication::translate(
                    "LogKeeping", "An old copy of the data file could not be deleted."),
                .remedy = QCoreApplication::translate("LogKeeping", "Delete it yourself: %1")
                              .arg(QDir::toNativeSeparators(copy)),
                .details = file.errorString()};
    }
    return {};
}

/// The largest id of a call, for progress: ids are given in order.
Result<qint64> lastCall(StoreConnection &connection)
{
    qint64 last = 0;
    const Result<void> read = connection.select(u"SELECT coalesce(max(id), 0) FROM webhook_call"_s, {},
        [&last](const QSqlQuery &row) { last = row.value(0).toLongLong(); });
    if (!read)
        return read.error();
    return last;
}

} // namespace

ErasePerson::ErasePerson(Store *store, QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_run(store, this)
    , m_upkeep(store, this)
    , m_walk(std::make_shared<CallWalk>())
    , m_unread(std::make_shared<QList<qint64>>())
{
    connect(&m_upkeep, &FileUpkeep::advanced, this, &ErasePerson::advanced);
    connect(&m_run, &BatchRun::advanced, this, [this](qint64 count) {
        if (m_counter)
            m_outcome.*m_counter += count;
        m_progress.done += count;
        emit advanced(m_progress);
    });
}

QFuture<Result<ErasurePreview>> ErasePerson::look(const Erasure &erasure)
{
    m_erasure = erasure;
    m_mention = NumberMention(erasure.userNumber);
    const auto preview = std::make_shared<ErasurePreview>();
    const QFuture<Result<void>> looked = runSteps(this,
        {
            [this, preview] {
                const auto work = [erasure = m_erasure](StoreConnection &connection) {
                    return lookForPerson(connection, erasure);
                };
                return continued(m_store->read<ErasurePreview>(work), this,
                    [preview](const Result<ErasurePreview> &found) -> Result<void> {
                        if (!found)
                            return found.error();
                        *preview = found.value();
                        return {};
                    });
            },
            [this] { return walkCalls(); },
        });
    return continued(looked, this, [this, preview](const Result<void> &done) -> Result<ErasurePreview> {
        if (!done)
            return done.error();
        preview->calls = m_walk->found.size();
        preview->sharedCalls = m_walk->shared;
        return *preview;
    });
}

QFuture<Result<ErasureOutcome>> ErasePerson::run(const Erasure &erasure)
{
    m_erasure = erasure;
    m_mention = NumberMention(erasure.userNumber);
    const QFuture<Result<void>> erased = runSteps(this,
        {
            [this] { return begin(); },
            [this] { return passes(kPasses); },
            [this] {
                return continued(finish(), this, [this](const Result<void> &done) -> Result<void> {
                    // What was to go is gone; the mark stays.
                    if (!done && done.error().kind != ProblemKind::Cancelled) {
                        m_outcome.tracesLeft = done.error();
                        return {};
                    }
                    return done;
                });
            },
            [this] { return measure(); },
        });
    return continued(erased, this, [this](const Result<void> &done) -> Result<ErasureOutcome> {
        m_outcome.cancelled = !done && done.error().kind == ProblemKind::Cancelled;
        if (!done && !m_outcome.cancelled)
            return done.error();
        return m_outcome;
    });
}

QFuture<Result<bool>> ErasePerson::finishEarlier()
{
    const auto isDue = [](StoreConnection &connection) { return isRewriteDue(connection); };
    const auto due = std::make_shared<bool>(false);
    const QFuture<Result<void>> finished = runSteps(this,
        {
            [this, isDue, due] {
                return continued(
                    m_store->read<bool>(isDue), this, [due](const Result<bool> &found) -> Result<void> {
                        if (!found)
                            return found.error();
                        *due = found.value();
                        return {};
                    });
            },
            [this, due] { return *due ? finish() : readyFuture(Result<void>()); },
        });
    return continued(finished, this, [due](const Result<void> &done) -> Result<bool> {
        if (!done)
            return done.error();
        return *due;
    });
}

void ErasePerson::cancel()
{
    m_run.cancel();
    m_upkeep.cancel();
}

QFuture<Result<void>> ErasePerson::begin()
{
    const auto work = [](StoreConnection &connection) -> Result<FileSpace> {
        const Result<FileSpace> space = fileSpace(connection);
        if (!space)
            return space.error();
        if (const RewriteRoom room = rewriteRoom(connection.path(), space.value()); !room.isEnough())
            return noRoomProblem(room);
        if (const Result<void> marked = setRewriteDue(connection, true); !marked)
            return marked.error();
        return space;
    };
    return continued(
        m_store->run<FileSpace>(work), this, [this](const Result<FileSpace> &space) -> Result<void> {
            if (!space)
                return space.error();
            m_outcome.bytesBefore = space.value().fileBytes;
            return {};
        });
}

QFuture<Result<void>> ErasePerson::batches(KeepingProgress::Step step, const BatchRun::Work &work,
    BatchRun::Thread thread, qint64 ErasureOutcome::*counter)
{
    m_counter = counter;
    m_progress = {.step = step, .total = step == m_progress.step ? m_progress.total : 0};
    emit advanced(m_progress);
    return continued(m_run.run(work, thread), this, [](const Result<bool> &done) -> Result<void> {
        if (!done)
            return done.error();
        return done.value() ? Result<void>() : Result<void>(stoppedProblem());
    });
}

QFuture<Result<void>> ErasePerson::walkCalls()
{
    m_walk->linked.reset(); // of the messages as they are now
    const auto last = [](StoreConnection &connection) { return lastCall(connection); };
    const auto walk = [erasure = m_erasure, mention = m_mention, walk = m_walk](StoreConnection &connection,
                          int rows) { return findCalls(connection, erasure, mention, walk.get(), rows); };
    return runSteps(this,
        {
            [this, last] {
                return continued(
                    m_store->read<qint64>(last), this, [this](const Result<qint64> &id) -> Result<void> {
                        if (!id)
                            return id.error();
                        m_progress = {.step = KeepingProgress::Step::Looking,
                            .total = qMax(qint64(0), id.value() - m_walk->after)};
                        return {};
                    });
            },
            [this, walk] {
                return batches(KeepingProgress::Step::Looking, walk, BatchRun::Thread::Reading, nullptr);
            },
        });
}

QFuture<Result<void>> ErasePerson::passes(int left)
{
    const QFuture<Result<void>> pass = runSteps(this,
        {
            [this] { return walkCalls(); },
            [this] { return deleteCalls(); },
            [this] { return deleteMessages(); },
            [this] { return deleteRest(); },
        });
    // Calls that were not read yet are read now, or soon; what they bring goes with the next pass.
    auto promise = std::make_shared<QPromise<Result<void>>>();
    promise->start();
    const auto end = [promise](const Result<void> &result) {
        promise->addResult(result);
        promise->finish();
    };
    continued(pass, this, [this, left, end](const Result<void> &done) {
        m_outcome.unreadCalls = m_unread->size();
        if (!done || m_unread->isEmpty() || left <= 1)
            end(done);
        else
            continued(passes(left - 1), this, end);
    });
    return promise->future();
}

QFuture<Result<void>> ErasePerson::deleteCalls()
{
    const auto ids = std::make_shared<QList<qint64>>(std::exchange(*m_unread, {}) + m_walk->found);
    m_walk->found.clear();
    m_progress = {.step = KeepingProgress::Step::Deleting, .total = ids->size()};
    const auto work = [ids, unread = m_unread](StoreConnection &connection, int rows) {
        return eraseCalls(connection, ids.get(), unread.get(), rows);
    };
    return batches(KeepingProgress::Step::Deleting, work, BatchRun::Thread::Writing, &ErasureOutcome::calls);
}

QFuture<Result<void>> ErasePerson::deleteMessages()
{
    m_progress = {.step = KeepingProgress::Step::Deleting};
    const auto work = [erasure = m_erasure](StoreConnection &connection, int rows) {
        return eraseMessages(connection, erasure, rows);
    };
    return batches(
        KeepingProgress::Step::Deleting, work, BatchRun::Thread::Writing, &ErasureOutcome::messages);
}

QFuture<Result<void>> ErasePerson::deleteRest()
{
    const auto work = [erasure = m_erasure, mention = m_mention](StoreConnection &connection, int) {
        return eraseRest(connection, erasure, mention);
    };
    return batches(KeepingProgress::Step::Deleting, work, BatchRun::Thread::Writing, nullptr);
}

QFuture<Result<void>> ErasePerson::finish()
{
    const auto done = [](StoreConnection &connection) -> Result<void> {
        if (Result<void> removed = removeCopies(connection.path()); !removed)
            return removed;
        return setRewriteDue(connection, false);
    };
    return runSteps(this,
        {
            [this] { return m_upkeep.rewrite(); },
            [this, done] { return m_store->run<void>(done); },
        });
}

QFuture<Result<void>> ErasePerson::measure()
{
    const auto work = [](StoreConnection &connection) { return fileSpace(connection); };
    return continued(
        m_store->read<FileSpace>(work), this, [this](const Result<FileSpace> &space) -> Result<void> {
            if (!space)
                return space.error();
            m_outcome.bytesAfter = space.value().fileBytes;
            return {};
        });
}

} // namespace ChannelConsole
