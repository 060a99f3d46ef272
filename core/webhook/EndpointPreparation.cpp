// SPDX-License-Identifier: Apache-2.0
#include "core/webhook/EndpointPreparation.h"

#include "core/Continuation.h"
#include "core/Json.h"
#include "core/Steps.h"
#include "core/channel/AssistantStore.h"
#include "core/message/ExtraCertificates.h"
#include "core/secret/SecretVault.h"
#include "core/webhook/AppKey.h"

#include <nlohmann/json.hpp>

#include <QRandomGenerator>

#include <algorithm>
#include <array>

namespace ChannelConsole {

using namespace Qt::StringLiterals;

namespace {

constexpr std::chrono::minutes kMintedFor{5};

/// 192 bits, in characters that stand in a path as they are.
QByteArray newPathSecret()
{
    std::array<quint32, 6> words{};
    QRandomGenerator::system()->fillRange(words.data(), qsizetype(words.size()));
    return QByteArray(reinterpret_cast<const char *>(words.data()), qsizetype(sizeof(words)))
        .toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

Problem keptUntilQuit()
{
    return {.kind = ProblemKind::MissingSecret,
        .text
        = EndpointPreparation::tr("A credential of the channel was kept only until the program was quit."),
        .remedy = EndpointPreparation::tr("Enter it again on the Configurations page and save.")};
}

/// Where the user keeps the other secrets of this partner.
SecretPlace placeFor(const PartnerSettings &settings)
{
    const bool untilQuit = std::any_of(settings.secrets.cbegin(), settings.secrets.cend(),
        [](const SecretEntry &entry) { return entry.place == SecretPlace::UntilQuit; });
    return untilQuit ? SecretPlace::UntilQuit : SecretPlace::Keychain;
}

/// platform.md §3.2: the form recommended where the claims are not documented.
Result<QByteArray> minted(const EndpointPlan &plan, const QByteArray &secret, const QDateTime &now)
{
    const std::string clientId = toStd(plan.app.clientId);
    const qint64 issued = now.toSecsSinceEpoch();
    nlohmann::json claims{{"appId", clientId}, {"iss", clientId}, {"sub", "channel-console"}, {"iat", issued},
        {"exp", issued + std::chrono::seconds(kMintedFor).count()}};
    if (plan.app.enforceJti)
        claims["jti"] = toStd(QUuid::createUuid().toString(QUuid::WithoutBraces));
    const TokenKey key = tokenKeyOf(plan.app, secret);
    return mintToken(claims, key, plan.secret ? QByteArray() : secret);
}

Result<QList<HttpHeader>> headersFor(const EndpointPlan &plan, const QByteArray &secret, const QDateTime &now)
{
    switch (plan.credential) {
    case EndpointPlan::Credential::None:
    case EndpointPlan::Credential::PathSecret:
        return QList<HttpHeader>();
    case EndpointPlan::Credential::Basic:
        return QList<HttpHeader>{
            {"Authorization", "Basic " + QByteArray(plan.user.toUtf8() + ':' + secret).toBase64()}};
    case EndpointPlan::Credential::Token:
        break;
    }
    const Result<QByteArray> token = minted(plan, secret, now);
    if (!token)
        return token.error();
    return QList<HttpHeader>{{"Authorization", "bearer " + token.value()}};
}

} // namespace

EndpointPreparation::EndpointPreparation(AssistantStore *assistants, SecretVault *vault, QObject *parent)
    : QObject(parent)
    , m_assistants(assistants)
    , m_vault(vault)
{
}

Result<EndpointSource> EndpointPreparation::source(
    const QUuid &assistantId, const EndpointSettings &settings) const
{
    const std::optional<Assistant> assistant = m_assistants->assistant(assistantId);
    if (!assistant)
        return Problem{.kind = ProblemKind::Refused,
            .text = tr("This assistant does not exist any more."),
            .remedy = tr("Choose another assistant.")};
    const ChannelConfiguration configuration = m_assistants->configuration(assistantId);
    return EndpointSource{.assistant = *assistant,
        .configuration = configuration,
        .app = m_assistants->app(configuration.appId),
        .settings = settings};
}

Result<EndpointPlan> EndpointPreparation::plan(
    const QUuid &assistantId, const EndpointSettings &settings) const
{
    const Result<EndpointSource> from = source(assistantId, settings);
    return from ? planEndpoint(from.value()) : Result<EndpointPlan>(from.error());
}

Result<EndpointPlan> EndpointPreparation::address(
    const QUuid &assistantId, const EndpointSettings &settings) const
{
    const Result<EndpointSource> from = source(assistantId, settings);
    return from ? planAddress(from.value()) : Result<EndpointPlan>(from.error());
}

QFuture<Result<EndpointRules>> EndpointPreparation::rules(const QUuid &assistantId,
    const EndpointSettings &settings, const std::shared_ptr<const EndpointRules> &known)
{
    Result<EndpointPlan> planned = plan(assistantId, settings);
    if (!planned)
        return readyFuture(Result<EndpointRules>(planned.error()));
    EndpointPlan wanted = planned.takeValue();
    if (wanted.extraCaFile.isEmpty())
        return rulesFor(wanted, known);
    if (known && known->extraCaFile == wanted.extraCaFile && !known->extraCaPem.isEmpty()) {
        wanted.extraCaPem = known->extraCaPem;
        return rulesFor(wanted, known);
    }
    auto promise = std::make_shared<QPromise<Result<EndpointRules>>>();
    promise->start();
    const Finish finish = [promise](const Result<EndpointRules> &rules) {
        promise->addResult(rules);
        promise->finish();
    };
    continued(readExtraCertificates(wanted.extraCaFile), this,
        [this, wanted, known, finish](const Result<QByteArray> &pem) {
            if (!pem) {
                finish(pem.error());
                return;
            }
            EndpointPlan trusting = wanted;
            trusting.extraCaPem = pem.value();
            continued(rulesFor(trusting, known), this, finish);
        });
    return promise->future();
}

QFuture<Result<EndpointRules>> EndpointPreparation::rulesFor(
    const EndpointPlan &wanted, const std::shared_ptr<const EndpointRules> &known)
{
    const bool isPathSecret = wanted.credential == EndpointPlan::Credential::PathSecret;
    if (!wanted.secret && !isPathSecret)
        return readyFuture(Result<EndpointRules>(rulesFrom(wanted, {})));
    if (wanted.secret && known && known->ready && known->readFrom == wanted.secret)
        return readyFuture(Result<EndpointRules>(rulesFrom(wanted, known->secret)));

    auto promise = std::make_shared<QPromise<Result<EndpointRules>>>();
    promise->start();
    const Finish finish = [promise](const Result<EndpointRules> &rules) {
        promise->addResult(rules);
        promise->finish();
    };
    if (isPathSecret && (!wanted.secret || !m_vault->mayHave(*wanted.secret)))
        withNewPathSecret(wanted, finish);
    else
        withStoredSecret(wanted, finish);
    return promise->future();
}

void EndpointPreparation::withStoredSecret(const EndpointPlan &plan, const Finish &finish)
{
    continued(read(*plan.secret), this, [this, plan, finish](const Result<QByteArray> &secret) {
        const bool isPathSecret = plan.credential == EndpointPlan::Credential::PathSecret;
        if (secret)
            finish(rulesFrom(plan, secret.value()));
        else if (isPathSecret && secret.error().kind == ProblemKind::MissingSecret)
            withNewPathSecret(plan, finish); // somebody cleared the keychain: nobody can enter it again
        else if (!isPathSecret && plan.settings.mode == EndpointMode::Relay)
            finish(rulesFrom(unchecked(plan, secret.error()), {}));
        else
            finish(secret.error());
    });
}

void EndpointPreparation::withNewPathSecret(const EndpointPlan &plan, const Finish &finish)
{
    continued(makePathSecret(plan), this, [this, plan, finish](const Result<void> &made) {
        Result<EndpointPlan> fresh = this->plan(plan.assistant.id, plan.settings);
        if (!made || !fresh) {
            finish(made ? fresh.error() : made.error());
            return;
        }
        if (!fresh.value().secret) { // the partner was changed meanwhile
            finish(keptUntilQuit());
            return;
        }
        EndpointPlan complete = fresh.takeValue();
        complete.extraCaPem = plan.extraCaPem;
        continued(read(*complete.secret), this, [plan = complete, finish](const Result<QByteArray> &secret) {
            if (secret)
                finish(rulesFrom(plan, secret.value()));
            else
                finish(secret.error());
        });
    });
}

QFuture<Result<void>> EndpointPreparation::makePathSecret(const EndpointPlan &plan)
{
    const PartnerSettings settings
        = m_assistants->configuration(plan.assistant.id).settings.value(plan.partnerId);
    return m_assistants->saveSecret(plan.assistant.id,
        {.partnerId = plan.partnerId,
            .fieldId = kPathSecretField,
            .value = newPathSecret(),
            .origin = kPathSecretOrigin},
        placeFor(settings), settings.secrets.value(kPathSecretField));
}

QFuture<Result<QByteArray>> EndpointPreparation::read(const SecretEntry &entry)
{
    if (!m_vault->mayHave(entry))
        return readyFuture(Result<QByteArray>(keptUntilQuit()));
    return continued(m_vault->read(entry), this, [](const SecretRead &read) -> Result<QByteArray> {
        if (!read.ok())
            return toProblem(read.error());
        return read.value();
    });
}

QFuture<Result<QList<HttpHeader>>> EndpointPreparation::authorization(
    const QUuid &assistantId, const EndpointSettings &settings, const QDateTime &now)
{
    using Headers = Result<QList<HttpHeader>>;
    const Result<EndpointPlan> planned = plan(assistantId, settings);
    if (!planned)
        return readyFuture(Headers(planned.error()));
    const EndpointPlan &wanted = planned.value();
    if (wanted.unchecked)
        return readyFuture(Headers(*wanted.unchecked));
    const bool isToken = wanted.credential == EndpointPlan::Credential::Token;
    const bool isBasic = wanted.credential == EndpointPlan::Credential::Basic;
    if (!isToken && !isBasic)
        return readyFuture(headersFor(wanted, {}, now));
    // To check tokens by a public key nothing secret is needed; to mint one, the private key is.
    const SecretEntry entry = wanted.secret.value_or(wanted.app.clientSecret);
    if (entry.name.isEmpty())
        return readyFuture(Headers(Problem{.kind = ProblemKind::MissingSecret,
            .text = tr("The app “%1” has no private key here, so no token can be made for it.")
                        .arg(wanted.app.name),
            .remedy = tr("Store the private key with the app, or use a token made elsewhere.")}));
    return continued(read(entry), this, [wanted, now](const Result<QByteArray> &secret) -> Headers {
        if (!secret)
            return secret.error();
        return headersFor(wanted, secret.value(), now);
    });
}

} // namespace ChannelConsole
