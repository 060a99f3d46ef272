// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/Result.h"
#include "core/webhook/Token.h"

namespace ChannelConsole {

/// The checks verifyToken() is made of, one rule each, for whoever has to tell more than the first that
/// fails. Each answers in words. Times are seconds since 1970.

[[nodiscard]] Result<void> checkTokenAlgorithm(const Token &token, const TokenKey &key);
/// `compact` is of the right form (readToken()) and of the key's algorithm.
[[nodiscard]] Result<void> checkTokenSignature(const QByteArray &compact, const TokenKey &key);
[[nodiscard]] Result<void> checkTokenClient(const Token &token, const QString &clientId);
[[nodiscard]] Result<void> checkTokenTimes(const Token &token, qint64 now);
[[nodiscard]] Result<void> checkTokenId(const Token &token, bool enforced, qint64 now);

} // namespace ChannelConsole
