// SPDX-License-Identifier: Apache-2.0
#include "core/channel/FlowQueue.h"

#include "core/Continuation.h"

namespace ChannelConsole {

FlowQueue::~FlowQueue()
{
    for (const Entry &entry : std::as_const(m_entries)) {
        entry.promise->future().cancel();
        entry.promise->finish();
    }
}

QFuture<Result<void>> FlowQueue::add(Step flow)
{
    auto promise = std::make_shared<QPromise<Result<void>>>();
    promise->start();
    m_entries.append({.flow = std::move(flow), .promise = promise});
    if (m_entries.size() == 1)
        startNext();
    return promise->future();
}

void FlowQueue::startNext()
{
    // As a list of one step: a flow that is cancelled then ends in a problem, and the queue goes on.
    continued(runSteps(this, {m_entries.constFirst().flow}), this, [this](const Result<void> &result) {
        const Entry done = m_entries.takeFirst();
        // The next one first: a continuation of the finished future may add another, which must find it
        // running.
        if (!m_entries.isEmpty())
            startNext();
        done.promise->addResult(result);
        done.promise->finish();
    });
}

} // namespace ChannelConsole
