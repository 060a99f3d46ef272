// SPDX-License-Identifier: Apache-2.0
#include "core/webhook/TokenChecks.h"

#include "core/webhook/Base64Url.h"
#include "core/webhook/TokenProblem.h"
#include "core/webhook/TokenSignature.h"
#include "core/webhook/TokenTime.h"

#include <QCoreApplication>

namespace ChannelConsole {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kSkew = kTokenSkew.count();
constexpr qint64 kJtiSeconds = std::chrono::seconds(kJtiLifetime).count();

QString tr(const char *text)
{
    return QCoreApplication::translate("Token", text);
}

} // namespace

Result<void> checkTokenAlgorithm(const Token &token, const TokenKey &key)
{
    // Never the algorithm the token asks for: an RSA key's public text would do as the secret of an HMAC.
    if (token.algorithm != key.algorithm)
        return tokenProblem(tr("The token was signed by %1, but the app's algorithm is %2.")
                                .arg(token.algorithm, key.algorithm));
    return {};
}

Result<void> checkTokenSignature(const QByteArray &compact, const TokenKey &key)
{
    const qsizetype lastDot = compact.lastIndexOf('.');
    const std::optional<QByteArray> signature = fromBase64Url(QByteArrayView(compact).sliced(lastDot + 1));
    const Result<bool> holds = isSignedBy(compact.left(lastDot), signature.value_or(QByteArray()), key);
    if (!holds)
        return holds.error();
    if (!holds.value())
        return tokenProblem(isRsaAlgorithm(key.algorithm)
                ? tr("The token was not signed with the private key that belongs to the app's public key.")
                : tr("The token was signed with another secret than the app's."));
    return {};
}

// The platform finds the app by appId, iss or sub (platform.md §3.2). What is not a client id in iss or sub
// is the sender's own.
Result<void> checkTokenClient(const Token &token, const QString &clientId)
{
    if (!token.appId.isEmpty() && token.appId != clientId)
        return tokenProblem(tr("The token is for another app: its appId is “%1”.").arg(token.appId));
    for (const auto &[name, value] :
        {std::pair("iss"_L1, token.issuer), std::pair("sub"_L1, token.subject)}) {
        if (value.startsWith("cs-"_L1, Qt::CaseInsensitive) && value != clientId)
            return tokenProblem(tr("The token is for another app: its %1 is “%2”.").arg(name, value));
    }
    return {};
}

Result<void> checkTokenTimes(const Token &token, qint64 now)
{
    if (token.expires && now - *token.expires >= kSkew)
        return tokenProblem(tr("The token expired %1 ago, on %2.")
                                .arg(durationInWords(now - *token.expires), tokenTimeText(*token.expires)));
    if (token.notBefore && *token.notBefore - now > kSkew)
        return tokenProblem(
            tr("The token is not valid before %1, in %2.")
                .arg(tokenTimeText(*token.notBefore), durationInWords(*token.notBefore - now)));
    if (token.issuedAt && *token.issuedAt - now > kSkew)
        return tokenProblem(tr("The token was issued in the future, on %1; check the clocks.")
                                .arg(tokenTimeText(*token.issuedAt)));
    return {};
}

// platform.md §3.2: `if "jti" claim "exp" must be <= 1 hour(s)`. Counted from when it was issued, by the
// same clock; without iat from now.
Result<void> checkTokenId(const Token &token, bool enforced, qint64 now)
{
    if (token.jti.isEmpty()) {
        if (enforced)
            return tokenProblem(tr("The token has no jti, which the app enforces."));
        return {};
    }
    if (!token.expires)
        return tokenProblem(tr("The token has a jti but no exp: with a jti it must expire within an hour."));
    const qint64 from = token.issuedAt.value_or(now + kSkew);
    if (*token.expires - from > kJtiSeconds)
        return tokenProblem(tr("The token has a jti, so it must expire within an hour; its time is %1.")
                                .arg(durationInWords(*token.expires - from)));
    return {};
}

} // namespace ChannelConsole
