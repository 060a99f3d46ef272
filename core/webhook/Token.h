// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/Result.h"

#include <nlohmann/json_fwd.hpp>

#include <QByteArray>
#include <QDateTime>
#include <QString>

#include <chrono>
#include <memory>
#include <optional>

namespace ChannelConsole {

/// Clocks differ: `nbf` and `iat` may lie this far in the future, `exp` this far in the past.
inline constexpr std::chrono::seconds kTokenSkew{60};
/// platform.md §3.2: a token with a `jti` must expire within this time.
inline constexpr std::chrono::hours kJtiLifetime{1};

/// What an app's tokens are checked with. The algorithm is the app's, whatever a token says of itself.
struct TokenKey
{
    QString algorithm; ///< HS256, HS512, RS256, RS512
    QByteArray
        secret; ///< for HS: the UTF-8 bytes of the client secret, not base64-decoded (platform.md §3.1)
    QByteArray publicKeyPem; ///< for RS
    QString clientId;
    bool enforceJti = false;
};

/// A token of the right form; nothing is known of its signature yet.
struct Token
{
    QString algorithm; ///< as its header says
    QString clientId; ///< from appId, or iss, or sub (platform.md §3.2); empty if none is there
    QString jti;
    std::optional<qint64> issuedAt; ///< seconds since 1970
    std::optional<qint64> notBefore;
    std::optional<qint64> expires;
    QByteArray header; ///< JSON as it came
    QByteArray payload; ///< JSON as it came
};

/// Reads strictly: at most 8 KiB, three parts, unpadded base64url without a stray byte, objects of depth ≤
/// 16, an exact `alg`, `typ` JWT or none, times as whole non-negative numbers. The problem says in words what
/// is wrong.
[[nodiscard]] Result<Token> readToken(const QByteArray &compact);

/// The token of an Authorization header: `bearer <token>`, any case. Refused for anything else.
[[nodiscard]] Result<QByteArray> tokenOfAuthorization(const QByteArray &authorization);

/// A token that was signed by the app and holds now; else InvalidInput and in words why not. `jti` is not
/// checked for reuse here.
[[nodiscard]] Result<Token> verifyToken(const QByteArray &compact, const TokenKey &key, const QDateTime &now);

/// Signs `claims` (an object) for an app. `privateKeyPem` for RS.
[[nodiscard]] Result<QByteArray> mintToken(
    const nlohmann::json &claims, const TokenKey &key, const QByteArray &privateKeyPem = {});

} // namespace ChannelConsole
