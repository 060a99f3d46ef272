// SPDX-License-Identifier: Apache-2.0
#include "core/Json.h"
#include "core/webhook/Base64Url.h"
#include "core/webhook/Token.h"
#include "core/webhook/TokenSignature.h"

#include <nlohmann/json.hpp>

#include <QCoreApplication>

namespace ChannelConsole {

namespace {

Problem cannotMint(const char *text, const char *remedy)
{
    return {.kind = ProblemKind::InvalidInput,
        .side = Side::ThisComputer,
        .text = QCoreApplication::translate("Token", text),
        .remedy = QCoreApplication::translate("Token", remedy),
        .field = QStringLiteral("claims")};
}

} // namespace

Result<QByteArray> mintToken(
    const nlohmann::json &claims, const TokenKey &key, const QByteArray &privateKeyPem)
{
    if (!claims.is_object())
        return cannotMint(QT_TRANSLATE_NOOP("Token", "The claims are not a JSON object."),
            QT_TRANSLATE_NOOP("Token", "Write them as {\"name\": value, …}."));
    // The order is the one of every example of the platform (platform.md §3.2).
    const QByteArray header = QByteArrayLiteral("{\"alg\":\"") + key.algorithm.toLatin1()
        + QByteArrayLiteral("\",\"typ\":\"JWT\"}");
    const QByteArray text = toBase64Url(header) + '.' + toBase64Url(toJsonText(claims));
    const Result<QByteArray> signature = signatureOf(text, key, privateKeyPem);
    if (!signature)
        return signature.error();
    const QByteArray token = text + '.' + toBase64Url(signature.value());
    if (token.size() > kMaximumTokenBytes)
        return cannotMint(QT_TRANSLATE_NOOP("Token", "The token would be too long for a header."),
            QT_TRANSLATE_NOOP("Token", "Leave out some of the claims."));
    return token;
}

} // namespace ChannelConsole
