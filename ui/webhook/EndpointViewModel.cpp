// SPDX-License-Identifier: Apache-2.0
#include "ui/webhook/EndpointViewModel.h"

#include "core/Continuation.h"
#include "core/channel/AssistantStore.h"
#include "core/channel/PhoneNumber.h"
#include "core/partner/Partner.h"
#include "core/webhook/StandIn.h"

namespace ChannelConsole {

using namespace Qt::StringLiterals;

EndpointViewModel::EndpointViewModel(const Services &services, QObject *parent)
    : QObject(parent)
    , m_services(services)
{
    const auto ifShown = [this](const QUuid &id) {
        if (id == m_assistantId)
            emit changed();
    };
    connect(services.endpoints, &WebhookEndpoints::settingsChanged, this, ifShown);
    connect(services.endpoints, &WebhookEndpoints::stateChanged, this, ifShown);
    connect(services.assistants, &AssistantStore::configurationChanged, this, ifShown);
    connect(services.assistants, &AssistantStore::assistantsChanged, this, &EndpointViewModel::changed);
    connect(services.assistants, &AssistantStore::appsChanged, this, &EndpointViewModel::changed);
}

void EndpointViewModel::showAssistant(const QUuid &assistantId)
{
    if (assistantId != m_assistantId) {
        m_typed.clear();
        m_faults.clear();
        m_problem.reset();
        m_askedToAnswerHere = false;
    }
    m_assistantId = assistantId;
    emit changed();
}

EndpointSettings EndpointViewModel::settings() const
{
    const auto saving = m_saving.constFind(m_assistantId);
    return saving == m_saving.cend() ? m_services.endpoints->settings(m_assistantId) : saving->wanted;
}

EndpointState EndpointViewModel::state() const
{
    return m_services.endpoints->state(m_assistantId);
}

ChannelConfiguration EndpointViewModel::configuration() const
{
    return m_services.assistants->configuration(m_assistantId);
}

bool EndpointViewModel::isSandbox() const
{
    return m_services.assistants->assistant(m_assistantId).value_or(Assistant{}).sandbox;
}

std::optional<WebhookAuthorization::Kind> EndpointViewModel::authorizationKind() const
{
    const Partner *partner = findPartner(configuration().partnerId);
    return partner ? std::optional(partner->webhookAuthorization().kind) : std::nullopt;
}

QString EndpointViewModel::reportsObstacle() const
{
    const Partner *partner = findPartner(configuration().partnerId);
    if (!partner || partner->takesReportUrl())
        return {};
    return tr(
        "%1 sends all reports to the address that is set up in the account, whatever a message asks for.")
        .arg(partner->name());
}

QString EndpointViewModel::startObstacle() const
{
    if (!authorizationKind())
        return tr("Choose a messaging partner under Configurations first.");
    if (m_services.assistants->assistant(m_assistantId).value_or(Assistant{}).streamId.isEmpty())
        return tr("The address contains the assistant's stream id, which is missing. Enter it in the "
                  "assistant's settings.");
    return {};
}

bool EndpointViewModel::isInUse() const
{
    const ChannelConfiguration channel = configuration();
    return !isSandbox() && channel.enabled && (channel.platform.saved || channel.platform.published);
}

bool EndpointViewModel::takesLiveCalls() const
{
    const EndpointState::Kind kind = state().kind;
    return isInUse() && (kind == EndpointState::Kind::Running || kind == EndpointState::Kind::Starting);
}

QString EndpointViewModel::startWarning() const
{
    return isInUse() && settings().mode == EndpointMode::AnswerHere ? offlineWarning() : QString();
}

QString EndpointViewModel::offlineWarning() const
{
    return tr(
        "This channel is in use on the platform. A partner usually has one callback address per account, "
        "so pointing it at the console takes the live assistant offline. With Relay each call still "
        "reaches the platform.");
}

void EndpointViewModel::start()
{
    setProblem(std::nullopt);
    continued(m_services.endpoints->start(m_assistantId), this, [this](const Result<void> &started) {
        // A refusal to listen is part of the state already; this is what came before it.
        if (!started.ok() && !state().problem)
            setProblem(started.error());
    });
}

void EndpointViewModel::relayAndStart()
{
    EndpointSettings wanted = settings();
    wanted.mode = EndpointMode::Relay;
    save(wanted, [this, id = m_assistantId] {
        if (id == m_assistantId)
            start();
    });
}

void EndpointViewModel::stop()
{
    setProblem(std::nullopt);
    m_services.endpoints->stop(m_assistantId);
}

QString EndpointViewModel::callbackUrl() const
{
    return m_services.endpoints->callbackUrl(m_assistantId).toString(QUrl::PrettyDecoded);
}

bool EndpointViewModel::hasSecretInUrl() const
{
    return authorizationKind() == WebhookAuthorization::Kind::PathSecret && settings().secretPath;
}

QString EndpointViewModel::callbackNote() const
{
    QStringList notes;
    if (settings().publicUrl.isEmpty())
        notes += tr("Only this computer reaches it. For a real partner, put a tunnel or proxy in front and "
                    "enter its address as Public URL.");
    if (hasSecretInUrl())
        notes += tr("The last part is a secret: Copy takes it whole, with the dots filled in.");
    // platform.md §2: the exact path is in no public document.
    notes += tr("The path is the one of the assistant's Webhook URL, which is unverified.");
    return notes.join(u' ');
}

void EndpointViewModel::fetchCallbackUrl(std::function<void(const QString &url)> done)
{
    continued(m_services.endpoints->secretCallbackUrl(m_assistantId), this,
        [this, done = std::move(done)](const Result<QUrl> &url) {
            setProblem(url.ok() ? std::nullopt : std::optional(url.error()));
            done(url.ok() ? url.value().toString(QUrl::FullyEncoded) : QString());
        });
}

template <typename Change>
void EndpointViewModel::store(Change change)
{
    EndpointSettings wanted = settings();
    change(wanted);
    if (wanted != settings())
        save(wanted);
}

void EndpointViewModel::save(const EndpointSettings &wanted, std::function<void()> then)
{
    const QUuid id = m_assistantId;
    Saving &saving = m_saving[id];
    saving.wanted = wanted;
    ++saving.saves;
    continued(m_services.endpoints->saveSettings(id, wanted), this,
        [this, id, then = std::move(then)](const Result<void> &saved) {
            if (--m_saving[id].saves == 0)
                m_saving.remove(id); // what could not be stored is not shown any longer
            setProblem(saved.ok() ? std::nullopt : std::optional(saved.error()));
            emit changed();
            if (saved.ok() && then)
                then();
        });
}

void EndpointViewModel::take(Input input, const QString &typed, const QString &fault)
{
    if (fault.isEmpty()) {
        m_typed.remove(int(input));
        m_faults.remove(int(input));
    } else {
        m_typed.insert(int(input), typed);
        m_faults.insert(int(input), fault);
    }
    emit changed();
}

void EndpointViewModel::setAddress(const QString &typed)
{
    const QString address = typed.trimmed();
    const QString wrong = checkListenAddress(address);
    if (wrong.isEmpty())
        store([&](EndpointSettings &wanted) { wanted.address = address; });
    take(Input::Address, typed, wrong);
}

void EndpointViewModel::setPort(quint16 port)
{
    store([port](EndpointSettings &wanted) { wanted.port = port; });
}

void EndpointViewModel::setPublicUrl(const QString &typed)
{
    const QString url = typed.trimmed();
    const QString wrong = checkPublicUrl(url);
    if (wrong.isEmpty())
        store([&](EndpointSettings &wanted) { wanted.publicUrl = url; });
    take(Input::PublicUrl, typed, wrong);
}

void EndpointViewModel::setMode(EndpointMode mode)
{
    const bool stopsRelaying = mode == EndpointMode::AnswerHere && settings().mode == EndpointMode::Relay;
    m_askedToAnswerHere = stopsRelaying && takesLiveCalls();
    if (m_askedToAnswerHere)
        emit changed();
    else
        store([mode](EndpointSettings &wanted) { wanted.mode = mode; });
}

QString EndpointViewModel::modeQuestion() const
{
    const bool isAsked = m_askedToAnswerHere && settings().mode == EndpointMode::Relay;
    return isAsked && takesLiveCalls() ? offlineWarning() : QString();
}

void EndpointViewModel::answerHereAnyway()
{
    m_askedToAnswerHere = false;
    store([](EndpointSettings &wanted) { wanted.mode = EndpointMode::AnswerHere; });
    emit changed();
}

void EndpointViewModel::keepRelaying()
{
    m_askedToAnswerHere = false;
    emit changed();
}

void EndpointViewModel::setAuthorizationRequired(bool required)
{
    const std::optional<WebhookAuthorization::Kind> kind = authorizationKind();
    store([kind, required](EndpointSettings &wanted) {
        if (kind == WebhookAuthorization::Kind::Basic)
            wanted.basicAuthorization = required;
        else if (kind == WebhookAuthorization::Kind::PathSecret)
            wanted.secretPath = required;
    });
}

void EndpointViewModel::setAskForReports(bool ask)
{
    store([ask](EndpointSettings &wanted) { wanted.askForReports = ask; });
}

void EndpointViewModel::setNotify(bool notify)
{
    store([notify](EndpointSettings &wanted) { wanted.notify = notify; });
}

void EndpointViewModel::setStandInKind(StandInKind kind)
{
    store([kind](EndpointSettings &wanted) { wanted.standIn.kind = kind; });
}

void EndpointViewModel::setStandInText(const QString &text)
{
    store([&text](EndpointSettings &wanted) { wanted.standIn.text = text; });
}

void EndpointViewModel::setAllowedNumbers(const QString &typed)
{
    QStringList numbers;
    QString wrong;
    for (const QString &each : splitPastedNumbers(typed)) {
        const Result<QString> number = normalisedNumber(each);
        if (!number.ok())
            wrong = tr("“%1”: %2").arg(each.trimmed(), number.error().text);
        else if (!numbers.contains(number.value()))
            numbers += number.value();
    }
    if (wrong.isEmpty())
        store([&numbers](EndpointSettings &wanted) { wanted.standIn.allowedNumbers = numbers; });
    take(Input::AllowedNumbers, typed, wrong);
}

void EndpointViewModel::setDailyCap(int cap)
{
    store([cap](EndpointSettings &wanted) { wanted.standIn.dailyCap = cap; });
}

QString EndpointViewModel::typed(Input input) const
{
    if (const auto kept = m_typed.constFind(int(input)); kept != m_typed.cend())
        return *kept;
    switch (input) {
    case Input::Address:
        return settings().address;
    case Input::PublicUrl:
        return settings().publicUrl;
    case Input::AllowedNumbers:
        return settings().standIn.allowedNumbers.join(u", "_s);
    }
    Q_UNREACHABLE();
}

QString EndpointViewModel::fault(Input input) const
{
    return m_faults.value(int(input));
}

QString EndpointViewModel::exposureNote() const
{
    return isExposed(settings().address)
        ? tr("Other computers can reach this address. The calls themselves are not encrypted: keep it to a "
             "network you trust, or put a proxy with https in front.")
        : QString();
}

EndpointViewModel::Authorization EndpointViewModel::authorization() const
{
    const std::optional<WebhookAuthorization::Kind> kind = authorizationKind();
    const ChannelConfiguration channel = configuration();
    if (!kind)
        return {.state = tr("No messaging partner is chosen.")};
    switch (*kind) {
    case WebhookAuthorization::Kind::AppToken: {
        const std::optional<JwtApp> app = m_services.assistants->app(channel.appId);
        const bool associated = channel.associateApp && app;
        return {.state = associated
                ? tr("Each call has to carry a token of the app “%1”.").arg(app->name)
                : tr("Associate an App is off, so anybody who knows the address can call. Turn it on under "
                     "Configurations."),
            .required = associated};
    }
    case WebhookAuthorization::Kind::Basic:
        return {.state = settings().basicAuthorization
                ? tr("Each call has to carry the channel's Username and Password.")
                : tr("Anybody who knows the address can call."),
            .switchText = tr("Ask for Username and Password"),
            .required = settings().basicAuthorization};
    case WebhookAuthorization::Kind::PathSecret:
        return {.state = settings().secretPath
                ? tr("The partner has no authorization of its own: the address ends in a secret instead.")
                : tr("Anybody who knows the address can call."),
            .switchText = tr("Secret at the end of the address"),
            .required = settings().secretPath};
    }
    Q_UNREACHABLE();
}

QString EndpointViewModel::standInMissing() const
{
    return standInObstacle(
        m_services.assistants->assistant(m_assistantId).value_or(Assistant{}), configuration(), settings());
}

QList<RuleRow> EndpointViewModel::rules() const
{
    const std::optional<WebhookAuthorization::Kind> kind = authorizationKind();
    return kind ? ruleTable(*kind, authorization().required) : QList<RuleRow>();
}

void EndpointViewModel::setProblem(const std::optional<Problem> &problem)
{
    if (m_problem == problem)
        return;
    m_problem = problem;
    emit changed();
}

} // namespace ChannelConsole
