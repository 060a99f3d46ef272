// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/Steps.h"

#include <QList>
#include <QObject>
#include <QPromise>

#include <memory>

namespace ChannelConsole {

/// Runs flows strictly one after the other, in the order they were added: each sees what the one before has
/// stored, and two Saves never interleave. Each future completes exactly once; those left when the queue goes
/// are cancelled.
class FlowQueue final : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;
    ~FlowQueue() override;

    [[nodiscard]] QFuture<Result<void>> add(Step flow);

private:
    struct Entry
    {
        Step flow;
        std::shared_ptr<QPromise<Result<void>>> promise;
    };

    void startNext();

    QList<Entry> m_entries; ///< the first one is running
};

} // namespace ChannelConsole
