// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "webhook/TokenWorkshop.h"

#include <QList>
#include <QString>

namespace ChannelConsole {

/// One way in. It differs from a token that holds in one thing, and is refused for that thing.
struct TokenAttack
{
    QByteArray name;
    QByteArray token;
    QString words; ///< part of why it is refused
    TokenKey key;
};

struct Attacks
{
    QList<TokenAttack> rows;
    void add(const QByteArray &name, const QByteArray &token, const QString &words,
        const TokenKey &key = TokenWorkshop::hmacKey());
};

inline constexpr qint64 kAttackTime = 1772366400; ///< 2026-03-01 12:00 UTC, when they arrive

/// What the attacks are made from; each holds at that time.
[[nodiscard]] QByteArray header(const QByteArray &algorithm);
[[nodiscard]] QByteArray goodPayload();
[[nodiscard]] QByteArray goodToken();
[[nodiscard]] QByteArray withClaim(const QByteArray &claim); ///< one claim beside those that hold
[[nodiscard]] QByteArray withHeader(const QByteArray &text); ///< signed with the app's secret all the same

/// On algorithms, keys, spelling and signature.
[[nodiscard]] QList<TokenAttack> attacksOnForm(
    const TokenWorkshop::RsaPair &pair, const TokenWorkshop::RsaPair &otherPair);
/// On times, client and token id.
[[nodiscard]] QList<TokenAttack> attacksOnClaims();

} // namespace ChannelConsole
