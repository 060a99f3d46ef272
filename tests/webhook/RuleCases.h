// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/Json.h"
#include "core/webhook/WebhookRules.h"

namespace ChannelConsole::RuleCases {

inline const QDateTime kNow(QDate(2026, 3, 1), QTime(12, 0), Qt::UTC);
inline const QByteArray kPath = "/adapter/hooks/p/st-2724c525-8c05-5a5f-9d2f-2c525a0e4d5b";
inline const QByteArray kOtherPath = "/adapter/hooks/p/st-00000000-8c05-5a5f-9d2f-2c525a0e4d5b";
inline const QByteArray kMessage
    = R"({"waNumber":"919800000001","mobile":"919900000001","type":"text","text":"Hi"})";

using RuleChange = std::function<void(ListenerRequest &, RuleContext &)>;

inline void setHeader(ListenerRequest &request, const QByteArray &name, const QByteArray &value)
{
    request.headers.removeIf([&name](const HttpHeader &header) { return header.name == name; });
    request.headers.append(HttpHeader{name, value});
}

inline ListenerRequest goodCall()
{
    return {.method = "POST",
        .target = kPath,
        .headers = {{"Authorization", "bearer good"}, {"Content-Type", "application/json"}},
        .body = kMessage,
        .peerAddress = QStringLiteral("127.0.0.1")};
}

inline RuleContext tableContext()
{
    RuleContext context{.partnerId = QStringLiteral("p"),
        .path = QString::fromLatin1(kPath),
        .streamId = QStringLiteral("st-2724c525-8c05-5a5f-9d2f-2c525a0e4d5b"),
        .guideTable = true,
        .enabled = true,
        .businessNumbers = {QStringLiteral("+919800000001")}};
    context.judgeToken = [](const QByteArray &authorization, const QDateTime &now) {
        if (authorization != "bearer good" || now != kNow)
            return TokenJudgement{.flaw = QStringLiteral("signed with another secret")};
        return TokenJudgement{.once = UsedToken{.jti = QStringLiteral("one")}};
    };
    context.numbersIn = [](const WebhookPost &post) {
        const Result<Json> body = Json::parse(post.body);
        const QString number = body ? body.value().text({"waNumber"}).value_or(QString()) : QString();
        return number.isEmpty() ? QStringList() : QStringList(QLatin1Char('+') + number);
    };
    return context;
}

inline RuleContext basicContext()
{
    RuleContext context = tableContext();
    context.guideTable = false;
    context.judgeToken = {};
    context.basicCredentials = "user:pass:word";
    return context;
}

inline RuleContext pathContext()
{
    RuleContext context = basicContext();
    context.basicCredentials.reset();
    context.pathSecret = "s3cret";
    return context;
}

} // namespace ChannelConsole::RuleCases
