// SPDX-License-Identifier: Apache-2.0
#include "FuzzTarget.h"
#include "core/webhook/Base64Url.h"
#include "core/webhook/Token.h"
#include "core/webhook/TokenAdvice.h"
#include "core/webhook/TokenTime.h"

#include <QDateTime>
#include <QList>
#include <QMessageAuthenticationCode>

using namespace ChannelConsole;
using namespace Qt::StringLiterals;

namespace {

const QByteArray kSecret = QByteArrayLiteral("kQ8mZ1c0R3h2TnVwYXNzd29yZC1vZi1hLXRlc3QtYXA=");
constexpr qint64 kNow = 1772366400;

TokenKey key()
{
    return {
        .algorithm = u"HS256"_s, .secret = kSecret, .clientId = u"cs-5a7e1f0c-2b1d-5c3e-9f00-0123456789ab"_s};
}

QByteArray signature(const QByteArray &text)
{
    return QMessageAuthenticationCode::hash(text, kSecret, QCryptographicHash::Sha256);
}

/// A fuzzer does not find its way through base64 and HMAC: an input that begins with ! is a header and a
/// payload, one a line, which are put into a token that is signed properly.
QByteArray tokenOf(const QByteArray &input)
{
    if (!input.startsWith('!'))
        return input;
    const qsizetype line = input.indexOf('\n');
    const QByteArray text
        = toBase64Url(input.mid(1, line < 0 ? -1 : line - 1)) + '.' + toBase64Url(input.mid(line + 1));
    return text + '.' + toBase64Url(signature(text));
}

void checkRead(const QByteArray &compact, const Token &token)
{
    const QList<QByteArray> parts = compact.split('.');
    require(
        compact.size() <= kMaximumTokenBytes && parts.size() == 3, "a token is short and has three parts");
    require(toBase64Url(token.header) == parts.at(0) && toBase64Url(token.payload) == parts.at(1),
        "there is one spelling for a token");
    for (const std::optional<qint64> &time : {token.issuedAt, token.notBefore, token.expires})
        require(!time || (*time >= 0 && *time <= kLastTokenTime), "times are ones");
}

void checkVerified(const QByteArray &compact, const Token &token)
{
    const qsizetype dot = compact.lastIndexOf('.');
    require(
        compact.mid(dot + 1) == toBase64Url(signature(compact.left(dot))), "only what the app signed holds");
    require(token.algorithm == u"HS256"_s, "only the app's algorithm holds");
    require(token.appId.isEmpty() || token.appId == key().clientId, "only the app's own token holds");
    require(!token.expires || *token.expires > kNow - 60, "nothing expired holds");
    require(token.jti.isEmpty() || (token.expires && *token.expires <= kNow + 3660), "an id is for an hour");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray compact = tokenOf(fuzzInput(data, size));
    const QDateTime now = QDateTime::fromSecsSinceEpoch(kNow, Qt::UTC);
    const Result<Token> read = readToken(compact);
    const Result<Token> verified = verifyToken(compact, key(), now);
    require(read.ok() || !verified.ok(), "what cannot be read does not hold");
    require(read.ok() || !read.error().text.isEmpty(), "a refusal says why");
    if (read)
        checkRead(compact, read.value());
    if (verified)
        checkVerified(compact, verified.value());
    const Result<QByteArray> carried = tokenOfAuthorization("Bearer " + compact);
    require(!verified || (carried.ok() && carried.value() == compact), "a token that holds can be sent");
    const TokenAdvice advice = adviseOn({.pasted = QString::fromUtf8(compact),
        .app = KnownApp{.name = u"app"_s, .key = key()},
        .otherApps = {},
        .now = now});
    require(!verified || advice.holds, "what holds is said to hold");
    return 0;
}
