// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/net/Http.h"

#include <QFuture>
#include <QObject>

#include <memory>

namespace ChannelConsole {

class HttpLanes;

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
    ~HttpCall() override; ///< an exchange still under way is cancelled
    /// Completes exactly once, on reply, failure, deadline or cancel. Never cancelled itself.
    [[nodiscard]] QFuture<HttpOutcome> future() const;
    [[nodiscard]] HttpStage stage() const;
    /// Aborts. The outcome is Cancelled if the request had not gone out completely or changes nothing
    /// (isSafe), OutcomeUnknown otherwise.
    void cancel();

signals:
    void stageChanged(ChannelConsole::HttpStage stage);
    /// So much of the reply's body is there; `total` as it was announced, -1 if it was not.
    void received(qint64 bytes, qint64 total);

private:
    friend class HttpClient;
    struct Private;
    HttpCall(const HttpRequest &request, const HttpPolicy &policy, HttpLanes *lanes, QObject *parent);
    void start();

    std::unique_ptr<Private> d;
};

} // namespace ChannelConsole
