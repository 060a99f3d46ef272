// SPDX-License-Identifier: Apache-2.0
#include "core/webhook/TokenAdvice.h"

#include "core/Json.h"
#include "core/webhook/PastedToken.h"
#include "core/webhook/TokenChecks.h"
#include "core/webhook/TokenClaimAdvice.h"
#include "core/webhook/TokenSignatureAdvice.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>

namespace ChannelConsole {

using namespace Qt::StringLiterals;

namespace {

using Severity = TokenFinding::Severity;

QString tr(const char *text)
{
    return QCoreApplication::translate("TokenAdvice", text);
}

/// As much of a part as can be read, in either alphabet and with or without padding: to be shown.
QByteArray leniently(QByteArray part)
{
    part.replace('+', '-').replace('/', '_');
    return QByteArray::fromBase64(part, QByteArray::Base64UrlEncoding);
}

QString shown(const QByteArray &text)
{
    const Result<Json> json = Json::parse(text);
    return QString::fromUtf8(json ? toJsonText(json.value().raw(), 2) : text);
}

/// What people take for the token, because it is shown beside it.
std::optional<TokenFinding> notATokenAtAll(const QByteArray &pasted, const TokenQuestion &question)
{
    QList<KnownApp> apps = question.otherApps;
    if (question.app)
        apps.prepend(*question.app);
    const QString remedy = tr("A token is made from it: mint one.");
    for (const KnownApp &each : std::as_const(apps)) {
        if (!each.key.secret.isEmpty() && each.key.secret == pasted)
            return TokenFinding{Severity::Error,
                tr("This is the client secret of the app “%1”, not a token. It must not be sent to anybody.")
                    .arg(each.name),
                remedy};
    }
    static const QRegularExpression kClientId(
        u"^cs-[0-9a-f-]{36}$"_s, QRegularExpression::CaseInsensitiveOption);
    if (kClientId.match(QString::fromUtf8(pasted)).hasMatch())
        return TokenFinding{Severity::Error, tr("This is a client id, not a token."), remedy};
    // platform.md §3.1: 44 characters of base64 ending with =.
    static const QRegularExpression kSecret(u"^[A-Za-z0-9+/]{43}=$"_s);
    if (kSecret.match(QString::fromUtf8(pasted)).hasMatch())
        return TokenFinding{Severity::Error,
            tr("This looks like a client secret, not like a token. It must not be sent to anybody."), remedy};
    return std::nullopt;
}

void add(TokenFindings &findings, const Result<void> &checked)
{
    if (!checked)
        findings.append({Severity::Error, checked.error().text, {}});
}

TokenFindings adviseOnRead(const QByteArray &compact, const Token &token, const TokenQuestion &question)
{
    TokenFindings findings;
    if (question.app)
        findings += adviseOnSignature(compact, token, *question.app, question.otherApps);
    else
        findings.append({Severity::Warning,
            tr("No app is chosen, so nothing is known of who signed the token."), tr("Choose an app.")});
    findings += adviseOnClient(token, question.app, question.otherApps);
    const qint64 now = question.now.toSecsSinceEpoch();
    add(findings, checkTokenTimes(token, now));
    findings += adviseOnTimes(token, now);
    const bool enforced = question.app && question.app->key.enforceJti;
    add(findings, checkTokenId(token, enforced, now));
    findings += adviseOnTokenId(token, enforced);
    return findings;
}

} // namespace

TokenAdvice adviseOn(const TokenQuestion &question)
{
    TokenAdvice advice;
    const PastedToken pasted = takePastedToken(question.pasted);
    if (pasted.token.isEmpty())
        return advice;
    if (const std::optional<TokenFinding> other = notATokenAtAll(pasted.token, question)) {
        advice.findings = {*other};
        return advice;
    }
    const QList<QByteArray> parts = pasted.token.split('.');
    advice.header = shown(leniently(parts.at(0)));
    if (parts.size() == 3)
        advice.payload = shown(leniently(parts.at(1)));

    advice.findings = pasted.findings;
    const Result<Token> token = readToken(pasted.token);
    if (token)
        advice.findings += adviseOnRead(pasted.token, token.value(), question);
    else
        advice.findings.append({Severity::Error, token.error().text, {}});
    if (parts.size() == 3)
        advice.findings += adviseOnSpelling(leniently(parts.at(1)));
    if (question.app && verifyToken(pasted.token, question.app->key, question.now)) {
        advice.holds = true;
        advice.findings.append({Severity::Fine,
            tr("The token was signed by the app “%1” and would be let in now.").arg(question.app->name), {}});
    }
    std::stable_sort(advice.findings.begin(), advice.findings.end(),
        [](const TokenFinding &left, const TokenFinding &right) { return left.severity < right.severity; });
    return advice;
}

} // namespace ChannelConsole
