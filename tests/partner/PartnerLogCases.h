// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/Json.h"
#include "core/log/MessageStatus.h"
#include "core/partner/Partner.h"
#include "core/partner/Secrets.h"

#include <nlohmann/json.hpp>

#include <QFile>

/// What is asked for and answered in the tests of partners' logs.
namespace ChannelConsole::PartnerLogCases {

using namespace Qt::StringLiterals;

inline const QDateTime kSince(QDate(2026, 2, 28), QTime(12, 0, 0, 250), Qt::UTC);
inline const QDateTime kUntil(QDate(2026, 3, 1), QTime(12, 0), Qt::UTC);

inline const Partner &partner(const char *id)
{
    return *findPartner(QString::fromLatin1(id));
}

inline HttpReply jsonReply(int status, const QByteArray &body)
{
    return {.status = status, .headers = {{"Content-Type", "application/json"}}, .body = body};
}

inline PartnerLogQuery query(const QString &cursor = {})
{
    return {.since = kSince, .until = kUntil, .userNumber = u"+919812345678"_s, .cursor = cursor};
}

inline PartnerSettings infobip()
{
    return {.values = {{u"baseUrl"_s, u"https://x.api.infobip.com"_s}, {u"username"_s, u"someone"_s}}};
}

inline PartnerSettings gupShup(bool twoWay = false)
{
    PartnerSettings settings{.values = {{u"wabaId"_s, u"2000000001"_s}}};
    if (twoWay) {
        settings.values.insert(u"twoWayUserId"_s, u"2000000002"_s);
        settings.secrets.insert(u"twoWayPassword"_s, {.name = u"name"_s});
    }
    return settings;
}

inline Secrets passwords()
{
    Secrets secrets;
    secrets.insert(u"password"_s, "p%ss");
    secrets.insert(u"twoWayPassword"_s, "other");
    return secrets;
}

inline QByteArray addressOf(const Result<HttpRequest> &request)
{
    return request.ok() ? request.value().method + ' ' + request.value().url.toEncoded()
                        : request.error().text.toUtf8();
}

inline QByteArray authorizationOf(const Result<HttpRequest> &request)
{
    return request.ok() ? findHeader(request.value().headers, "Authorization") : QByteArray();
}

inline Result<PartnerLogPage> readInfobip(int status, const QByteArray &body, const QString &cursor = {})
{
    return partner("infobip").readLog(query(cursor), infobip(), jsonReply(status, body));
}

/// A published sample; null where it is not at hand.
inline nlohmann::json sample(const char *file, const std::string &id)
{
    QFile samples(QStringLiteral(PROJECT_DIR "/../shared/specs/") + QLatin1StringView(file));
    if (!samples.open(QIODevice::ReadOnly))
        return {};
    const Result<Json> parsed = Json::parse(samples.readAll(), {.bytes = 64 * 1024 * 1024});
    if (!parsed)
        return {};
    const nlohmann::json &all = parsed.value().raw();
    for (const nlohmann::json &each : all.contains("samples") ? all["samples"] : all["responses"]) {
        if (each.value("id", std::string()) == id)
            return each.contains("json") ? each["json"] : each["body"];
    }
    return {};
}

} // namespace ChannelConsole::PartnerLogCases
