// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/sandbox/SimulatedPartner.h"

#include <QDateTime>
#include <QHash>
#include <QList>

namespace ChannelConsole {

/// What GupShup's simulation remembers of this session, as `GET /dlr/api/v1/deliveryReports` tells it
/// (gupshup.md §5): the messages of each account that were taken, with what became of them. Asking for a
/// listed recipient has the effect of a send to it: refused (403 for "rejected", whose own code is about
/// texts), 401, 429, 500, unreadable; the slow one makes a job that is ready when it is asked for.
class GupShupSessionReports final
{
public:
    [[nodiscard]] static bool answers(const ListenerRequest &request);
    [[nodiscard]] ListenerReply answer(const ListenerRequest &request);

    /// A message that was taken. `id`: `<causeId>-<messageId>`.
    void noteSend(const QString &userId, const QString &sendTo, const QString &id);

private:
    struct Row
    {
        QString userId;
        QString number;
        QString causeId;
        QString messageId;
        QDateTime time;
    };
    struct Job
    {
        QString userId;
        QString number;
    };

    [[nodiscard]] ListenerReply rows(
        const QString &userId, const QString &number, const QString &causeId) const;
    [[nodiscard]] ListenerReply job(const QString &userId, const QString &id);

    QList<Row> m_rows;
    QHash<QString, Job> m_jobs;
};

} // namespace ChannelConsole
