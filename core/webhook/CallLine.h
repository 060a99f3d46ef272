// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/webhook/CallSteps.h"

#include <QFuture>
#include <QObject>
#include <QPromise>
#include <QTimer>

#include <memory>

namespace ChannelConsole {

class Store;

/// The line on which calls travel into the message log, one batch after the other: read, parsed on the line's
/// own thread, stored. Everything but catchUp() happens on that thread.
class CallLine final : public QObject
{
    Q_OBJECT
public:
    CallLine(Store *store, CallSteps steps, int retryMs);

    void wake(); ///< there may be calls waiting
    /// Finishes when the line finds nothing waiting any more, or with the problem that stops it. Any thread.
    [[nodiscard]] QFuture<Result<int>> catchUp();

signals:
    /// After the commit of a batch.
    void carried(const QList<ChannelConsole::WebhookCall> &calls, const ChannelConsole::Ingested &changes);

private:
    /// A call with what its parser made of it.
    struct Parsed
    {
        WebhookCall call;
        Result<WebhookEvents> events;
    };
    struct Stored
    {
        QList<WebhookCall> calls; ///< as they are now
        Ingested changes;
    };

    void readBatch();
    void take(const Result<QList<WebhookCall>> &batch);
    void stop(const Result<int> &outcome);
    [[nodiscard]] Result<WebhookEvents> parse(const WebhookCall &call) const;

    using Batch = QList<Parsed>;
    [[nodiscard]] static Result<Stored> storeBatch(
        StoreConnection &connection, const CallSteps &steps, const Batch &batch);
    [[nodiscard]] static Result<Stored> storeTogether(
        StoreConnection &connection, const CallSteps &steps, const Batch &batch);
    [[nodiscard]] static Result<void> storeOne(
        StoreConnection &connection, const CallSteps &steps, const Parsed &parsed, Stored &stored);

    Store *m_store;
    CallSteps m_steps;
    bool m_running = false;
    bool m_wokenAgain = false; ///< while running
    int m_carried = 0; ///< since the line started running
    std::vector<std::shared_ptr<QPromise<Result<int>>>> m_catchingUp;
    QTimer m_retry;
};

} // namespace ChannelConsole
