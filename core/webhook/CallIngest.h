// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/Result.h"

#include <QFuture>
#include <QObject>
#include <QThread>

#include <memory>

namespace ChannelConsole {

class CallLine;
class CallLog;
class MessageLog;
class Store;
struct CallSteps;

/// Carries acknowledged calls on into the message log: parses them off the GUI thread, in their order, and
/// stores the events of a call together with its new state in one transaction, so that a crash at any time
/// neither loses an event nor doubles one. A call that cannot be parsed or stored becomes Unreadable and
/// holds up no other; while the disk is full the calls wait, and the line goes on by itself when there is
/// room.
class CallIngest final : public QObject
{
    Q_OBJECT
public:
    CallIngest(
        Store *store, CallLog *calls, MessageLog *log, QObject *parent = nullptr); ///< all must outlive it
    /// With steps of a test's own.
    CallIngest(Store *store, CallLog *calls, MessageLog *log, const CallSteps &steps, int retryMs,
        QObject *parent = nullptr);
    ~CallIngest() override; ///< what is not carried on yet waits for the next start

    /// What an earlier run left waiting; how many calls, once none is waiting any more. Called once after the
    /// store was opened. New calls are taken by themselves. Fails if the store does, and then goes on by
    /// itself later.
    [[nodiscard]] QFuture<Result<int>> catchUp();

private:
    QThread m_thread;
    std::unique_ptr<CallLine> m_line;
};

} // namespace ChannelConsole
