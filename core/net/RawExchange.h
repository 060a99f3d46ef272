// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/net/Http.h"

#include <QFuture>
#include <QObject>

#include <memory>

namespace ChannelConsole {

/// One exchange over a connection of its own, for what somebody else wrote and nobody may change: the request
/// goes out byte for byte as it is given, with nothing added, and the reply comes back as it is. HttpClient
/// adds headers and normalises addresses; this does not. Otherwise it keeps to the same rules: TLS is
/// verified by the system's certificates and the extra ones, plain http goes to this computer only, the
/// system's proxy is used, no redirect is followed, and the request is never repeated.
///
/// On the thread it was made on, which needs an event loop. Deletes itself after it is done; hold it in a
/// QPointer.
class RawExchange final : public QObject
{
    Q_OBJECT
public:
    /// `request`: its headers in this order and no others, so it has to hold Host, Content-Length where there
    /// is a body, and `Connection: close`. `target`: the request target as it is to be written; the request's
    /// URL says only where to connect. Begins when control returns to the event loop.
    RawExchange(const HttpRequest &request, const QByteArray &target, const HttpPolicy &policy,
        QObject *parent = nullptr);
    ~RawExchange() override; ///< an exchange under way is cancelled

    /// Completes exactly once, on reply, failure, deadline or cancel. Never cancelled itself.
    [[nodiscard]] QFuture<HttpOutcome> future() const;
    /// Aborts. The outcome is Cancelled, or OutcomeUnknown if the request had gone out and is not isSafe().
    void cancel();

private:
    struct Private;
    void start();

    std::unique_ptr<Private> d;
};

} // namespace ChannelConsole
