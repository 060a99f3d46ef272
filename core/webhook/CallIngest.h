// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/Result.h"

#include <QFuture>
#include <QObject>

namespace ChannelConsole {

class CallLog;
class MessageLog;
class Store;

/// Carries acknowledged calls on into the message log: parses them off the GUI thread, in their order, and
/// stores the events of a call together with its new state in one transaction, so that a crash at any time
/// neither loses an event nor doubles one.
class CallIngest final : public QObject
{
    Q_OBJECT
public:
    CallIngest(
        Store *store, CallLog *calls, MessageLog *log, QObject *parent = nullptr); ///< all must outlive it

    /// What an earlier run left waiting; how many calls. Called once after the store was opened. New calls
    /// are taken by themselves.
    [[nodiscard]] QFuture<Result<int>> catchUp();

private:
    Store *m_store;
    CallLog *m_calls;
    MessageLog *m_log;
};

} // namespace ChannelConsole
