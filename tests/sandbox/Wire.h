// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/Json.h"
#include "core/sandbox/SimulatedPartner.h"

#include <nlohmann/json.hpp>

namespace ChannelConsole {

// What the tests of the simulations say and hear.

inline ListenerRequest jsonPost(
    const QByteArray &target, const HttpHeader &credential, const nlohmann::json &body)
{
    return {.method = "POST",
        .target = target,
        .headers = {{"Content-Type", "application/json"}, credential},
        .body = toJsonText(body)};
}

inline QByteArray contentType(const ListenerReply &reply)
{
    return findHeader(reply.headers, "Content-Type");
}

/// The reply's JSON, or null: the comparison then fails and shows it.
inline nlohmann::json jsonIn(const ListenerReply &reply)
{
    const Result<Json> parsed = Json::parse(reply.body);
    return parsed.ok() ? parsed.value().raw() : nlohmann::json();
}

inline QString textAt(const ListenerReply &reply, std::initializer_list<const char *> path)
{
    const Result<Json> parsed = Json::parse(reply.body);
    return parsed.ok() ? parsed.value().text(path).value_or(QStringLiteral("(missing)"))
                       : QStringLiteral("(not JSON)");
}

} // namespace ChannelConsole
