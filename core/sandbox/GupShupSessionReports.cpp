// SPDX-License-Identifier: Apache-2.0
#include "core/sandbox/GupShupSessionReports.h"

#include "core/Json.h"
#include "core/sandbox/GupShupForge.h"
#include "core/sandbox/SandboxAccounts.h"
#include "core/sandbox/SandboxEffects.h"
#include "core/sandbox/SandboxFailures.h"

#include <nlohmann/json.hpp>

#include <QUrlQuery>

namespace ChannelConsole {

using namespace Qt::StringLiterals;

namespace {

constexpr QByteArrayView kPath{"/dlr/api/v1/deliveryReports"};
constexpr qsizetype kKeptRows = 10'000; // so that a long run does not grow without end

/// The account of the Authorization header; empty if it is none.
QString accountOf(const ListenerRequest &request)
{
    for (const QLatin1StringView user : {SandboxAccounts::kUserId, SandboxAccounts::kTwoWayUserId}) {
        const QByteArray pair = QByteArray(user.data()) + ':' + SandboxAccounts::kPassword.data();
        if (request.header("Authorization") == "Basic " + pair.toBase64())
            return user;
    }
    return {};
}

/// The document shows this envelope for a job that is not there; other errors are not documented.
ListenerReply error(int status, const char *message)
{
    return jsonReply(status, {{"errors", nlohmann::json::array({{{"message", message}}})}});
}

nlohmann::json processing(const QString &id, const QDateTime &time)
{
    return nlohmann::json::array(
        {{{"requestId", toStd(id)}, {"submitTime", time.toMSecsSinceEpoch()}, {"status", "Processing"}}});
}

} // namespace

bool GupShupSessionReports::answers(const ListenerRequest &request)
{
    return pathOf(request) == kPath;
}

ListenerReply GupShupSessionReports::answer(const ListenerRequest &request)
{
    const QString userId = accountOf(request);
    if (userId.isEmpty())
        return error(401, "Unauthorized");
    const qsizetype mark = request.target.indexOf('?');
    const QUrlQuery query(mark < 0 ? QString() : QString::fromLatin1(request.target.sliced(mark + 1)));
    if (query.hasQueryItem(u"jobId"_s))
        return job(userId, query.queryItemValue(u"jobId"_s));
    const QString number = query.queryItemValue(u"phoneNumbers"_s);
    const QString causeId = query.queryItemValue(u"causeId"_s);
    if (number.isEmpty() || (causeId.isEmpty() && !query.hasQueryItem(u"fromDate"_s)))
        return error(400, "phoneNumbers and fromDate are required");
    const SandboxEffect effect = sandboxEffect(u"gupshup"_s, number);
    switch (effect) {
    case SandboxEffect::Rejected:
        return error(403, "Not allowed for this account");
    case SandboxEffect::Unauthorized:
        return error(401, "Unauthorized");
    case SandboxEffect::TooManyRequests:
        return withRetryAfter(error(429, "Too many requests"));
    case SandboxEffect::ServerError:
        return error(500, "Internal server error");
    case SandboxEffect::Slow: {
        const QString id = randomDigits(19);
        m_jobs.insert(id, {.userId = userId, .number = number});
        return jsonReply(200, processing(id, QDateTime::currentDateTimeUtc()));
    }
    default:
        return withTransportEffect(rows(userId, number, causeId), effect);
    }
}

ListenerReply GupShupSessionReports::job(const QString &userId, const QString &id)
{
    const auto found = m_jobs.find(id);
    if (found == m_jobs.end() || found->userId != userId)
        return error(200, "Job-ID not found");
    const QString number = found->number;
    m_jobs.erase(found);
    return rows(userId, number, {});
}

ListenerReply GupShupSessionReports::rows(
    const QString &userId, const QString &number, const QString &causeId) const
{
    nlohmann::json list = nlohmann::json::array();
    for (const Row &row : m_rows) {
        if (row.userId != userId || row.number != number || (!causeId.isEmpty() && row.causeId != causeId))
            continue;
        const std::optional<SandboxFailure> failure = sandboxFailure(u"gupshup"_s, number);
        const bool failed = failure && failure->reported;
        list.push_back({{"number", toStd(number)}, {"status", failed ? "FAIL" : "SUCCESS"},
            {"cause", toStd(failed ? gupShupCause(failure->code) : u"SUCCESS"_s)},
            {"causeId", toStd(row.causeId)}, {"messageId", toStd(row.messageId)}, {"extra", ""},
            {"deliveredTS", toStd(QString::number(row.time.toMSecsSinceEpoch()))}});
    }
    return jsonReply(200, list);
}

void GupShupSessionReports::noteSend(const QString &userId, const QString &sendTo, const QString &id)
{
    if (m_rows.size() >= kKeptRows)
        m_rows.removeFirst();
    m_rows.append({.userId = userId,
        .number = sendTo,
        .causeId = id.section(u'-', 0, 0),
        .messageId = id.section(u'-', 1),
        .time = QDateTime::currentDateTimeUtc()});
}

} // namespace ChannelConsole
