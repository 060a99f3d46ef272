// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/channel/Channel.h"

#include <nlohmann/json_fwd.hpp>

#include <QDateTime>
#include <QList>
#include <QString>

#include <optional>

namespace ChannelConsole {

/// How long a minted token is to hold.
struct TokenLifetime
{
    qint64 seconds = 0;
    QString label; ///< translated
};

/// The ones offered, the shortest first.
[[nodiscard]] QList<TokenLifetime> tokenLifetimes();
/// A month, because the partner sends the same header with every call (platform.md §3.2); an hour where the
/// app enforces jti.
[[nodiscard]] qint64 defaultLifetime(const JwtApp &app);

/// The claims to begin with, as JSON text (platform.md §3.2; which of them this channel looks at is not
/// documented). `subject` and `tokenId` are random; the id is left out unless the app enforces it.
[[nodiscard]] QString prefilledClaims(
    const JwtApp &app, const QDateTime &now, qint64 lifetime, const QString &subject, const QString &tokenId);

/// What keeps a text from being a token's claims, in words; empty if nothing does.
[[nodiscard]] QString claimsFault(const QString &text);
/// Nothing where there is a fault.
[[nodiscard]] std::optional<nlohmann::json> claimsOf(const QString &text);

} // namespace ChannelConsole
