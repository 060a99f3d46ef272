// SPDX-License-Identifier: Apache-2.0
#include "core/webhook/ProbeAuthorization.h"

#include "core/Clock.h"
#include "core/Json.h"
#include "core/net/Http.h"

#include <nlohmann/json.hpp>

#include <QRandomGenerator>
#include <QUuid>

using namespace Qt::StringLiterals;

namespace ChannelConsole {

namespace {

/// platform.md §3.2: the claims for this channel are in no public document; these are the ones the platform
/// reads elsewhere.
nlohmann::json claimsFor(const QString &clientId, const QDateTime &now)
{
    const std::string client = toStd(clientId);
    const QString unique = QUuid::createUuid().toString(QUuid::WithoutBraces);
    return {{"appId", client}, {"iss", client}, {"sub", toStd(unique)}, {"jti", toStd(unique)},
        {"iat", now.toSecsSinceEpoch()},
        {"exp", now.toSecsSinceEpoch() + std::chrono::seconds(kProbeTokenLifetime).count()}};
}

QByteArray randomSecret()
{
    QByteArray secret(32, Qt::Uninitialized);
    QRandomGenerator::system()->generate(secret.begin(), secret.end());
    return secret;
}

} // namespace

bool mayCarryToken(const QUrl &url, const Assistant &assistant, const EndpointSettings &settings)
{
    if (isLoopback(url))
        return true;
    const QString origin = originOf(url);
    return !origin.isEmpty() && !assistant.sandbox
        && (origin == originOf(QUrl(assistant.platformHost)) || origin == originOf(QUrl(settings.publicUrl)));
}

std::function<Result<QByteArray>()> mintedAuthorization(
    const TokenKey &key, const Clock *clock, const QByteArray &privateKeyPem)
{
    return [key, clock, privateKeyPem]() -> Result<QByteArray> {
        const Result<QByteArray> token = mintToken(claimsFor(key.clientId, clock->now()), key, privateKeyPem);
        if (!token.ok())
            return token.error();
        return QByteArray("bearer " + token.value());
    };
}

QByteArray forgedAuthorization(const QString &clientId, const Clock &clock)
{
    const TokenKey stranger{.algorithm = u"HS256"_s, .secret = randomSecret(), .clientId = clientId};
    const Result<QByteArray> token = mintToken(claimsFor(clientId, clock.now()), stranger);
    return "bearer " + (token.ok() ? token.value() : QByteArray("wrong"));
}

} // namespace ChannelConsole
