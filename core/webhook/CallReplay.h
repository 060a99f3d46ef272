// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/Result.h"
#include "core/net/HttpClient.h"
#include "core/webhook/WebhookCall.h"

#include <QFuture>
#include <QObject>

namespace ChannelConsole {

class WebhookEndpoints;

/// Marks a replay among the calls; one of the headers that may be seen. Its value is the id of the call that
/// is replayed.
inline const QByteArray kReplayHeader = QByteArrayLiteral("X-Channel-Console-Replay");

/// A call to be made again, as a person may edit it. Holds no secret: what was one is dots, or left out, and
/// put in when it goes out.
struct ReplayDraft
{
    qint64 callId = 0;
    QString method;
    QString target;
    QString headers; ///< one "Name: value" a line
    QByteArray body;

    bool operator==(const ReplayDraft &) const = default;
};

/// The call as it came, without what belongs to its connection and without what proved it.
[[nodiscard]] ReplayDraft replayDraft(const WebhookCall &call);

/// What goes out: to `local` (the endpoint on this computer), with `authorization`, and with the path of
/// `secretUrl` where the draft's path has dots. InvalidInput where a header or the target cannot be sent.
[[nodiscard]] Result<HttpRequest> replayRequest(const ReplayDraft &draft, const QUrl &local,
    const QUrl &secretUrl, const QList<HttpHeader> &authorization);

/// Makes calls again, over HTTP to the running endpoint: an ordinary call in every respect but its mark. With
/// the authorization a call needs now. GUI thread; both must outlive it.
class CallReplay final : public QObject
{
    Q_OBJECT
public:
    CallReplay(WebhookEndpoints *endpoints, HttpClient *client, QObject *parent = nullptr);

    /// What the endpoint answered. Refused while it is not running.
    [[nodiscard]] QFuture<Result<HttpReply>> replay(const QUuid &assistantId, const ReplayDraft &draft);

private:
    WebhookEndpoints *m_endpoints;
    HttpClient *m_client;
};

} // namespace ChannelConsole
