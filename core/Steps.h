// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/Result.h"

#include <QFuture>
#include <QList>
#include <QObject>

#include <functional>

namespace ChannelConsole {

/// One asynchronous step of a flow.
using Step = std::function<QFuture<Result<void>>()>;

/// Runs the steps one after the other on `context`'s thread and completes exactly once: with success after the last,
/// or with the first step's problem, after which no further step is started. A step whose future is cancelled without a
/// result ends the flow with ProblemKind::Cancelled. If `context` dies the flow stops and the future is cancelled.
/// Coroutines would read better; GCC 12 miscompiles the ones we need.
[[nodiscard]] QFuture<Result<void>> runSteps(QObject *context, QList<Step> steps);

/// The same for steps whose number shows only on the way, such as the pages of a list: asked for the next step when the
/// one before has succeeded. An empty step ends the flow with success.
using StepSource = std::function<Step()>;
[[nodiscard]] QFuture<Result<void>> runStepsFrom(QObject *context, StepSource source);

/// A future that is finished already, for steps that turn out to have nothing to do.
template<typename T>
[[nodiscard]] QFuture<T> readyFuture(T value)
{
    QPromise<T> promise;
    promise.start();
    promise.addResult(std::move(value));
    promise.finish();
    return promise.future();
}

} // namespace ChannelConsole
