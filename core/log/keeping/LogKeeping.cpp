// SPDX-License-Identifier: Apache-2.0
#include "core/log/keeping/LogKeeping.h"

#include "core/Clock.h"
#include "core/Continuation.h"
#include "core/log/MessageLog.h"
#include "core/log/keeping/ErasePerson.h"
#include "core/log/keeping/Purge.h"
#include "core/store/Store.h"
#include "core/webhook/CallLog.h"

#include <QCoreApplication>
#include <QLoggingCategory>

#include <chrono>

namespace ChannelConsole {

using namespace Qt::StringLiterals;

namespace {

Q_LOGGING_CATEGORY(lcKeeping, "channelconsole.keeping")

constexpr std::chrono::hours kApplyEvery{1};

Problem busyProblem()
{
    return {.kind = ProblemKind::Refused,
        .side = Side::ThisComputer,
        .text = QCoreApplication::translate("LogKeeping", "Something is being deleted already."),
        .remedy = QCoreApplication::translate("LogKeeping", "Wait until that is done, or stop it.")};
}

Problem nobodyProblem()
{
    return {.kind = ProblemKind::InvalidInput,
        .side = Side::ThisComputer,
        .text = QCoreApplication::translate("LogKeeping", "No user number was given."),
        .remedy = QCoreApplication::translate("LogKeeping", "Enter the number as the log shows it."),
        .field = u"userNumber"_s};
}

} // namespace

LogKeeping::LogKeeping(Store *store, MessageLog *log, CallLog *calls, const Clock *clock, QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_log(log)
    , m_calls(calls)
    , m_clock(clock)
{
    m_hourly.setInterval(kApplyEvery);
    connect(&m_hourly, &QTimer::timeout, this, &LogKeeping::applyByItself);
}

LogKeeping::~LogKeeping() = default;

void LogKeeping::start()
{
    m_hourly.start();
    auto *earlier = new ErasePerson(m_store, this);
    continued(earlier->finishEarlier(), this, [this, earlier](const Result<bool> &finished) {
        earlier->deleteLater();
        // The mark stays, so there is nothing to ask of the user: the next start tries again.
        if (!finished)
            qCWarning(lcKeeping) << "the data file is still to be written anew:"
                                 << problemKindName(finished.error().kind) << finished.error().details;
        applyByItself();
    });
}

void LogKeeping::applyByItself()
{
    continued(applyRules(), this, [](const Result<PurgeOutcome> &applied) {
        if (!applied)
            qCWarning(lcKeeping) << "the rules were not applied:" << problemKindName(applied.error().kind)
                                 << applied.error().details;
    });
}

QFuture<Result<RetentionRule>> LogKeeping::rule(const QUuid &assistantId) const
{
    return m_store->read<RetentionRule>([assistantId](StoreConnection &connection) -> Result<RetentionRule> {
        const Result<QHash<QUuid, RetentionRule>> rules = retentionRules(connection);
        if (!rules)
            return rules.error();
        return rules.value().value(assistantId);
    });
}

QFuture<Result<void>> LogKeeping::setRule(const QUuid &assistantId, const RetentionRule &rule)
{
    const auto work = [assistantId, rule](StoreConnection &connection) {
        return storeRetentionRule(connection, assistantId, rule);
    };
    return m_store->run<void>(work);
}

QFuture<Result<PurgeOutcome>> LogKeeping::applyRules()
{
    if (m_applying) {
        m_applyAgain = true;
        return readyFuture(Result<PurgeOutcome>(PurgeOutcome{}));
    }
    auto *applying = new Purge(m_store, Purge::Kind::ByItself, this);
    m_applying = applying;
    const auto rules = std::make_shared<QHash<QUuid, RetentionRule>>();
    const auto outcome = std::make_shared<PurgeOutcome>();
    const QFuture<Result<void>> applied = runSteps(applying,
        {
            [this, applying, rules] {
                const auto work = [](StoreConnection &connection) { return retentionRules(connection); };
                return continued(m_store->read<QHash<QUuid, RetentionRule>>(work), applying,
                    [rules](const Result<QHash<QUuid, RetentionRule>> &found) -> Result<void> {
                        if (!found)
                            return found.error();
                        *rules = found.value();
                        return {};
                    });
            },
            [this, applying, rules, outcome] {
                if (rules->isEmpty())
                    return readyFuture(Result<void>());
                return continued(applying->run(*rules, m_clock->now()), applying,
                    [outcome](const Result<PurgeOutcome> &purged) -> Result<void> {
                        if (!purged)
                            return purged.error();
                        *outcome = purged.value();
                        return {};
                    });
            },
        });
    return continued(
        applied, this, [this, applying, outcome](const Result<void> &done) -> Result<PurgeOutcome> {
            tellRemoved(applying->outcome().messages, applying->outcome().calls);
            applying->deleteLater();
            m_applying = nullptr;
            if (std::exchange(m_applyAgain, false))
                applyByItself();
            if (!done)
                return done.error();
            return *outcome;
        });
}

QFuture<Result<PurgePreview>> LogKeeping::previewPurge(
    const QUuid &assistantId, const RetentionRule &rule) const
{
    return m_store->read<PurgePreview>(
        [assistantId, rule, now = m_clock->now()](StoreConnection &connection) -> Result<PurgePreview> {
            const Result<PurgeBounds> bounds = purgeBounds(connection, assistantId, rule, now);
            if (!bounds)
                return bounds.error();
            return countPurge(connection, bounds.value());
        });
}

/// Shows a job that somebody asked for while it runs, and takes it away afterwards.
template <typename Job, typename Outcome>
QFuture<Result<Outcome>> LogKeeping::run(Job *&place, Job *job, const QFuture<Result<Outcome>> &future)
{
    place = job;
    connect(job, &Job::advanced, this, &LogKeeping::show);
    emit busyChanged();
    return continued(future, this, [this, &place, job](const Result<Outcome> &done) {
        tellRemoved(job->outcome().messages, job->outcome().calls);
        job->deleteLater();
        place = nullptr;
        show({});
        emit busyChanged();
        return done;
    });
}

QFuture<Result<PurgeOutcome>> LogKeeping::purge(const QUuid &assistantId, const RetentionRule &rule)
{
    if (isBusy())
        return readyFuture(Result<PurgeOutcome>(busyProblem()));
    auto *job = new Purge(m_store, Purge::Kind::Asked, this);
    return run(m_purge, job, job->run({{assistantId, rule}}, m_clock->now()));
}

QFuture<Result<ErasurePreview>> LogKeeping::previewErasure(const Erasure &erasure)
{
    if (m_look) {
        m_look->deleteLater(); // its future is cancelled with it
        disconnect(m_look, nullptr, this, nullptr);
        m_look->cancel();
    }
    if (erasure.userNumber.trimmed().isEmpty())
        return readyFuture(Result<ErasurePreview>(nobodyProblem()));
    auto *look = new ErasePerson(m_store, this);
    m_look = look;
    connect(look, &ErasePerson::advanced, this, &LogKeeping::lookAdvanced);
    return continued(look->look(erasure), look, [look](const Result<ErasurePreview> &preview) {
        look->deleteLater();
        return preview;
    });
}

QFuture<Result<ErasureOutcome>> LogKeeping::erase(const Erasure &erasure)
{
    if (isBusy())
        return readyFuture(Result<ErasureOutcome>(busyProblem()));
    if (erasure.userNumber.trimmed().isEmpty())
        return readyFuture(Result<ErasureOutcome>(nobodyProblem()));
    auto *job = new ErasePerson(m_store, this);
    return run(m_erasure, job, job->run(erasure));
}

bool LogKeeping::isBusy() const
{
    return m_purge || m_erasure;
}

void LogKeeping::cancel()
{
    if (m_purge)
        m_purge->cancel();
    if (m_erasure)
        m_erasure->cancel();
}

void LogKeeping::show(const KeepingProgress &progress)
{
    m_progress = progress;
    emit progressChanged(progress);
}

void LogKeeping::tellRemoved(qint64 messages, qint64 calls)
{
    if (messages > 0)
        m_log->noteRemoval();
    if (calls > 0)
        m_calls->noteRemoval();
}

} // namespace ChannelConsole
