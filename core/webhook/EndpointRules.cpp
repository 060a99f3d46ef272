// SPDX-License-Identifier: Apache-2.0
#include "core/webhook/EndpointRules.h"

#include "core/partner/Partner.h"
#include "core/webhook/AppKey.h"

namespace ChannelConsole {

using namespace Qt::StringLiterals;

namespace {

TokenJudgement judgeToken(
    const QByteArray &authorization, const QUuid &appId, const TokenKey &key, const QDateTime &now)
{
    const Result<QByteArray> compact = tokenOfAuthorization(authorization);
    if (!compact)
        return {.flaw = compact.error().text};
    const Result<Token> token = verifyToken(compact.value(), key, now);
    if (!token)
        return {.flaw = token.error().text};
    if (!key.enforceJti)
        return {};
    // verifyToken() saw to it that both are there.
    const qint64 expires = token.value().expires.value_or(0) + kTokenSkew.count();
    return {.flaw = {},
        .once = UsedToken{.appId = appId,
            .jti = token.value().jti,
            .expires = QDateTime::fromSecsSinceEpoch(expires, Qt::UTC)}};
}

QStringList numbersIn(const Partner &partner, const WebhookPost &post)
{
    const Result<WebhookEvents> events = partner.parseWebhook(post);
    QStringList numbers;
    if (!events)
        return numbers; // not read by the parser either: kept as it came
    for (const InboundMessage &message : events.value().messages) {
        if (!message.businessNumber.isEmpty())
            numbers.append(message.businessNumber);
    }
    return numbers;
}

} // namespace

EndpointRules rulesWithoutSecret(const EndpointPlan &plan)
{
    EndpointRules rules{.assistantId = plan.assistant.id,
        .sandbox = plan.assistant.sandbox,
        .mode = plan.settings.mode,
        .platformUrl = plan.platformUrl,
        .extraCaFile = plan.extraCaFile,
        .extraCaPem = plan.extraCaPem};
    rules.context = {.partnerId = plan.partnerId,
        .path = plan.path,
        .streamId = plan.assistant.streamId,
        .guideTable = plan.guideTable,
        .enabled = plan.enabled,
        .businessNumbers = plan.businessNumbers};
    if (const Partner *partner = findPartner(plan.partnerId))
        rules.context.numbersIn = [partner](const WebhookPost &post) { return numbersIn(*partner, post); };
    rules.mask = {.path = plan.path, .streamId = plan.assistant.streamId};
    return rules;
}

EndpointRules rulesFrom(const EndpointPlan &plan, const QByteArray &secret)
{
    EndpointRules rules = rulesWithoutSecret(plan);
    rules.ready = true;
    rules.secret = secret;
    rules.readFrom = plan.secret;
    rules.unchecked = plan.unchecked;
    if (plan.unchecked)
        rules.context.uncheckable = plan.unchecked->text;
    if (!secret.isEmpty())
        rules.mask.secrets.insert(u"webhook"_s, secret);
    switch (plan.credential) {
    case EndpointPlan::Credential::None:
        break;
    case EndpointPlan::Credential::Token:
        rules.context.judgeToken
            = [id = plan.app.id, key = tokenKeyOf(plan.app, secret)](const QByteArray &authorization,
                  const QDateTime &now) { return judgeToken(authorization, id, key, now); };
        break;
    case EndpointPlan::Credential::Basic:
        rules.context.basicCredentials = plan.user.toUtf8() + ':' + secret;
        rules.mask.users = {plan.user};
        break;
    case EndpointPlan::Credential::PathSecret:
        rules.context.pathSecret = secret;
        break;
    }
    return rules;
}

} // namespace ChannelConsole
