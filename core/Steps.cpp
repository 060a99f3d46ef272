// SPDX-License-Identifier: Apache-2.0
#include "core/Steps.h"

#include <QCoreApplication>
#include <QFutureWatcher>
#include <QPromise>

#include <memory>

namespace ChannelConsole {

namespace {

/// Owned by its context; deletes itself when the flow is over.
class StepRunner final : public QObject
{
public:
    StepRunner(QObject *context, StepSource source) : QObject(context), m_source(std::move(source)) { m_promise.start(); }

    ~StepRunner() override
    {
        if (m_done)
            return;
        m_promise.future().cancel();
        m_promise.finish();
    }

    [[nodiscard]] QFuture<Result<void>> future() const { return m_promise.future(); }

    void runNext()
    {
        const Step step = m_source();
        if (!step) {
            complete({});
            return;
        }
        // A watcher per step: reusing one inside its own finished() would lose the signal of a step that is ready at once.
        auto *watcher = new QFutureWatcher<Result<void>>(this);
        connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher] {
            const QFuture<Result<void>> future = watcher->future();
            watcher->deleteLater();
            if (future.resultCount() == 0)
                complete(Problem {.kind = ProblemKind::Cancelled,
                    .text = QCoreApplication::translate("Steps", "Cancelled before it was finished.")});
            else if (const Result<void> result = future.result(); !result.ok())
                complete(result);
            else
                runNext();
        });
        watcher->setFuture(step());
    }

private:
    void complete(const Result<void> &result)
    {
        m_done = true;
        m_promise.addResult(result);
        m_promise.finish();
        deleteLater();
    }

    QPromise<Result<void>> m_promise;
    const StepSource m_source;
    bool m_done = false;
};

} // namespace

QFuture<Result<void>> runSteps(QObject *context, QList<Step> steps)
{
    return runStepsFrom(context, [steps = std::move(steps), next = qsizetype(0)]() mutable {
        return next == steps.size() ? Step() : steps.at(next++);
    });
}

QFuture<Result<void>> runStepsFrom(QObject *context, StepSource source)
{
    auto *runner = new StepRunner(context, std::move(source));
    QFuture<Result<void>> future = runner->future();
    runner->runNext();
    return future;
}

} // namespace ChannelConsole
