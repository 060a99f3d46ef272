// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <optional>

namespace ChannelConsole {

/// base64url as tokens are written in it (RFC 7515 §2): no padding, no white space, and no bits left over, so
/// that there is exactly one text for given bytes. Nothing if `text` is anything else. QByteArray's own
/// decoder lets left-over bits pass, which would give one token many spellings.
[[nodiscard]] std::optional<QByteArray> fromBase64Url(QByteArrayView text);

[[nodiscard]] QByteArray toBase64Url(const QByteArray &bytes);

} // namespace ChannelConsole
