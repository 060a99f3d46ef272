// SPDX-License-Identifier: Apache-2.0
#include "core/webhook/WebhookEndpoints.h"

#include "core/Clock.h"
#include "core/Continuation.h"
#include "core/Steps.h"
#include "core/channel/AssistantStore.h"
#include "core/store/Store.h"
#include "core/webhook/EndpointPreparation.h"
#include "core/webhook/EndpointRun.h"
#include "core/webhook/EndpointSettingsRows.h"
#include "core/webhook/EndpointUrl.h"

#include <QHash>

#include <map>

namespace ChannelConsole {

namespace {

Problem invalid(const QString &field, const QString &text)
{
    return {.kind = ProblemKind::InvalidInput,
        .text = text,
        .remedy = WebhookEndpoints::tr("Correct it and save again."),
        .field = field};
}

Result<void> check(const EndpointSettings &settings)
{
    if (const QString flaw = checkListenAddress(settings.address); !flaw.isEmpty())
        return invalid(QStringLiteral("address"), flaw);
    if (const QString flaw = checkPublicUrl(settings.publicUrl); !flaw.isEmpty())
        return invalid(QStringLiteral("publicUrl"), flaw);
    return {};
}

Problem stopped()
{
    return {.kind = ProblemKind::Cancelled,
        .text = WebhookEndpoints::tr("The endpoint was stopped before it had started."),
        .remedy = WebhookEndpoints::tr("Start it again.")};
}

bool listensDifferently(const EndpointSettings &before, const EndpointSettings &now)
{
    return before.address != now.address || before.port != now.port || before.publicUrl != now.publicUrl;
}

/// Whether the credential that is read meanwhile is none that the relay uses, and nothing else of it changed.
bool relaysAsBefore(const EndpointRules &known, const Result<EndpointPlan> &planned)
{
    if (!planned || !known.ready || known.mode != EndpointMode::Relay)
        return false;
    const EndpointPlan &plan = planned.value();
    const bool hasPathSecret
        = known.context.pathSecret || plan.credential == EndpointPlan::Credential::PathSecret;
    return !hasPathSecret && plan.settings.mode == EndpointMode::Relay
        && plan.partnerId == known.context.partnerId && plan.path == known.context.path
        && plan.platformUrl == known.platformUrl && plan.extraCaFile == known.extraCaFile;
}

Problem relayedUnchecked(const Problem &why)
{
    Problem problem = why;
    problem.text = WebhookEndpoints::tr("Calls are relayed, but cannot be checked here: %1").arg(why.text);
    return problem;
}

} // namespace

class WebhookEndpoints::Private final
{
public:
    using Kind = EndpointState::Kind;

    /// What there is of one assistant's endpoint, from its first start on.
    struct Endpoint
    {
        EndpointState::Kind kind = Kind::Stopped;
        std::optional<Problem> problem; ///< of starting, or of renewing the rules
        std::unique_ptr<EndpointRun> run;
        quint64 attempt = 0; ///< the newest start or renewal wins
        bool changedMeanwhile = false; ///< the configuration, while it was starting
    };

    Private(WebhookEndpoints *owner, Store *dataStore, AssistantStore *assistantStore, SecretVault *vault,
        CallLog *callLog, const Clock *wallClock)
        : q(owner)
        , store(dataStore)
        , assistants(assistantStore)
        , calls(callLog)
        , clock(wallClock)
        , preparation(assistantStore, vault)
    {
    }

    [[nodiscard]] Result<void> begin(const QUuid &id, const EndpointRules &rules);
    void renew(const QUuid &id);
    void renewed(const QUuid &id, const Result<EndpointRules> &rules);
    void forgetRemoved();

    WebhookEndpoints *q;
    Store *store;
    AssistantStore *assistants;
    CallLog *calls;
    const Clock *clock;
    EndpointPreparation preparation;
    QHash<QUuid, EndpointSettings> settings;
    std::map<QUuid, Endpoint> endpoints; ///< which a hash could not hold: they do not copy
};

Result<void> WebhookEndpoints::Private::begin(const QUuid &id, const EndpointRules &rules)
{
    Endpoint &endpoint = endpoints[id];
    const EndpointSettings wanted = q->settings(id);
    auto run = std::make_unique<EndpointRun>(calls, clock, rules);
    const Result<quint16> port = run->start(listenerSettings(wanted));
    if (!port)
        return port.error();
    // With port 0 it is known only now.
    const Result<EndpointPlan> plan = preparation.plan(id, wanted);
    if (const auto obstacle = plan ? relayObstacle(plan.value(), port.value()) : std::nullopt)
        return *obstacle;
    QObject::connect(run.get(), &EndpointRun::problemChanged, q, [this, id] { emit q->stateChanged(id); });
    endpoint.run = std::move(run);
    return {};
}

/// Lets a running endpoint follow its configuration. Until a new credential is read nobody is let in: the old
/// one may have been changed because somebody else knows it. A relay that needs none goes on.
void WebhookEndpoints::Private::renew(const QUuid &id)
{
    const auto found = endpoints.find(id);
    if (found == endpoints.end())
        return;
    Endpoint &endpoint = found->second;
    if (!endpoint.run) {
        endpoint.changedMeanwhile = endpoint.kind == Kind::Starting;
        return;
    }
    const quint64 attempt = ++endpoint.attempt;
    const std::shared_ptr<const EndpointRules> known = endpoint.run->rules();
    const QFuture<Result<EndpointRules>> future = preparation.rules(id, q->settings(id), known);
    if (future.isFinished() && future.resultCount() > 0) {
        renewed(id, future.result());
        return;
    }
    EndpointRules meanwhile = *known;
    if (relaysAsBefore(*known, preparation.plan(id, q->settings(id))))
        meanwhile.context.uncheckable
            = WebhookEndpoints::tr("A credential of the channel was being read from the keychain.");
    else
        meanwhile.ready = false;
    endpoint.run->setRules(std::move(meanwhile));
    continued(future, q, [this, id, attempt](const Result<EndpointRules> &rules) {
        const auto there = endpoints.find(id);
        if (there != endpoints.end() && there->second.run && there->second.attempt == attempt)
            renewed(id, rules);
    });
}

void WebhookEndpoints::Private::renewed(const QUuid &id, const Result<EndpointRules> &rules)
{
    Endpoint &endpoint = endpoints[id];
    const Result<EndpointPlan> plan = preparation.plan(id, q->settings(id));
    const std::optional<Problem> obstacle
        = plan ? relayObstacle(plan.value(), endpoint.run->port()) : std::nullopt;
    if (rules && !obstacle) {
        endpoint.problem.reset();
        endpoint.run->setRules(rules.value());
    } else {
        endpoint.problem = obstacle ? *obstacle : rules.error();
        EndpointRules closed = *endpoint.run->rules();
        closed.ready = false;
        endpoint.run->setRules(std::move(closed));
    }
    emit q->stateChanged(id);
}

void WebhookEndpoints::Private::forgetRemoved()
{
    for (auto endpoint = endpoints.begin(); endpoint != endpoints.end();) {
        const bool removed = !assistants->assistant(endpoint->first);
        endpoint = removed ? endpoints.erase(endpoint) : std::next(endpoint);
    }
    settings.removeIf([this](const QHash<QUuid, EndpointSettings>::iterator &each) {
        return !assistants->assistant(each.key());
    });
}

WebhookEndpoints::WebhookEndpoints(Store *store, AssistantStore *assistants, SecretVault *vault,
    CallLog *calls, const Clock *clock, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(this, store, assistants, vault, calls, clock))
{
    const auto renewAll = [this] {
        d->forgetRemoved();
        for (const auto &[id, endpoint] : d->endpoints)
            d->renew(id);
    };
    connect(assistants, &AssistantStore::configurationChanged, this,
        [this](const QUuid &assistantId) { d->renew(assistantId); });
    connect(assistants, &AssistantStore::assistantsChanged, this, renewAll);
    connect(assistants, &AssistantStore::appsChanged, this, renewAll);
}

WebhookEndpoints::~WebhookEndpoints() = default;

QFuture<Result<void>> WebhookEndpoints::load()
{
    using Settings = QHash<QUuid, EndpointSettings>;
    return continued(d->store->run<Settings>(&readEndpointSettings), this,
        [this](const Result<Settings> &read) -> Result<void> {
            if (!read)
                return read.error();
            d->settings = read.value();
            for (auto it = d->settings.keyBegin(); it != d->settings.keyEnd(); ++it)
                emit settingsChanged(*it);
            return {};
        });
}

EndpointSettings WebhookEndpoints::settings(const QUuid &assistantId) const
{
    return d->settings.value(assistantId);
}

QFuture<Result<void>> WebhookEndpoints::saveSettings(
    const QUuid &assistantId, const EndpointSettings &settings)
{
    if (const Result<void> checked = check(settings); !checked)
        return readyFuture(checked);
    const auto write = [assistantId, settings](StoreConnection &connection) {
        return replaceEndpointSettings(connection, assistantId, settings);
    };
    return continued(d->store->run<void>(write), this,
        [this, assistantId, settings](const Result<void> &written) -> Result<void> {
            if (!written)
                return written;
            const EndpointSettings before = d->settings.value(assistantId);
            d->settings.insert(assistantId, settings);
            emit settingsChanged(assistantId);
            const bool active = state(assistantId).kind != EndpointState::Kind::Stopped
                && state(assistantId).kind != EndpointState::Kind::Failed;
            if (active && listensDifferently(before, settings)) {
                stop(assistantId);
                // How it ends is told by the state.
                continued(start(assistantId), this, [](const Result<void> &) {});
            } else {
                d->renew(assistantId);
            }
            return {};
        });
}

EndpointState WebhookEndpoints::state(const QUuid &assistantId) const
{
    const auto found = d->endpoints.find(assistantId);
    if (found == d->endpoints.end())
        return {};
    const Private::Endpoint &endpoint = found->second;
    EndpointState state{.kind = endpoint.kind, .problem = endpoint.problem};
    if (endpoint.run) {
        if (!state.problem)
            state.problem = endpoint.run->problem();
        if (const auto &unchecked = endpoint.run->rules()->unchecked; unchecked && !state.problem)
            state.problem = relayedUnchecked(*unchecked);
        state.localUrl = localEndpointUrl(
            settings(assistantId), endpoint.run->port(), endpoint.run->rules()->context.path);
    }
    return state;
}

QFuture<Result<void>> WebhookEndpoints::start(const QUuid &assistantId)
{
    Private::Endpoint &endpoint = d->endpoints[assistantId];
    if (endpoint.run)
        return readyFuture(Result<void>());
    const quint64 attempt = ++endpoint.attempt;
    endpoint.kind = EndpointState::Kind::Starting;
    endpoint.problem.reset();
    endpoint.changedMeanwhile = false;
    emit stateChanged(assistantId);
    return continued(d->preparation.rules(assistantId, settings(assistantId)), this,
        [this, assistantId, attempt](const Result<EndpointRules> &rules) -> Result<void> {
            const auto found = d->endpoints.find(assistantId);
            if (found == d->endpoints.end() || found->second.attempt != attempt)
                return stopped();
            const Result<void> begun
                = rules ? d->begin(assistantId, rules.value()) : Result<void>(rules.error());
            Private::Endpoint &endpoint = found->second;
            endpoint.kind = begun ? EndpointState::Kind::Running : EndpointState::Kind::Failed;
            if (!begun)
                endpoint.problem = begun.error();
            if (begun && endpoint.changedMeanwhile)
                d->renew(assistantId);
            emit stateChanged(assistantId);
            return begun;
        });
}

void WebhookEndpoints::stop(const QUuid &assistantId)
{
    const auto found = d->endpoints.find(assistantId);
    if (found == d->endpoints.end())
        return;
    Private::Endpoint &endpoint = found->second;
    ++endpoint.attempt;
    endpoint.run.reset();
    endpoint.kind = EndpointState::Kind::Stopped;
    endpoint.problem.reset();
    emit stateChanged(assistantId);
}

QUrl WebhookEndpoints::callbackUrl(const QUuid &assistantId) const
{
    const Result<EndpointPlan> plan = d->preparation.address(assistantId, settings(assistantId));
    if (!plan)
        return {};
    const bool hasSecret = plan.value().credential == EndpointPlan::Credential::PathSecret;
    return endpointUrl(plan.value(), state(assistantId).localUrl,
        hasSecret ? Secrets::masked().value(QString()) : QByteArray());
}

QFuture<Result<QUrl>> WebhookEndpoints::secretCallbackUrl(const QUuid &assistantId)
{
    return continued(d->preparation.rules(assistantId, settings(assistantId)), this,
        [this, assistantId](const Result<EndpointRules> &rules) -> Result<QUrl> {
            if (!rules)
                return rules.error();
            const Result<EndpointPlan> plan = d->preparation.plan(assistantId, settings(assistantId));
            if (!plan)
                return plan.error();
            return endpointUrl(plan.value(), state(assistantId).localUrl,
                rules.value().context.pathSecret.value_or(QByteArray()));
        });
}

QFuture<Result<QList<HttpHeader>>> WebhookEndpoints::authorization(const QUuid &assistantId)
{
    return d->preparation.authorization(assistantId, settings(assistantId), d->clock->now());
}

} // namespace ChannelConsole
