// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QAbstractSocket>
#include <QNetworkReply>

namespace ChannelConsole {

/// What a socket reported, in the words of HttpFailure, which are those of QNetworkReply.
[[nodiscard]] QNetworkReply::NetworkError networkErrorOf(QAbstractSocket::SocketError error);

} // namespace ChannelConsole
