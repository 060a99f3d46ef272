// SPDX-License-Identifier: Apache-2.0
#include "core/sandbox/SimulatedPartner.h"

#include "core/Json.h"
#include "core/sandbox/SandboxEffects.h"

#include <nlohmann/json.hpp>

#include <QRandomGenerator>

namespace ChannelConsole {

QByteArray pathOf(const ListenerRequest &request)
{
    const qsizetype query = request.target.indexOf('?');
    return query < 0 ? request.target : request.target.first(query);
}

bool hasMediaType(const ListenerRequest &request, const char *mediaType)
{
    const QByteArray declared = request.header("Content-Type");
    const qsizetype parameters = declared.indexOf(';');
    return (parameters < 0 ? declared : declared.first(parameters)).trimmed().toLower() == mediaType;
}

ListenerReply jsonReply(int status, const nlohmann::json &body)
{
    return {.status = status, .headers = {{"Content-Type", "application/json"}}, .body = toJsonText(body)};
}

ListenerReply plainReply(int status, const QByteArray &body)
{
    return {.status = status, .headers = {{"Content-Type", "text/plain; charset=utf-8"}}, .body = body};
}

ListenerReply withRetryAfter(ListenerReply reply)
{
    reply.headers.append({"Retry-After", QByteArray::number(kSandboxRetryAfterSeconds)});
    return reply;
}

QString randomDigits(int count)
{
    QString digits;
    digits.reserve(count);
    for (int i = 0; i < count; ++i)
        digits.append(QChar(u'0' + QRandomGenerator::global()->bounded(i == 0 ? 1 : 0, 10)));
    return digits;
}

} // namespace ChannelConsole
