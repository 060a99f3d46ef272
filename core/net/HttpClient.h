// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/net/Http.h"

#include <QFuture>
#include <QObject>

#include <functional>
#include <memory>

class QNetworkAccessManager;

namespace ChannelConsole {

enum class HttpStage {
    Connecting,
    Sending, ///< connected; the request is going out
    Waiting, ///< the request is out completely
    Receiving,
    Done,
};

/// One exchange under way. Owned by the client and deleted after it is done; hold it in a QPointer.
class HttpCall final : public QObject
{
    Q_OBJECT
public:
    ~HttpCall() override;
    /// Completes exactly once, on reply, failure, deadline or cancel. Never cancelled itself.
    [[nodiscard]] QFuture<HttpOutcome> future() const;
    [[nodiscard]] HttpStage stage() const;
    /// Aborts. The outcome is Cancelled if the request had not gone out completely, OutcomeUnknown otherwise.
    void cancel();

signals:
    void stageChanged(ChannelConsole::HttpStage stage);

private:
    friend class HttpClient;
    struct Private;
    explicit HttpCall(std::unique_ptr<Private> d, QObject *parent);
    std::unique_ptr<Private> d;
};

/// Sends one request and reports what came of it. Uses the system's proxy (never for loopback), never follows a redirect,
/// never repeats a request by itself, never ignores a TLS error. Lives on, and answers on, the thread it was made on; the network
/// stack is first loaded on the first send, so that start-up does not pay for it.
class HttpClient final : public QObject
{
    Q_OBJECT
public:
    explicit HttpClient(QObject *parent = nullptr);
    ~HttpClient() override;

    /// Refuses (ProblemKind::Refused) what isAllowedUrl() refuses. The call starts when control returns to the event loop.
    HttpCall *send(const HttpRequest &request, const HttpPolicy &policy = {});

private:
    std::unique_ptr<QNetworkAccessManager> m_network;
};

} // namespace ChannelConsole
