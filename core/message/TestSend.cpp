// SPDX-License-Identifier: Apache-2.0
#include "core/message/TestSend.h"

#include "core/message/SendPlan.h"
#include "core/message/SendRunPrivate.h"

namespace ChannelConsole {

struct TestSend::Private
{
    SendServices services;
};

TestSend::TestSend(HttpClient *client, SecretVault *vault, MessageLog *log, Sandbox *sandbox,
    const Clock *clock, QObject *parent)
    : QObject(parent)
    , d(new Private{
          .services = {.client = client, .vault = vault, .log = log, .sandbox = sandbox, .clock = clock}})
{
}

TestSend::~TestSend() = default;

std::optional<Problem> TestSend::obstacle(const SendOrder &order) const
{
    const Result<SendPlan> plan = planSend(order, *d->services.sandbox, *d->services.vault);
    return plan.ok() ? std::nullopt : std::optional(plan.error());
}

Result<HttpRequest> TestSend::preview(const SendOrder &order) const
{
    const Result<SendRoute> route = routeOf(order, *d->services.sandbox);
    if (!route.ok())
        return route.error();
    return requestFor(route.value(), order.message, Secrets::masked(), *d->services.sandbox);
}

SendRun *TestSend::send(const SendOrder &order)
{
    auto *run = new SendRun(std::make_unique<SendRun::Private>(d->services, order), this);
    QMetaObject::invokeMethod(
        run, [run] { run->d->start(); }, Qt::QueuedConnection);
    return run;
}

} // namespace ChannelConsole
