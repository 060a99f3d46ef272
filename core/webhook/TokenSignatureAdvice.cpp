// SPDX-License-Identifier: Apache-2.0
#include "core/webhook/TokenSignatureAdvice.h"

#include "core/webhook/TokenChecks.h"
#include "core/webhook/TokenSignature.h"

#include <QCoreApplication>

namespace ChannelConsole {

namespace {

using Severity = TokenFinding::Severity;

QString tr(const char *text)
{
    return QCoreApplication::translate("TokenAdvice", text);
}

/// Whether the key signed it, by the algorithm the token names. To explain a refusal only: what is let in is
/// decided by the app's own algorithm.
bool signedWith(const QByteArray &compact, const Token &token, TokenKey key)
{
    key.algorithm = token.algorithm;
    return checkTokenSignature(compact, key).ok();
}

bool canCheck(const TokenKey &key, const QString &algorithm)
{
    return isRsaAlgorithm(algorithm) ? !key.publicKeyPem.isEmpty() : !key.secret.isEmpty();
}

struct Alteration
{
    QByteArray secret;
    const char *text;
};

/// What is done to a secret by mistake before it is used.
QList<Alteration> alterationsOf(const TokenKey &key)
{
    const QByteArray &secret = key.secret;
    return {
        {QByteArray::fromBase64(secret),
            QT_TRANSLATE_NOOP("TokenAdvice",
                "It was signed with the app's secret after that was base64-decoded. The secret is used as it "
                "is, although it looks like base64.")},
        {QByteArray::fromBase64(secret, QByteArray::Base64UrlEncoding),
            QT_TRANSLATE_NOOP("TokenAdvice",
                "It was signed with the app's secret after that was base64url-decoded. The secret is used as "
                "it is, although it looks like base64.")},
        {secret.toBase64(),
            QT_TRANSLATE_NOOP("TokenAdvice",
                "It was signed with the app's secret after that was base64-encoded once more.")},
        {secret + '\n',
            QT_TRANSLATE_NOOP(
                "TokenAdvice", "It was signed with the app's secret and a line break behind it.")},
        {secret + "\r\n",
            QT_TRANSLATE_NOOP(
                "TokenAdvice", "It was signed with the app's secret and a line break behind it.")},
        {secret.chopped(secret.endsWith('=') ? 1 : 0),
            QT_TRANSLATE_NOOP(
                "TokenAdvice", "It was signed with the app's secret without the = at its end.")},
        {key.clientId.toUtf8(), QT_TRANSLATE_NOOP("TokenAdvice", "It was signed with the client id.")},
        {key.publicKeyPem,
            QT_TRANSLATE_NOOP("TokenAdvice",
                "It was signed with the public key as if that were a secret. Anybody could have done that.")},
        {"secret", QT_TRANSLATE_NOOP("TokenAdvice", "It was signed with the word “secret”.")},
    };
}

std::optional<QString> reasonOf(
    const QByteArray &compact, const Token &token, const KnownApp &app, const QList<KnownApp> &otherApps)
{
    for (const KnownApp &other : otherApps) {
        if (canCheck(other.key, token.algorithm) && signedWith(compact, token, other.key))
            return tr("It was signed by the app “%1”.").arg(other.name);
    }
    if (isRsaAlgorithm(token.algorithm))
        return std::nullopt;
    for (const Alteration &each : alterationsOf(app.key)) {
        TokenKey altered = app.key;
        altered.secret = each.secret;
        if (!each.secret.isEmpty() && each.secret != app.key.secret && signedWith(compact, token, altered))
            return QCoreApplication::translate("TokenAdvice", each.text);
    }
    return std::nullopt;
}

} // namespace

TokenFindings adviseOnSignature(
    const QByteArray &compact, const Token &token, const KnownApp &app, const QList<KnownApp> &otherApps)
{
    const Result<void> algorithm = checkTokenAlgorithm(token, app.key);
    if (algorithm && !canCheck(app.key, app.key.algorithm))
        return {{Severity::Warning,
            tr("The signature cannot be checked: no secret of the app “%1” is stored here.").arg(app.name),
            tr("Enter it under Configurations, Associate an App.")}};
    if (algorithm && checkTokenSignature(compact, app.key))
        return {};
    if (!algorithm && canCheck(app.key, token.algorithm) && signedWith(compact, token, app.key))
        return {{Severity::Error, algorithm.error().text,
            tr("It is signed with the app's secret or key, only by another algorithm: sign by %1, or choose "
               "%2 for the app here and on the platform.")
                .arg(app.key.algorithm, token.algorithm)}};
    TokenFindings findings;
    if (!algorithm)
        findings.append({Severity::Error, algorithm.error().text, {}});
    const std::optional<QString> reason = reasonOf(compact, token, app, otherApps);
    if (algorithm)
        findings.append({Severity::Error, checkTokenSignature(compact, app.key).error().text,
            reason.value_or(
                tr("Check which app's secret it was made with, and that the token was copied whole."))});
    else if (reason)
        findings.append({Severity::Note, *reason, {}});
    return findings;
}

} // namespace ChannelConsole
