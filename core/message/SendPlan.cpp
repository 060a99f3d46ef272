// SPDX-License-Identifier: Apache-2.0
#include "core/message/SendPlan.h"

#include "core/channel/PhoneNumber.h"
#include "core/channel/Validation.h"
#include "core/message/TestSend.h"
#include "core/partner/CommonFields.h"
#include "core/partner/Partner.h"
#include "core/sandbox/Sandbox.h"
#include "core/secret/SecretVault.h"

#include <QCoreApplication>

#include <algorithm>

namespace ChannelConsole {

using namespace Qt::StringLiterals;

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("TestSend", text);
}

Problem invalid(const QString &field, const QString &text, const QString &remedy)
{
    return {.kind = ProblemKind::InvalidInput, .text = text, .remedy = remedy, .field = field};
}

Problem refused(const QString &text, const QString &remedy)
{
    return {.kind = ProblemKind::Refused, .text = text, .remedy = remedy};
}

/// The rest of the message is the partner's to check, when it builds the request.
Result<OutboundMessage> checkedMessage(OutboundMessage message, const SendRoute &route)
{
    const Result<QString> business = normalisedNumber(message.businessNumber);
    if (!business.ok() || !route.settings.numbers.contains(business.value()))
        return invalid(u"businessNumber"_s, tr("Choose the business number to send from."),
            tr("Only numbers saved on the Configurations page can be used."));
    message.businessNumber = business.value();
    if (const Result<QString> user = normalisedNumber(message.userNumber); user.ok())
        message.userNumber = user.value();
    if (message.id.isEmpty())
        message.id = QUuid::createUuid().toString(QUuid::Id128);
    return message;
}

QString labelOf(const QString &fieldId, const Partner &partner)
{
    const QList<FieldSpec> fields = partner.fields();
    const auto found = std::find_if(
        fields.cbegin(), fields.cend(), [&](const FieldSpec &field) { return field.id == fieldId; });
    return found == fields.cend() ? fieldId : found->label;
}

/// Promise 8: a credential goes to the origin it was entered for, and nowhere else.
Result<QHash<QString, SecretEntry>> checkedSecrets(
    const SendRoute &route, const QStringList &ids, const SecretVault &vault)
{
    QHash<QString, SecretEntry> entries;
    for (const QString &id : ids) {
        // Asked only for what is wrong: it makes all fields of the form.
        const auto label = [&] { return labelOf(id, *route.partner); };
        const auto entry = route.settings.secrets.constFind(id);
        if (entry == route.settings.secrets.cend())
            return Problem{.kind = ProblemKind::MissingSecret,
                .text = tr("%1 is not entered yet.").arg(label()),
                .remedy = tr("Enter it on the Configurations page and save."),
                .field = id};
        if (!entry->isFor(route.origin))
            return Problem{.kind = ProblemKind::SecretForOtherOrigin,
                .text = tr("%1 was entered for %2 and is not sent to %3.")
                            .arg(label(), entry->originText(), route.origin),
                .remedy = tr("If %1 is right, enter %2 again on the Configurations page and save.")
                              .arg(route.origin, label()),
                .field = id};
        if (!vault.mayHave(*entry))
            return Problem{.kind = ProblemKind::MissingSecret,
                .text = tr("%1 was kept only until the program was quit.").arg(label()),
                .remedy = tr("Enter it again on the Configurations page and save."),
                .field = id};
        entries.insert(id, *entry);
    }
    return entries;
}

Result<SendRoute> routeTo(QUrl (Partner::*urlOf)(const PartnerSettings &) const, const Assistant &assistant,
    const ChannelConfiguration &configuration, Sandbox &sandbox)
{
    const QString partnerId = configuration.partnerId;
    if (partnerId.isEmpty())
        return invalid(kMessagingPartnerFieldId, tr("No messaging partner is chosen."),
            tr("Choose one on the Configurations page and save."));
    SendRoute route{.partner = findPartner(partnerId),
        .settings = configuration.settings.value(partnerId),
        .sandbox = assistant.sandbox};
    if (!route.partner)
        return invalid(kMessagingPartnerFieldId,
            tr("This version does not know the messaging partner \"%1\".").arg(partnerId),
            tr("Choose another partner, or use the version the assistant was set up with."));
    if (configuration.assistantId != assistant.id)
        return refused(tr("These settings belong to another assistant."), tr("Choose the assistant again."));

    if (route.sandbox) {
        Result<QUrl> url = sandbox.serviceUrl(partnerId);
        if (!url.ok())
            return url.error();
        route.base = url.takeValue();
        route.origin = Sandbox::origin(partnerId);
        return route;
    }
    route.base = (route.partner->*urlOf)(route.settings);
    if (!route.base.isValid() || route.base.isEmpty())
        return invalid({}, tr("The address to send to is not complete."),
            tr("Complete it on the Configurations page and save."));
    if (!isAllowedUrl(route.base))
        return refused(
            tr("%1 is not a secure address.").arg(route.base.toDisplayString(QUrl::RemoveUserInfo)),
            tr("Use an address that begins with https://."));
    if (sandbox.owns(route.base))
        return refused(tr("%1 is the sandbox of this program, and this is not a sandbox assistant.")
                           .arg(originOf(route.base)),
            tr("Enter the partner's own address, or use a sandbox assistant."));
    route.origin = originOf(route.base);
    return route;
}

/// A request of the partner's with what the sandbox asks for; refused if it would leave the route.
Result<HttpRequest> onRoute(
    const SendRoute &route, Result<HttpRequest> built, const Secrets &secrets, const Sandbox &sandbox)
{
    if (!built.ok())
        return built;
    HttpRequest request = built.takeValue();
    // The partner builds the URL: whatever the settings made of it, credentials do not leave the origin they
    // were checked for.
    if (originOf(request.url) != originOf(route.base) || sandbox.owns(request.url) != route.sandbox)
        return refused(
            tr("The request would go to %1 instead of %2.").arg(originOf(request.url), originOf(route.base)),
            tr("Check the address on the Configurations page."));
    if (route.sandbox) {
        HttpHeader key = sandbox.keyHeader();
        if (secrets.isMasked())
            key.value = Secrets::masked().value({});
        request.headers.append(key);
    }
    return request;
}

/// What a partner makes of a question about its log.
Result<HttpRequest> builtFor(const SendRoute &route, const PartnerQuestion &question, const Secrets &secrets)
{
    if (const auto *log = std::get_if<PartnerLogQuery>(&question))
        return route.partner->logRequest(*log, route.settings, secrets, route.base);
    return route.partner->reportRequest(
        std::get<PartnerReportQuery>(question), route.settings, secrets, route.base);
}

/// Deadlines and certificates of the settings.
void applyConnection(SendPlan *plan)
{
    const ConnectionSettings connection = connectionSettings(plan->route.settings);
    plan->policy.connectDeadline = connection.connectDeadline;
    plan->policy.totalDeadline = connection.requestDeadline;
    plan->extraCaFile = connection.extraCaFile;
}

} // namespace

Result<SendRoute> routeOf(const SendOrder &order, Sandbox &sandbox)
{
    return routeTo(&Partner::serviceUrl, order.assistant, order.configuration, sandbox);
}

Result<SendPlan> planTemplates(const Assistant &assistant, const ChannelConfiguration &configuration,
    const TemplateQuery &query, Sandbox &sandbox, const SecretVault &vault)
{
    Result<SendRoute> route = routeTo(&Partner::templateServiceUrl, assistant, configuration, sandbox);
    if (!route.ok())
        return route.error();
    SendPlan plan{.route = route.takeValue()};
    Result<HttpRequest> request = templatesRequestFor(plan.route, query, Secrets::masked(), sandbox);
    if (!request.ok())
        return request.error();
    plan.shown = request.takeValue();
    Result<QHash<QString, SecretEntry>> secrets
        = checkedSecrets(plan.route, plan.route.partner->secretsForTemplates(plan.route.settings), vault);
    if (!secrets.ok())
        return secrets.error();
    plan.secrets = secrets.takeValue();
    applyConnection(&plan);
    return plan;
}

Result<HttpRequest> templatesRequestFor(
    const SendRoute &route, const TemplateQuery &query, const Secrets &secrets, const Sandbox &sandbox)
{
    return onRoute(
        route, route.partner->templatesRequest(query, route.settings, secrets, route.base), secrets, sandbox);
}

Result<SendPlan> planLog(const Assistant &assistant, const ChannelConfiguration &configuration,
    const PartnerQuestion &question, Sandbox &sandbox, const SecretVault &vault)
{
    Result<SendRoute> route = routeTo(&Partner::logServiceUrl, assistant, configuration, sandbox);
    if (!route.ok())
        return route.error();
    SendPlan plan{.route = route.takeValue()};
    const Result<HttpRequest> request = logRequestFor(plan.route, question, Secrets::masked(), sandbox);
    if (!request.ok())
        return request.error();
    Result<QHash<QString, SecretEntry>> secrets
        = checkedSecrets(plan.route, plan.route.partner->secretsForLog(plan.route.settings), vault);
    if (!secrets.ok())
        return secrets.error();
    plan.secrets = secrets.takeValue();
    applyConnection(&plan);
    return plan;
}

Result<HttpRequest> logRequestFor(
    const SendRoute &route, const PartnerQuestion &question, const Secrets &secrets, const Sandbox &sandbox)
{
    return onRoute(route, builtFor(route, question, secrets), secrets, sandbox);
}

Result<SendPlan> planSend(const SendOrder &order, Sandbox &sandbox, const SecretVault &vault)
{
    Result<SendRoute> route = routeOf(order, sandbox);
    if (!route.ok())
        return route.error();
    SendPlan plan{.route = route.takeValue()};

    Result<OutboundMessage> message = checkedMessage(order.message, plan.route);
    if (!message.ok())
        return message.error();
    plan.message = message.takeValue();

    Result<HttpRequest> request = requestFor(plan.route, plan.message, Secrets::masked(), sandbox);
    if (!request.ok())
        return request.error();
    plan.shown = request.takeValue();

    Result<QHash<QString, SecretEntry>> secrets = checkedSecrets(plan.route,
        plan.route.partner->secretsForSend(plan.route.settings, typeOf(plan.message.content)), vault);
    if (!secrets.ok())
        return secrets.error();
    plan.secrets = secrets.takeValue();

    applyConnection(&plan);
    return plan;
}

Result<HttpRequest> requestFor(
    const SendRoute &route, const OutboundMessage &message, const Secrets &secrets, const Sandbox &sandbox)
{
    return onRoute(
        route, route.partner->sendRequest(message, route.settings, secrets, route.base), secrets, sandbox);
}

} // namespace ChannelConsole
