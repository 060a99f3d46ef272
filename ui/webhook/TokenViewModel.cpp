// SPDX-License-Identifier: Apache-2.0
#include "ui/webhook/TokenViewModel.h"

#include "core/Clock.h"
#include "core/channel/AssistantStore.h"
#include "core/secret/SecretVault.h"
#include "core/webhook/AppKey.h"
#include "core/webhook/TokenSignature.h"
#include "ui/configuration/Settled.h"
#include "ui/webhook/TokenClaims.h"

#include <nlohmann/json.hpp>

#include <QUuid>

#include <utility>

namespace ChannelConsole {

using namespace Qt::StringLiterals;

namespace {

QString randomId()
{
    return QUuid::createUuid().toString(QUuid::WithoutBraces);
}

} // namespace

TokenViewModel::TokenViewModel(const Services &services, QObject *parent)
    : QObject(parent)
    , m_services(services)
    , m_subject(u"u-"_s + randomId())
{
    connect(services.assistants, &AssistantStore::appsChanged, this, &TokenViewModel::takeApps);
    connect(services.assistants, &AssistantStore::configurationChanged, this, [this](const QUuid &id) {
        if (id == m_assistantId)
            takeAssociation();
    });
    connect(services.vault, &SecretVault::waitingChanged, this, &TokenViewModel::mintingChanged);
}

TokenViewModel::~TokenViewModel()
{
    m_token.fill('\0'); // best effort: the clipboard may share it
}

void TokenViewModel::showAssistant(const QUuid &id)
{
    if (m_assistantId == id)
        return;
    m_assistantId = id;
    m_associatedId = m_services.assistants->configuration(id).appId;
    const QList<JwtApp> all = apps();
    const bool hasApp = m_services.assistants->app(m_associatedId).has_value();
    chooseApp(hasApp ? m_associatedId : all.isEmpty() ? QUuid() : all.constFirst().id);
}

void TokenViewModel::takeAssociation()
{
    const QUuid now = m_services.assistants->configuration(m_assistantId).appId;
    if (std::exchange(m_associatedId, now) != now && m_services.assistants->app(now))
        chooseApp(now);
}

QList<JwtApp> TokenViewModel::apps() const
{
    return m_services.assistants->apps();
}

std::optional<JwtApp> TokenViewModel::app() const
{
    return m_services.assistants->app(m_appId);
}

void TokenViewModel::chooseApp(const QUuid &id)
{
    m_appId = id;
    m_lifetime = defaultLifetime(app().value_or(JwtApp{}));
    clearAdvice();
    resetClaims();
    emit appsChanged();
}

void TokenViewModel::takeApps()
{
    if (!app() && !apps().isEmpty()) {
        chooseApp(apps().constFirst().id);
        return;
    }
    dropToken();
    if (!m_edited)
        prefill();
    emit appsChanged();
}

void TokenViewModel::setLifetime(qint64 seconds)
{
    if (m_lifetime == seconds)
        return;
    m_lifetime = seconds;
    if (m_edited)
        emit claimsChanged();
    else
        resetClaims();
}

void TokenViewModel::setClaims(const QString &text)
{
    if (m_claims == text)
        return;
    m_claims = text;
    m_edited = true;
    dropToken();
    emit claimsChanged();
}

void TokenViewModel::resetClaims()
{
    m_edited = false;
    dropToken();
    prefill();
    emit claimsChanged();
}

void TokenViewModel::prefill()
{
    const std::optional<JwtApp> chosen = app();
    m_claims = chosen ? prefilledClaims(*chosen, m_services.clock->now(), m_lifetime, m_subject, randomId())
                      : QString();
}

QString TokenViewModel::claimsFault() const
{
    // Nothing is filled in where there is no app; what is typed all the same is looked at.
    return app() || !m_claims.isEmpty() ? ChannelConsole::claimsFault(m_claims) : QString();
}

bool TokenViewModel::claimsExpire() const
{
    const std::optional<nlohmann::json> claims = claimsOf(m_claims);
    return claims && claims->contains("exp");
}

QString TokenViewModel::obstacle() const
{
    const std::optional<JwtApp> chosen = app();
    if (!chosen)
        return tr("There is no app yet. Create one under Configurations, Associate an App.");
    if (!chosen->clientSecret.name.isEmpty() && m_services.vault->mayHave(chosen->clientSecret))
        return {};
    return isRsaAlgorithm(chosen->algorithm)
        ? tr("No private key of this app is stored here, so its tokens are minted elsewhere. To mint them "
             "here, edit the app under Configurations and enter the key.")
        : tr("No client secret of this app is stored here. Edit the app under Configurations to enter it.");
}

QString TokenViewModel::warning() const
{
    const std::optional<JwtApp> chosen = app();
    if (!chosen || !chosen->enforceJti)
        return {};
    if (!m_edited && m_lifetime > std::chrono::seconds(kJtiLifetime).count())
        return tr("The app enforces JTI, so the platform takes no token that lasts longer than an hour.");
    return tr("The app enforces JTI, so each token counts once and for an hour at most: good for one call by "
              "hand, not for a partner that sends the same header with every call.");
}

bool TokenViewModel::isKeychainWaiting() const
{
    return m_services.vault->isWaiting();
}

void TokenViewModel::readSecret(const JwtApp &app, const Secret &use)
{
    const SecretRead cancelled(SecretFailure{.error = SecretError::Other, .details = u"cancelled"_s});
    settled(m_services.vault->read(app.clientSecret), this, cancelled, [use](const SecretRead &read) {
        if (read.ok())
            use(read.value(), std::nullopt);
        else
            use({}, toProblem(read.error()));
    });
}

void TokenViewModel::mint()
{
    const std::optional<JwtApp> chosen = app();
    if (!chosen || m_minting == Minting::Reading || !obstacle().isEmpty())
        return;
    if (!m_edited) {
        prefill();
        emit claimsChanged();
    }
    if (!claimsFault().isEmpty())
        return;
    dropToken();
    enter(Minting::Reading);
    readSecret(*chosen,
        [this, app = *chosen, newest = m_newestMint](
            const QByteArray &secret, const std::optional<Problem> &failure) {
            if (newest != m_newestMint)
                return;
            if (!failure) {
                finishMint(app, secret);
                return;
            }
            m_problem = failure;
            enter(Minting::Failed);
        });
}

void TokenViewModel::finishMint(const JwtApp &app, const QByteArray &secret)
{
    const TokenKey key = tokenKeyOf(app, secret);
    const std::optional<nlohmann::json> claims = claimsOf(m_claims);
    const Result<QByteArray> token = mintToken(claims.value_or(nlohmann::json()), key, secret);
    if (!token) {
        m_problem = token.error();
        enter(Minting::Failed);
        return;
    }
    m_token = token.value();
    m_mintedFindings = adviseOn({.pasted = QString::fromLatin1(m_token),
                                    .app = KnownApp{.name = app.name, .key = key},
                                    .otherApps = {},
                                    .now = m_services.clock->now()})
                           .findings;
    enter(Minting::Minted);
}

QByteArray TokenViewModel::authorizationHeader() const
{
    return m_token.isEmpty() ? QByteArray() : "Authorization: bearer " + m_token;
}

void TokenViewModel::dropToken()
{
    ++m_newestMint;
    m_token.fill('\0');
    m_token.clear();
    m_mintedFindings.clear();
    m_problem.reset();
    if (m_minting != Minting::Idle)
        enter(Minting::Idle);
}

void TokenViewModel::enter(Minting state)
{
    m_minting = state;
    emit mintingChanged();
}

void TokenViewModel::check(const QString &pasted)
{
    clearAdvice();
    TokenQuestion question{.pasted = pasted, .app = {}, .otherApps = {}, .now = m_services.clock->now()};
    const std::optional<JwtApp> chosen = app();
    for (const JwtApp &other : apps()) {
        // Their secrets stay in the keychain: to ask for all of them may be to ask the user many times.
        if (other.id != m_appId)
            question.otherApps.append({.name = other.name, .key = tokenKeyOf(other, {})});
    }
    const auto answer = [this](const TokenQuestion &asked) {
        m_checking = false;
        m_advice = adviseOn(asked);
        emit adviceChanged();
    };
    if (!chosen) {
        answer(question);
        return;
    }
    question.app = KnownApp{.name = chosen->name, .key = tokenKeyOf(*chosen, {})};
    // An RSA key to check with is no secret.
    if (isRsaAlgorithm(chosen->algorithm) || chosen->clientSecret.name.isEmpty()) {
        answer(question);
        return;
    }
    m_checking = true;
    emit adviceChanged();
    readSecret(*chosen,
        [this, question, answer, newest = m_newestCheck](
            const QByteArray &secret, const std::optional<Problem> &failure) mutable {
            if (newest != m_newestCheck)
                return;
            question.app->key.secret = secret;
            m_checkProblem = failure;
            answer(question);
        });
}

void TokenViewModel::clearAdvice()
{
    ++m_newestCheck;
    m_checking = false;
    m_advice = {};
    m_checkProblem.reset();
    emit adviceChanged();
}

} // namespace ChannelConsole
