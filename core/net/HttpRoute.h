// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/Result.h"

#include <QFuture>
#include <QNetworkProxy>
#include <QSslConfiguration>
#include <QUrl>

namespace ChannelConsole {

/// How an exchange reaches its server and whom it trusts on the way.
struct HttpRoute
{
    QNetworkProxy proxy{QNetworkProxy::NoProxy};
    QSslConfiguration tls;
};

/// Asks the system which proxy to use (never one for loopback) and adds the certificates to the system's.
/// Both can take seconds (proxy scripts, reading hundreds of files), so it is done on a worker thread unless
/// there is nothing to ask. InvalidInput if `extraCaPem` holds no certificate.
[[nodiscard]] QFuture<Result<HttpRoute>> findHttpRoute(const QUrl &url, const QByteArray &extraCaPem);

} // namespace ChannelConsole
