// SPDX-License-Identifier: Apache-2.0
#include "ui/webhook/TokenClaims.h"

#include "core/Json.h"
#include "core/webhook/Token.h"

#include <nlohmann/json.hpp>

#include <QCoreApplication>
#include <QRegularExpression>

namespace ChannelConsole {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kHour = 3600;
constexpr qint64 kDay = 24 * kHour;
// As the reader of tokens has it: what is minted must be readable.
constexpr JsonLimits kLimits{.bytes = kMaximumTokenBytes, .depth = kMaximumTokenDepth, .uniqueKeys = true};

QString tr(const char *text)
{
    return QCoreApplication::translate("TokenClaims", text);
}

QString quoted(const QString &text)
{
    return QString::fromUtf8(toJsonText(nlohmann::json(toStd(text))));
}

/// The parser tells a byte, which nobody counts: line and position of it, both from 1.
QString faultInWords(const QByteArray &text, const QString &details)
{
    static const QRegularExpression kAtByte(u"^at byte (\\d+): "_s);
    const QRegularExpressionMatch found = kAtByte.match(details);
    if (!found.hasMatch())
        return tr("This is not JSON: %1.").arg(details);
    const qsizetype byte = qBound<qsizetype>(0, found.captured(1).toLongLong() - 1, text.size());
    const QString before = QString::fromUtf8(text.first(byte));
    const qsizetype line = before.count(u'\n') + 1;
    const qsizetype position = before.size() - before.lastIndexOf(u'\n'); // -1 where there is none
    return byte == text.size()
        ? tr("This is not JSON: it ends too early, at line %1, position %2.").arg(line).arg(position)
        : tr("This is not JSON: what stands at line %1, position %2 is not expected there.")
              .arg(line)
              .arg(position);
}

} // namespace

QList<TokenLifetime> tokenLifetimes()
{
    return {{kHour / 4, tr("15 minutes")}, {kHour, tr("1 hour")}, {kDay, tr("1 day")},
        {30 * kDay, tr("30 days")}, {365 * kDay, tr("1 year")}};
}

qint64 defaultLifetime(const JwtApp &app)
{
    return app.enforceJti ? kHour : 30 * kDay;
}

QString prefilledClaims(
    const JwtApp &app, const QDateTime &now, qint64 lifetime, const QString &subject, const QString &tokenId)
{
    const qint64 issued = now.toSecsSinceEpoch();
    QStringList members{u"\"appId\": "_s + quoted(app.clientId), u"\"iss\": "_s + quoted(app.clientId),
        u"\"sub\": "_s + quoted(subject), u"\"iat\": %1"_s.arg(issued),
        u"\"exp\": %1"_s.arg(issued + lifetime)};
    if (app.enforceJti)
        members.append(u"\"jti\": "_s + quoted(tokenId));
    return u"{\n  %1\n}"_s.arg(members.join(u",\n  "_s));
}

QString claimsFault(const QString &text)
{
    const QByteArray bytes = text.toUtf8();
    const Result<Json> claims = Json::parse(bytes, kLimits);
    if (!claims)
        return faultInWords(bytes, claims.error().details);
    if (!claims.value().isObject())
        return tr("The claims have to be an object: { \"name\": value, … }.");
    return {};
}

std::optional<nlohmann::json> claimsOf(const QString &text)
{
    const Result<Json> claims = Json::parse(text.toUtf8(), kLimits);
    if (!claims || !claims.value().isObject())
        return std::nullopt;
    return claims.value().raw();
}

} // namespace ChannelConsole
