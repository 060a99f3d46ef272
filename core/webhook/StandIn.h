// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/Problem.h"
#include "core/channel/Channel.h"
#include "core/webhook/CallLog.h"
#include "core/webhook/EndpointSettings.h"

#include <QDateTime>
#include <QHash>
#include <QObject>
#include <QSet>
#include <QUuid>

#include <chrono>
#include <optional>

namespace ChannelConsole {

class AssistantStore;
class Clock;
class MessageLog;
class Store;
class TestSend;
class WebhookEndpoints;
struct LogEntry;

/// Why the stand-in may not answer with these settings, in words, or empty: whoever can write to an endpoint
/// that checks nothing could make it send messages that cost money.
[[nodiscard]] QString standInObstacle(
    const Assistant &assistant, const ChannelConfiguration &configuration, const EndpointSettings &settings);

/// Answers users in the assistant's place, to prove a channel in both directions: through the partner, from
/// the very number that was written to, logged like any send. Answers only inbound messages of listed
/// numbers, only fresh ones, each once, within the cap of a number and day, and neither itself nor another
/// assistant. What it did and why stands with the call that brought the message (CallOutline::standIn). GUI
/// thread; everything must outlive it.
class StandIn final : public QObject
{
    Q_OBJECT
public:
    /// A message that waited longer (a repetition, a catch-up after a crash) is not answered any more.
    static constexpr std::chrono::minutes kFresh{5};

    StandIn(Store *store, AssistantStore *assistants, WebhookEndpoints *endpoints, MessageLog *log,
        CallLog *calls, TestSend *testSend, const Clock *clock, QObject *parent = nullptr);

signals:
    /// A reply goes out; the rest of its story is in the message log.
    void replied(const QUuid &assistantId, const QString &userNumber);
    /// A message was not answered: why, in words.
    void declined(const QUuid &assistantId, const QString &userNumber, const QString &why);
    void failed(const QUuid &assistantId, const ChannelConsole::Problem &problem);

private:
    void decline(const LogEntry &entry, const QString &why);
    void fail(const LogEntry &entry, const Problem &problem);
    /// With the call. Gathered until control returns to the event loop: calls come in batches.
    void note(const LogEntry &entry, const QString &what);
    void storeNotes();
    void consider(const LogEntry &entry);
    /// Why not, in words; empty if it may.
    [[nodiscard]] QString objection(const LogEntry &entry, const EndpointSettings &settings) const;
    /// By the partner's clock: it may have come late.
    void checkAge(const LogEntry &entry, const EndpointSettings &settings);
    [[nodiscard]] bool isOld(const QDateTime &time) const;
    void reserve(const LogEntry &entry, const EndpointSettings &settings);
    void reply(const LogEntry &entry, const QString &text);

    Store *m_store;
    AssistantStore *m_assistants;
    MessageLog *m_log;
    CallLog *m_calls;
    WebhookEndpoints *m_endpoints;
    TestSend *m_testSend;
    const Clock *m_clock;
    QList<StandInNote> m_notes;
    QSet<qint64> m_answered; ///< rows of the log
    QHash<QString, QString> m_lastReplies; ///< by assistant and user number
};

} // namespace ChannelConsole
