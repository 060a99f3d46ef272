// SPDX-License-Identifier: Apache-2.0
#include "ui/webhook/CallDetailModel.h"

#include "core/Continuation.h"

#include <algorithm>

namespace ChannelConsole {

CallDetailModel::CallDetailModel(CallLog *log, QObject *parent)
    : QObject(parent)
    , m_log(log)
{
    connect(log, &CallLog::updated, this, [this](const QList<WebhookCall> &calls) {
        if (std::any_of(
                calls.begin(), calls.end(), [this](const WebhookCall &call) { return call.id == m_id; }))
            show(m_id);
    });
}

void CallDetailModel::show(qint64 id)
{
    m_id = id;
    const quint64 generation = ++m_generation;
    continued(m_log->detail(id), this, [this, id, generation](const Result<WebhookCall> &call) {
        if (generation != m_generation)
            return;
        continued(m_log->events(id), this, [this, generation, call](const Result<QList<CallEvent>> &events) {
            if (generation == m_generation)
                take(call, events);
        });
    });
}

void CallDetailModel::take(const Result<WebhookCall> &call, const Result<QList<CallEvent>> &events)
{
    m_call.reset();
    m_events.clear();
    m_problem.reset();
    if (!call)
        m_problem = call.error();
    else if (!events)
        m_problem = events.error();
    if (call)
        m_call = call.value();
    if (events)
        m_events = events.value();
    emit changed();
}

void CallDetailModel::clear()
{
    ++m_generation;
    m_id = 0;
    m_call.reset();
    m_events.clear();
    m_problem.reset();
    emit changed();
}

} // namespace ChannelConsole
