// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/net/Http.h"

#include <QList>

class QNetworkReply;
class QSslCertificate;
class QSslError;

namespace ChannelConsole {

/// A certificate in words: subject and issuer are empty where it names none.
[[nodiscard]] TlsCertificate describeCertificate(const QSslCertificate &certificate);

/// What the server showed, from the reply, or from the errors where the handshake ended before the reply
/// knew; empty if there was none.
[[nodiscard]] std::optional<TlsCertificate> shownCertificate(
    const QNetworkReply &reply, const QList<QSslError> &errors);

} // namespace ChannelConsole
