// SPDX-License-Identifier: Apache-2.0
#include "core/webhook/CallIngest.h"

#include "core/log/MessageLog.h"
#include "core/webhook/CallLine.h"
#include "core/webhook/CallLog.h"

namespace ChannelConsole {

namespace {

/// How soon a line that the store stopped (a full disk) tries again by itself.
constexpr int kRetryMs = 2'000;

} // namespace

CallIngest::CallIngest(Store *store, CallLog *calls, MessageLog *log, QObject *parent)
    : CallIngest(store, calls, log, callSteps(), kRetryMs, parent)
{
}

CallIngest::CallIngest(
    Store *store, CallLog *calls, MessageLog *log, const CallSteps &steps, int retryMs, QObject *parent)
    : QObject(parent)
    , m_line(std::make_unique<CallLine>(store, steps, retryMs))
{
    m_thread.setObjectName(QStringLiteral("call-ingest"));
    m_line->moveToThread(&m_thread);
    connect(calls, &CallLog::waiting, m_line.get(), &CallLine::wake);
    connect(m_line.get(), &CallLine::carried, this,
        [calls, log](const QList<WebhookCall> &carried, const Ingested &changes) {
            log->announce(changes);
            calls->announceUpdated(carried);
        });
    m_thread.start();
}

CallIngest::~CallIngest()
{
    m_thread.quit();
    m_thread.wait();
}

QFuture<Result<int>> CallIngest::catchUp()
{
    return m_line->catchUp();
}

} // namespace ChannelConsole
