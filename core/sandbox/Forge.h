// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/Result.h"
#include "core/net/Http.h"
#include "core/sandbox/ForgeCatalogue.h"

#include <QFuture>
#include <QObject>
#include <QSet>
#include <QUuid>

#include <functional>
#include <memory>
#include <optional>

namespace ChannelConsole {

class AssistantStore;
class Clock;
class HttpClient;
class MessageLog;
class WebhookEndpoints;
struct LogEntry;

/// What the endpoint answered to a forged call.
struct ForgeAnswer
{
    int status = 0;
    QByteArray body;
};

/// Calls the webhook endpoint of a sandbox assistant as its simulated partner would: over real HTTP, with the
/// authorization the endpoint asks for now, and only ever at the assistant's own endpoint on this computer
/// (promise 9). GUI thread; everything must outlive it.
class Forge final : public QObject
{
    Q_OBJECT
public:
    Forge(AssistantStore *assistants, WebhookEndpoints *endpoints, MessageLog *log, HttpClient *client,
        const Clock *clock, QObject *parent = nullptr);

    /// Why nothing can be forged now: no sandbox assistant, the endpoint does not run. Empty if something
    /// can.
    [[nodiscard]] std::optional<Problem> obstacle(const QUuid &assistantId) const;
    /// In the name of the assistant's partner; empty if there is none to forge for.
    [[nodiscard]] QList<ForgedCall> catalogue(const QUuid &assistantId) const;

    /// The answers to the calls, in their order. Refused where obstacle() says so, and where a report has no
    /// message to be about.
    [[nodiscard]] QFuture<Result<QList<ForgeAnswer>>> send(const QUuid &assistantId, const QString &callId);

    /// Whether an accepted send of a sandbox assistant is followed by sent, delivered and read at the
    /// endpoint, while that runs. On at first; for this run of the program.
    [[nodiscard]] bool followsSends() const { return m_followsSends; }
    void setFollowsSends(bool follows) { m_followsSends = follows; }

signals:
    /// A report that was to follow a send did not reach the endpoint.
    void followFailed(const QUuid &assistantId, const ChannelConsole::Problem &problem);

private:
    struct Flow;
    using SharedFlow = std::shared_ptr<Flow>;
    using Answers = QFuture<Result<QList<ForgeAnswer>>>;

    [[nodiscard]] Answers run(
        const QUuid &assistantId, const std::function<Result<void>(Flow &)> &choosePosts);
    [[nodiscard]] QFuture<Result<void>> readFacts(const QUuid &assistantId, const SharedFlow &flow);
    [[nodiscard]] QFuture<Result<void>> readUrl(const QUuid &assistantId, const SharedFlow &flow);
    [[nodiscard]] QFuture<Result<void>> readAuthorization(const QUuid &assistantId, const SharedFlow &flow);
    [[nodiscard]] QFuture<Result<void>> deliver(const QUuid &assistantId, const SharedFlow &flow);
    [[nodiscard]] QFuture<Result<void>> post(const HttpRequest &request, const SharedFlow &flow);
    void follow(const LogEntry &entry);

    AssistantStore *m_assistants;
    WebhookEndpoints *m_endpoints;
    MessageLog *m_log;
    HttpClient *m_client;
    const Clock *m_clock;
    QSet<qint64> m_followed; ///< rows of the log
    bool m_followsSends = true;
};

} // namespace ChannelConsole
