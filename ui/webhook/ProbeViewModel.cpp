// SPDX-License-Identifier: Apache-2.0
#include "ui/webhook/ProbeViewModel.h"

#include "core/Clock.h"
#include "core/Continuation.h"
#include "core/channel/AssistantStore.h"
#include "core/channel/WebhookUrl.h"
#include "core/partner/Partner.h"
#include "core/sandbox/PartnerForge.h"
#include "core/sandbox/Sandbox.h"
#include "core/secret/SecretVault.h"
#include "core/webhook/AppKey.h"
#include "core/webhook/ProbeAuthorization.h"
#include "core/webhook/WebhookEndpoints.h"

#include <QLocale>

using namespace Qt::StringLiterals;

namespace ChannelConsole {

namespace {

Problem inputProblem(const QString &field, const QString &text, const QString &remedy)
{
    return {.kind = ProblemKind::InvalidInput, .text = text, .remedy = remedy, .field = field};
}

bool hasDocumentedAnswers(const Partner &partner)
{
    return partner.webhookAuthorization().kind == WebhookAuthorization::Kind::AppToken;
}

QString partnersWithDocumentedAnswers()
{
    QStringList names;
    for (const Partner *each : allPartners()) {
        if (hasDocumentedAnswers(*each))
            names.append(each->name());
    }
    return QLocale().createSeparatedList(names);
}

QUrl urlFrom(const QString &typed)
{
    return QUrl(typed.trimmed(), QUrl::StrictMode);
}

} // namespace

ProbeViewModel::ProbeViewModel(const Services &services, QObject *parent)
    : QObject(parent)
    , m_services(services)
{
    connect(services.assistants, &AssistantStore::configurationChanged, this, [this] {
        // A report on another partner's webhook would be read as this one's.
        if (m_report && m_services.assistants->configuration(m_assistantId).partnerId != m_probedPartner)
            forgetReport();
        emit changed();
    });
    connect(services.assistants, &AssistantStore::assistantsChanged, this, &ProbeViewModel::changed);
    connect(services.assistants, &AssistantStore::appsChanged, this, &ProbeViewModel::changed);
    connect(services.endpoints, &WebhookEndpoints::stateChanged, this, &ProbeViewModel::changed);
}

void ProbeViewModel::showAssistant(const QUuid &assistantId)
{
    if (assistantId == m_assistantId)
        return;
    m_assistantId = assistantId;
    m_pasted.clear();
    forgetReport();
    emit changed();
}

void ProbeViewModel::forgetReport()
{
    m_preparing = false;
    if (m_probe) {
        m_probe->disconnect(this);
        m_probe->cancel();
        m_probe.clear();
    }
    m_report.reset();
    m_problem.reset();
    emit reportChanged();
}

Assistant ProbeViewModel::assistant() const
{
    return m_services.assistants->assistant(m_assistantId).value_or(Assistant{});
}

ChannelConfiguration ProbeViewModel::configuration() const
{
    return m_services.assistants->configuration(m_assistantId);
}

std::optional<JwtApp> ProbeViewModel::app() const
{
    const ChannelConfiguration channel = configuration();
    return channel.associateApp ? m_services.assistants->app(channel.appId) : std::nullopt;
}

bool ProbeViewModel::isDocumented() const
{
    const Partner *partner = findPartner(configuration().partnerId);
    return partner && hasDocumentedAnswers(*partner);
}

QString ProbeViewModel::defaultUrl() const
{
    const Assistant shown = assistant();
    // Nothing of the sandbox is deployed anywhere but here.
    if (shown.sandbox)
        return m_services.endpoints->state(m_assistantId).localUrl.toString();
    return webhookUrl(shown.webhookTemplate, shown.platformHost, configuration().partnerId, shown.streamId);
}

QString ProbeViewModel::url() const
{
    return m_drafts.value(m_assistantId).url.value_or(defaultUrl());
}

void ProbeViewModel::setUrl(const QString &typed)
{
    if (typed == url())
        return;
    m_drafts[m_assistantId].url = typed;
    emit changed();
}

ProbeCredential ProbeViewModel::credential() const
{
    const std::optional<ProbeCredential> chosen = m_drafts.value(m_assistantId).credential;
    if (chosen && isAvailable(*chosen))
        return *chosen;
    // What this channel's partner shows; it may go nowhere else (see obstacle()).
    if (mayUseChannel() && probesOwnEndpoint())
        return ProbeCredential::Channel;
    return mayUseApp() ? ProbeCredential::App : ProbeCredential::None;
}

bool ProbeViewModel::probesOwnEndpoint() const
{
    const QString own = originOf(m_services.endpoints->state(m_assistantId).localUrl);
    return !own.isEmpty() && originOf(urlFrom(url())) == own;
}

bool ProbeViewModel::isAvailable(ProbeCredential credential) const
{
    switch (credential) {
    case ProbeCredential::App:
        return mayUseApp();
    case ProbeCredential::Channel:
        return mayUseChannel();
    case ProbeCredential::None:
    case ProbeCredential::Pasted:
        return true;
    }
    Q_UNREACHABLE();
}

void ProbeViewModel::setCredential(ProbeCredential credential)
{
    m_drafts[m_assistantId].credential = credential;
    if (credential != ProbeCredential::Pasted)
        m_pasted.clear();
    emit changed();
}

bool ProbeViewModel::mayUseApp() const
{
    const std::optional<JwtApp> associated = app();
    // Of the others the key that signs is not kept here.
    return associated && associated->algorithm.startsWith("HS"_L1)
        && m_services.vault->mayHave(associated->clientSecret);
}

bool ProbeViewModel::mayUseChannel() const
{
    const Partner *partner = findPartner(configuration().partnerId);
    return partner && partner->webhookAuthorization().kind == WebhookAuthorization::Kind::Basic;
}

void ProbeViewModel::setPasted(const QByteArray &header)
{
    m_pasted = header.trimmed();
    emit changed();
}

QString ProbeViewModel::tableNote() const
{
    return isDocumented()
        ? QString()
        : tr("The platform documents the answers of its webhook for %1 only, which is not this channel's "
             "messaging partner. The calls are made all the same and what comes is shown without a "
             "judgement.")
              .arg(partnersWithDocumentedAnswers());
}

QString ProbeViewModel::credentialNote() const
{
    switch (credential()) {
    case ProbeCredential::None:
        return isDocumented() ? tr("Calls that have to get past the authorization are left out.") : QString();
    case ProbeCredential::App:
        return tr("Tokens of the app “%1”, good for %2 minutes, made for this probe and not kept.")
            .arg(app().value_or(JwtApp{}).name)
            .arg(kProbeTokenLifetime.count());
    case ProbeCredential::Channel:
        return tr("What the messaging partner shows when it calls. It goes to the endpoint here only.");
    case ProbeCredential::Pasted:
        return tr("Sent to this URL only, and not kept.");
    }
    Q_UNREACHABLE();
}

QString ProbeViewModel::goodCallNote() const
{
    const ChannelConfiguration channel = configuration();
    if (!findForge(channel.partnerId) || channel.settings.value(channel.partnerId).numbers.isEmpty())
        return {};
    return tr("The good call is a text message of a made-up user. It reaches the assistant, which may answer "
              "it.");
}

std::optional<Problem> ProbeViewModel::obstacle() const
{
    const QUrl target = urlFrom(url());
    if (url().trimmed().isEmpty())
        return inputProblem(u"url"_s, tr("There is no URL to probe."),
            assistant().sandbox ? tr("Start the endpoint of this sandbox assistant, or enter a URL.")
                                : tr("Paste the Webhook URL of the platform."));
    if (!isAllowedUrl(target))
        return inputProblem(u"url"_s, tr("This is not a URL that can be probed."),
            tr("Enter it with https://. Plain http:// goes to this computer only."));
    if (assistant().sandbox && !isLoopback(target))
        return inputProblem(u"url"_s, tr("A sandbox assistant calls nothing but this computer."),
            tr("Probe this URL from an assistant that is not of the sandbox."));
    if (credential() == ProbeCredential::App
        && !mayCarryToken(target, assistant(), m_services.endpoints->settings(m_assistantId)))
        return inputProblem(u"authorization"_s,
            tr("A token of the app goes only to %1 and to the endpoint here.").arg(assistant().platformHost),
            tr("Paste an Authorization header for this URL, or probe without one."));
    // They were entered for the partner; the endpoint here is the only one to check them that we know of.
    if (credential() == ProbeCredential::Channel && !probesOwnEndpoint())
        return inputProblem(u"authorization"_s,
            tr("The channel's user name and password go to the endpoint here only."),
            tr("Start the endpoint and probe its address, or paste an Authorization header for this URL."));
    if (credential() == ProbeCredential::Pasted && m_pasted.isEmpty())
        return inputProblem(u"authorization"_s, tr("No Authorization header is pasted."),
            tr("Paste it whole, e.g. “bearer …”."));
    if (credential() == ProbeCredential::Pasted && !isSafeHeader({"Authorization", m_pasted}))
        return inputProblem(u"authorization"_s, tr("The pasted header has more than one line."),
            tr("Paste the value of the Authorization header alone."));
    return std::nullopt;
}

ProbeOrder ProbeViewModel::order(bool withGoodCall) const
{
    const ChannelConfiguration channel = configuration();
    const QStringList numbers = channel.settings.value(channel.partnerId).numbers;
    ProbeOrder order{.url = urlFrom(url()), .documented = isDocumented(), .businessNumber = numbers.value(0)};
    if (order.documented)
        order.wrongAuthorization = forgedAuthorization(app().value_or(JwtApp{}).clientId, *m_services.clock);
    if (credential() == ProbeCredential::Pasted)
        order.authorization = [header = m_pasted] { return Result<QByteArray>(header); };
    const PartnerForge *forge = findForge(channel.partnerId);
    if (withGoodCall && forge && !numbers.isEmpty())
        order.good = forge->message(forge->forms().constFirst().id,
            {.businessNumber = numbers.constFirst(),
                .userNumber = Sandbox::numbers(channel.partnerId).constFirst().number, // nobody's
                .id = QUuid::createUuid().toString(QUuid::Id128),
                .time = m_services.clock->now()});
    return order;
}

void ProbeViewModel::run(bool withGoodCall)
{
    if (isRunning() || obstacle())
        return;
    m_report.reset();
    m_problem.reset();
    m_probedPartner = m_services.assistants->configuration(m_assistantId).partnerId;
    const ProbeOrder prepared = order(withGoodCall);
    switch (credential()) {
    case ProbeCredential::App:
        startWithApp(prepared);
        return;
    case ProbeCredential::Channel:
        startWithChannel(prepared);
        return;
    case ProbeCredential::None:
    case ProbeCredential::Pasted:
        start(prepared);
        return;
    }
    Q_UNREACHABLE();
}

/// Another assistant may be shown by now, or it was cancelled.
bool ProbeViewModel::isStillPreparing(const QUuid &assistantId) const
{
    return assistantId == m_assistantId && m_preparing;
}

void ProbeViewModel::startWithChannel(const ProbeOrder &prepared)
{
    m_preparing = true;
    emit reportChanged();
    continued(m_services.endpoints->authorization(m_assistantId), this,
        [this, id = m_assistantId, prepared](const Result<QList<HttpHeader>> &headers) {
            if (!isStillPreparing(id))
                return;
            m_preparing = false;
            if (!headers.ok()) {
                fail(headers.error());
                return;
            }
            ProbeOrder with = prepared;
            with.wrongAuthorization = "Basic " + QByteArray("nobody:wrong").toBase64();
            // None where the endpoint's settings have the check switched off.
            if (!headers.value().isEmpty())
                with.authorization
                    = [value = headers.value().constFirst().value] { return Result<QByteArray>(value); };
            start(with);
        });
}

void ProbeViewModel::startWithApp(const ProbeOrder &prepared)
{
    m_preparing = true;
    emit reportChanged();
    const JwtApp associated = app().value_or(JwtApp{});
    continued(m_services.vault->read(associated.clientSecret), this,
        [this, id = m_assistantId, prepared, associated](const SecretRead &secret) {
            if (!isStillPreparing(id))
                return;
            m_preparing = false;
            if (!secret.ok()) {
                fail(toProblem(secret.error()));
                return;
            }
            ProbeOrder signedOrder = prepared;
            // For RS the secret is the private key that signs; for HS it signs as it is.
            signedOrder.authorization = mintedAuthorization(
                tokenKeyOf(associated, secret.value()), m_services.clock, secret.value());
            start(signedOrder);
        });
}

void ProbeViewModel::start(const ProbeOrder &order)
{
    m_probe = new Probe(m_services.http, m_services.clock, order, this);
    const auto take = [this](const ProbeReport &report) {
        m_report = report;
        emit reportChanged();
    };
    connect(m_probe, &Probe::progressed, this, take);
    connect(m_probe, &Probe::finished, this, [this, take](const ProbeReport &report) {
        m_probe.clear();
        take(report);
    });
    emit reportChanged();
}

void ProbeViewModel::fail(const Problem &problem)
{
    m_problem = problem;
    emit reportChanged();
}

void ProbeViewModel::cancel()
{
    if (m_preparing) {
        m_preparing = false;
        emit reportChanged();
    }
    if (m_probe)
        m_probe->cancel();
}

bool ProbeViewModel::isRunning() const
{
    return m_preparing || m_probe;
}

} // namespace ChannelConsole
