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
/// Longer than any token a header can carry.
inline constexpr qsizetype kMaximumTokenBytes = 8 * 1024;
inline constexpr int kMaximumTokenDepth = 16;

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
    QString appId; ///< the three claims that may name the app (platform.md §3.2); empty where one is missing
    QString issuer;
    QString subject;
    QString jti; ///< empty where it is missing
    std::optional<qint64> issuedAt; ///< seconds since 1970
    std::optional<qint64> notBefore;
    std::optional<qint64> expires;
    QByteArray header; ///< JSON as it came
    QByteArray payload; ///< JSON as it came
};

/// Reads strictly: at most 8 KiB, three parts, unpadded base64url without a stray byte or bit, objects of
/// depth ≤ 16 without a key twice, an `alg` written exactly as one of ours, `typ` JWT or none, no `crit`,
/// times as whole numbers of seconds before the year 10000. InvalidInput says in words what is wrong.
[[nodiscard]] Result<Token> readToken(const QByteArray &compact);

/// The token of an Authorization header: `bearer <token>`, any case. Refused for anything else.
[[nodiscard]] Result<QByteArray> tokenOfAuthorization(const QByteArray &authorization);

/// A token that was signed by the app, names no other app, and holds at `now`; else in words why not. A token
/// without `exp` holds for ever, because GupShup wants a static header (platform.md §3.2); one that names no
/// app at all is let in by its signature alone, because the claims for this channel are not documented. `jti`
/// is not checked for reuse here. Any thread.
[[nodiscard]] Result<Token> verifyToken(const QByteArray &compact, const TokenKey &key, const QDateTime &now);

/// Signs `claims` (an object, else InvalidInput) for an app, whatever they say: what can be minted may be
/// wrong on purpose. `privateKeyPem` for RS.
[[nodiscard]] Result<QByteArray> mintToken(
    const nlohmann::json &claims, const TokenKey &key, const QByteArray &privateKeyPem = {});

} // namespace ChannelConsole
