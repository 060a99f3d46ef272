// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/Problem.h"
#include "core/net/Http.h"

#include <QList>
#include <QNetworkReply>
#include <QSslError>

#include <optional>

namespace ChannelConsole {

enum class HttpFailureCause {
    Cancelled,
    ConnectDeadline,
    TotalDeadline,
    ReplyTooLarge,
    ReplyHeaderTooLarge,
    NetworkError, ///< what Qt reported
};

/// An exchange that ended without a usable reply: what is known about why.
struct HttpFailure
{
    HttpFailureCause cause = HttpFailureCause::NetworkError;
    QNetworkReply::NetworkError error = QNetworkReply::NoError;
    QString errorText; ///< Qt's or the system's, for the details
    QList<QSslError> tlsErrors;
    QUrl url;
    HttpPolicy policy;
    QString proxy; ///< host:port, where the connection had to be made by one and was not; empty otherwise
    int status = 0; ///< where a reply had begun
    bool wentOut = false; ///< the request had gone out completely
    bool safe = false; ///< it asks for nothing to be changed
};

/// Why a request is not sent at all: promises 7 and 8, and headers that would smuggle. In HttpObstacle.cpp.
[[nodiscard]] std::optional<Problem> obstacleTo(const HttpRequest &request);

/// The failure in words: what happened, whose side it is on, what to do next.
[[nodiscard]] Problem describeFailure(const HttpFailure &failure);

/// The same for a certificate that was not accepted, or a handshake that failed without one; in
/// TlsFailure.cpp.
[[nodiscard]] Problem describeTlsFailure(const HttpFailure &failure);

} // namespace ChannelConsole
