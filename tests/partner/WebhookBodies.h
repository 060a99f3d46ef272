// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/Json.h"

#include <nlohmann/json.hpp>

#include <QByteArray>

namespace ChannelConsole {

// Posts as partners send them, around the part a test is about. In a file of their own because moc stumbles
// over some of the raw strings.

inline QByteArray infobipInbound(const QByteArray &message)
{
    return R"({"results":[{"from":"385919998888","to":"41793026731","messageId":"wamid.1","message":)"
        + message + "}]}";
}

inline QByteArray infobipReport(const QByteArray &status, const QByteArray &error)
{
    return R"({"results":[{"messageId":"m-1","to":"41793026731","status":)" + status + R"(,"error":)" + error
        + "}]}";
}

inline QByteArray gupShupInbound(const QByteArray &type, const QByteArray &content)
{
    return R"({"waNumber":"919000000001","mobile":"919000000002","name":"Asha","timestamp":"1564471290000",)"
           R"("type":")"
        + type + R"(",")" + type + "\":" + content + "}";
}

inline QByteArray quoted(const QByteArray &json)
{
    return toJsonText(nlohmann::json(json.toStdString()));
}

inline QByteArray karixInbound(const QByteArray &members)
{
    return R"({"events":{"eventType":"User initiated"},"eventContent":{"message":{"from":"919000000002",)"
           R"("to":"919000000001","id":"k-1",)"
        + members + "}}}";
}

inline QByteArray karixReport(const QByteArray &status, const QByteArray &code = "")
{
    return R"({"recipient":{"to":"919000000002","reference":{"cust_ref":"ours"}},"sender":{"from":"919000000001"},)"
           R"("events":{"eventType":"DELIVERY EVENTS","timestamp":"1743144770000","mid":"41"},)"
           R"("notificationAttributes":{"status":")"
        + status + R"(","reason":"Why not","code":")" + code + "\"}}";
}

inline QByteArray karixFlowReply()
{
    return karixInbound(R"("contentType":"interactive","interactive":{"type":"nfm_reply","nfm_reply":)"
                        R"({"body":"Sent","response_json":"{\"flow_token\":\"t\"}"}})");
}

/// A form; `code` as JSON.
inline QByteArray gupShupReport(const QByteArray &eventType, const QByteArray &code, const QByteArray &cause)
{
    const QByteArray event
        = R"([{"externalId":"35-daf6-98e3","eventTs":1526347800000,"destAddr":919000000002,)"
          R"("srcAddr":"SMSGupShup","eventType":")"
        + eventType + R"(","errorCode":)" + code + R"(,"cause":")" + cause + "\"}]";
    return "response=" + event.toPercentEncoding();
}

} // namespace ChannelConsole
