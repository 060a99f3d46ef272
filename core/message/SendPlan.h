// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/Result.h"
#include "core/channel/Channel.h"
#include "core/message/OutboundMessage.h"
#include "core/net/Http.h"
#include "core/partner/PartnerLog.h"

#include <QHash>
#include <QUrl>

namespace ChannelConsole {

class Partner;
class Sandbox;
class Secrets;
class SecretVault;
struct SendOrder;
struct TemplateQuery;

/// Where an order goes: decided by the assistant's mark alone, never by an address (promise 9).
struct SendRoute
{
    const Partner *partner = nullptr;
    PartnerSettings settings;
    QUrl base;
    QString origin; ///< what the credentials have to be bound to (promise 8)
    bool sandbox = false;
};

/// What makes up one send, checked, before any secret is read.
struct SendPlan
{
    SendRoute route;
    OutboundMessage message; ///< numbers normalised, id filled in
    HttpRequest shown; ///< the request, or the first of several, secrets masked
    QHash<QString, SecretEntry> secrets; ///< by FieldSpec::id; those the request needs
    HttpPolicy policy; ///< without the extra certificates
    QString extraCaFile; ///< to be read into the policy; empty for none
};

/// Starts the sandbox's listener if the assistant is a sandbox assistant.
[[nodiscard]] Result<SendRoute> routeOf(const SendOrder &order, Sandbox &sandbox);
/// A plan whose request can be built, or the first obstacle in the order of the form.
[[nodiscard]] Result<SendPlan> planSend(const SendOrder &order, Sandbox &sandbox, const SecretVault &vault);
/// The partner's request with what the sandbox asks for. Refuses a request that would leave the route.
[[nodiscard]] Result<HttpRequest> requestFor(
    const SendRoute &route, const OutboundMessage &message, const Secrets &secrets, const Sandbox &sandbox);

/// The same for the partner's list of templates; the plan's message is empty.
[[nodiscard]] Result<SendPlan> planTemplates(const Assistant &assistant,
    const ChannelConfiguration &configuration, const TemplateQuery &query, Sandbox &sandbox,
    const SecretVault &vault);
[[nodiscard]] Result<HttpRequest> templatesRequestFor(
    const SendRoute &route, const TemplateQuery &query, const Secrets &secrets, const Sandbox &sandbox);

/// The same for the partner's log or its report of a message.
[[nodiscard]] Result<SendPlan> planLog(const Assistant &assistant, const ChannelConfiguration &configuration,
    const PartnerQuestion &question, Sandbox &sandbox, const SecretVault &vault);
[[nodiscard]] Result<HttpRequest> logRequestFor(
    const SendRoute &route, const PartnerQuestion &question, const Secrets &secrets, const Sandbox &sandbox);

} // namespace ChannelConsole
