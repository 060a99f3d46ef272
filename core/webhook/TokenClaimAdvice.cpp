// SPDX-License-Identifier: Apache-2.0
#include "core/webhook/TokenClaimAdvice.h"

#include "core/Json.h"
#include "core/webhook/TokenChecks.h"
#include "core/webhook/TokenTime.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace ChannelConsole {

using namespace Qt::StringLiterals;

namespace {

using Severity = TokenFinding::Severity;

QString tr(const char *text)
{
    return QCoreApplication::translate("TokenAdvice", text);
}

std::optional<QString> nameOfOwner(const QString &clientId, const QList<KnownApp> &apps)
{
    for (const KnownApp &each : apps) {
        if (each.key.clientId == clientId)
            return each.name;
    }
    return std::nullopt;
}

struct Spelling
{
    const char *right;
    std::array<const char *, 5> wrong; ///< without case, spaces and signs
};

constexpr std::array kSpellings{
    Spelling{"appId", {"appid", "applicationid", "clientid", "clientappid", "apiid"}},
    Spelling{"exp", {"exp", "expires", "expiry", "expiration", "expiresat"}},
    Spelling{"iat", {"iat", "issuedat", "issued", "", ""}},
    Spelling{"nbf", {"nbf", "notbefore", "", "", ""}},
    Spelling{"jti", {"jti", "tokenid", "jwtid", "", ""}},
    Spelling{"iss", {"iss", "issuer", "", "", ""}},
    Spelling{"sub", {"sub", "subject", "", "", ""}},
};

QString withoutSigns(const QString &key)
{
    QString plain;
    for (const QChar each : key) {
        if (each.isLetterOrNumber())
            plain.append(each.toLower());
    }
    return plain;
}

} // namespace

TokenFindings adviseOnClient(
    const Token &token, const std::optional<KnownApp> &app, const QList<KnownApp> &otherApps)
{
    if (app) {
        if (const Result<void> checked = checkTokenClient(token, app->key.clientId); !checked) {
            for (const QString &named : {token.appId, token.issuer, token.subject}) {
                if (const std::optional<QString> name = nameOfOwner(named, otherApps);
                    name && !named.isEmpty())
                    return {{Severity::Error, checked.error().text,
                        tr("That is the app “%1”: choose that one, or mint a token for this.").arg(*name)}};
            }
            return {{Severity::Error, checked.error().text,
                tr("No app here has that client id: was the token made for another environment?")}};
        }
        const QString &clientId = app->key.clientId;
        if (token.appId != clientId && token.issuer != clientId && token.subject != clientId)
            return {{Severity::Warning,
                tr("The token names no app: neither appId nor iss nor sub is a client id."),
                tr("Add \"appId\": \"%1\".").arg(clientId)}};
        return {};
    }
    for (const QString &named : {token.appId, token.issuer, token.subject}) {
        if (const std::optional<QString> name = nameOfOwner(named, otherApps); name && !named.isEmpty())
            return {{Severity::Note, tr("The token says it is of the app “%1”.").arg(*name), {}}};
    }
    return {};
}

TokenFindings adviseOnTimes(const Token &token, qint64 now)
{
    TokenFindings findings;
    if (token.issuedAt && *token.issuedAt <= now)
        findings.append({Severity::Note,
            tr("Issued %1 ago, on %2.")
                .arg(durationInWords(now - *token.issuedAt), tokenTimeText(*token.issuedAt)),
            {}});
    if (!token.expires) {
        // platform.md §3.2: GupShup wants a static header.
        findings.append({Severity::Warning, tr("There is no exp: the token is valid for ever."),
            tr("That suits GupShup, which sends the same header with every call; but whoever gets hold of "
               "the "
               "token can use it for ever. An exp some months ahead is safer.")});
    } else if (*token.expires > now) {
        findings.append({Severity::Note,
            tr("Valid for another %1, until %2.")
                .arg(durationInWords(*token.expires - now), tokenTimeText(*token.expires)),
            tr("Set a new one at the partner before then: a partner that sends a fixed header does not renew "
               "it.")});
    } else if (checkTokenTimes(token, now)) {
        findings.append({Severity::Warning,
            tr("It has just expired; clocks may differ by %1.").arg(durationInWords(kTokenSkew.count())),
            {}});
    }
    return findings;
}

TokenFindings adviseOnTokenId(const Token &token, bool enforced)
{
    if (token.jti.isEmpty())
        return {};
    return {{Severity::Warning,
        enforced ? tr("The token has a jti, and the app takes each only once.")
                 : tr("The token has a jti, so the platform may take it only once and for an hour at most."),
        tr("A partner that sends the same header with every call needs a token without jti.")}};
}

TokenFindings adviseOnSpelling(const QByteArray &payload)
{
    const Result<Json> claims = Json::parse(payload);
    if (!claims)
        return {};
    TokenFindings findings;
    const QStringList keys = claims.value().keys();
    for (const QString &key : keys) {
        const QString plain = withoutSigns(key);
        for (const Spelling &spelling : kSpellings) {
            const auto right = QLatin1StringView(spelling.right);
            const bool similar = !plain.isEmpty() && key != right && !keys.contains(right)
                && std::any_of(spelling.wrong.cbegin(), spelling.wrong.cend(),
                    [&plain](const char *wrong) { return plain == QLatin1StringView(wrong); });
            if (similar)
                findings.append({Severity::Warning, tr("“%1” must be spelled “%2”.").arg(key, right),
                    tr("As it is written it counts for nothing.")});
        }
    }
    return findings;
}

} // namespace ChannelConsole
