// SPDX-License-Identifier: Apache-2.0
#include "core/webhook/EndpointPlan.h"

#include "core/channel/Validation.h"
#include "core/channel/WebhookUrl.h"
#include "core/net/Http.h"
#include "core/partner/CommonFields.h"
#include "core/partner/Partner.h"

#include <QCoreApplication>

namespace ChannelConsole {

using namespace Qt::StringLiterals;

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("WebhookEndpoints", text);
}

Problem missing(const QString &field, const QString &text, const QString &remedy)
{
    return {.kind = ProblemKind::InvalidInput, .text = text, .remedy = remedy, .field = field};
}

Problem refused(const QString &text, const QString &remedy)
{
    return {.kind = ProblemKind::Refused, .text = text, .remedy = remedy};
}

QString onConfigurations()
{
    return tr("Enter it on the Configurations page and save.");
}

Result<void> planUrl(EndpointPlan &plan)
{
    const Assistant &assistant = plan.assistant;
    plan.platformUrl = QUrl(
        webhookUrl(assistant.webhookTemplate, assistant.platformHost, plan.partnerId, assistant.streamId));
    if (assistant.streamId.isEmpty() || !plan.platformUrl.isValid() || plan.platformUrl.isEmpty())
        return missing(u"streamId"_s, tr("The webhook URL is not complete: the assistant has no stream id."),
            tr("Paste the Webhook URL that the platform shows, or enter the stream id."));
    plan.path = plan.platformUrl.path(QUrl::FullyEncoded);
    if (!plan.path.contains(assistant.streamId))
        return missing(u"webhookTemplate"_s, tr("The webhook URL does not have the stream id in its path."),
            tr("Put {streamId} into the path of the assistant's webhook URL."));
    return {};
}

Result<void> planToken(EndpointPlan &plan, const EndpointSource &source)
{
    if (!source.configuration.associateApp)
        return {};
    if (!source.app)
        return missing(u"associateApp"_s, tr("Associate an App is on, but no app is chosen."),
            tr("Choose an app on the Configurations page and save, or switch it off."));
    plan.credential = EndpointPlan::Credential::Token;
    plan.app = *source.app;
    if (plan.app.algorithm.startsWith(u"RS"))
        return {}; // checked by the public key, which is no secret
    if (plan.app.clientSecret.name.isEmpty())
        return Problem{.kind = ProblemKind::MissingSecret,
            .text = tr("The Client Secret of the app “%1” is not entered yet.").arg(plan.app.name),
            .remedy = onConfigurations()};
    plan.secret = plan.app.clientSecret;
    return {};
}

Result<void> planBasic(
    EndpointPlan &plan, const WebhookAuthorization &authorization, const PartnerSettings &settings)
{
    if (!plan.settings.basicAuthorization)
        return {};
    plan.user = settings.values.value(authorization.userField);
    const SecretEntry entry = settings.secrets.value(authorization.secretField);
    if (plan.user.isEmpty() || entry.name.isEmpty())
        return Problem{.kind = ProblemKind::MissingSecret,
            .text = tr("Calls are to carry the channel's user name and password, but these are not entered."),
            .remedy = tr("Enter them on the Configurations page and save, or let the endpoint take calls "
                         "without them."),
            .field = plan.user.isEmpty() ? authorization.userField : authorization.secretField};
    plan.credential = EndpointPlan::Credential::Basic;
    plan.secret = entry;
    return {};
}

void planPathSecret(EndpointPlan &plan, const PartnerSettings &settings)
{
    if (!plan.settings.secretPath)
        return;
    plan.credential = EndpointPlan::Credential::PathSecret;
    const SecretEntry entry = settings.secrets.value(kPathSecretField);
    if (!entry.name.isEmpty())
        plan.secret = entry;
}

} // namespace

Result<EndpointPlan> planAddress(const EndpointSource &source)
{
    EndpointPlan plan{.assistant = source.assistant,
        .partnerId = source.configuration.partnerId,
        .enabled = source.configuration.enabled,
        .settings = source.settings};
    const Partner *partner = findPartner(plan.partnerId);
    if (!partner)
        return missing(kMessagingPartnerFieldId, tr("No messaging partner is chosen."),
            tr("Choose one on the Configurations page and save."));
    if (Result<void> done = planUrl(plan); !done)
        return done.error();
    const PartnerSettings settings = source.configuration.settings.value(plan.partnerId);
    plan.businessNumbers = settings.numbers;
    if (plan.settings.mode == EndpointMode::Relay)
        plan.extraCaFile = connectionSettings(settings).extraCaFile;
    const WebhookAuthorization::Kind kind = partner->webhookAuthorization().kind;
    plan.guideTable = kind == WebhookAuthorization::Kind::AppToken;
    if (kind == WebhookAuthorization::Kind::PathSecret)
        planPathSecret(plan, settings);
    return plan;
}

Result<EndpointPlan> planEndpoint(const EndpointSource &source)
{
    Result<EndpointPlan> address = planAddress(source);
    if (!address)
        return address;
    EndpointPlan plan = address.takeValue();
    const WebhookAuthorization authorization = findPartner(plan.partnerId)->webhookAuthorization();
    Result<void> done;
    if (authorization.kind == WebhookAuthorization::Kind::AppToken)
        done = planToken(plan, source);
    else if (authorization.kind == WebhookAuthorization::Kind::Basic)
        done = planBasic(plan, authorization, source.configuration.settings.value(plan.partnerId));
    if (!done && plan.settings.mode != EndpointMode::Relay)
        return done.error();
    if (!done)
        plan = unchecked(std::move(plan), done.error());
    if (const std::optional<Problem> obstacle = relayObstacle(plan, plan.settings.port))
        return *obstacle;
    return plan;
}

EndpointPlan unchecked(EndpointPlan plan, const Problem &why)
{
    plan.credential = EndpointPlan::Credential::None;
    plan.secret.reset();
    plan.unchecked = why;
    return plan;
}

std::optional<Problem> relayObstacle(const EndpointPlan &plan, quint16 port)
{
    if (plan.settings.mode != EndpointMode::Relay)
        return std::nullopt;
    const QUrl &url = plan.platformUrl;
    if (!isAllowedUrl(url))
        return refused(tr("Calls are not relayed to “%1”: the connection would not be encrypted.")
                           .arg(url.toString(QUrl::RemoveUserInfo | QUrl::RemoveQuery)),
            tr("Enter the platform's address with https://."));
    if (plan.assistant.sandbox && !isLoopback(url))
        return refused(tr("A sandbox assistant's calls are not relayed to a real platform."),
            tr("Choose “Answer here”, or relay to a platform that runs on this computer."));
    constexpr int kHttpPort = 80;
    constexpr int kHttpsPort = 443;
    const int platformPort = url.port(url.scheme() == "https"_L1 ? kHttpsPort : kHttpPort);
    const bool isThisEndpoint = port != 0 && isLoopback(url) && platformPort == port;
    const QString publicOrigin = originOf(QUrl(plan.settings.publicUrl));
    if (isThisEndpoint || (!publicOrigin.isEmpty() && originOf(url) == publicOrigin))
        return refused(tr("The assistant's webhook URL is this endpoint itself: calls would go round."),
            tr("Enter the platform's own address as the assistant's platform host."));
    return std::nullopt;
}

} // namespace ChannelConsole
