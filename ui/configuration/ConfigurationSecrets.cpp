// SPDX-License-Identifier: Apache-2.0
// The part of ConfigurationViewModel that knows which secrets are there, typed, or have to be entered again.
#include "ui/configuration/ConfigurationViewModel.h"

#include "core/net/Http.h"
#include "core/sandbox/Sandbox.h"
#include "core/secret/SecretVault.h"

#include <algorithm>

namespace ChannelConsole {

QString ConfigurationViewModel::origin(
    const ChannelConfiguration &configuration, const QString &partnerId) const
{
    if (isSandbox())
        return Sandbox::origin(partnerId);
    const Partner *of = findPartner(partnerId);
    if (!of)
        return {};
    const QUrl url = of->serviceUrl(configuration.settings.value(partnerId));
    return url.isValid() && isAllowedUrl(url) ? originOf(url) : QString();
}

QString ConfigurationViewModel::origins(
    const ChannelConfiguration &configuration, const QString &partnerId) const
{
    QStringList all{origin(configuration, partnerId)};
    const Partner *of = findPartner(partnerId);
    if (of && !isSandbox()) {
        for (const QUrl &url : of->serviceUrls(configuration.settings.value(partnerId))) {
            if (url.isValid() && isAllowedUrl(url) && !all.contains(originOf(url)))
                all.append(originOf(url));
        }
    }
    all.removeAll(QString());
    return all.join(u' ');
}

QString ConfigurationViewModel::addressLabel() const
{
    const QList<FieldSpec> all = fields();
    const auto address = std::find_if(all.cbegin(), all.cend(),
        [this](const FieldSpec &each) { return each.kind == FieldKind::Url && applies(each); });
    return address == all.cend() ? tr("address") : address->label;
}

SecretStatus ConfigurationViewModel::statusOf(const SecretEntry &entry, const QString &originNow) const
{
    if (entry.name.isEmpty())
        return {};
    SecretStatus status{.state = SecretStatus::State::EnterAgain, .place = entry.place, .note = {}};
    if (!m_vault->mayHave(entry))
        status.note = tr("It was kept in memory until the program quit. Enter it again.");
    else if (m_missingNames.contains(entry.name))
        status.note = tr("The keychain no longer has it. Enter it again.");
    else if (!originNow.isEmpty() && !entry.isFor(originNow))
        status.note = tr("Entered for %1; the %2 now says %3. Enter it again.")
                          .arg(entry.originText(), addressLabel(), originNow);
    else
        status.state = SecretStatus::State::Stored;
    return status;
}

SecretStatus ConfigurationViewModel::secretStatus(const QString &fieldId) const
{
    if (m_states.value(m_assistantId).draft.secrets.contains(key(fieldId)))
        return {.state = SecretStatus::State::Typed};
    return storedSecretStatus(fieldId);
}

SecretStatus ConfigurationViewModel::storedSecretStatus(const QString &fieldId) const
{
    const ChannelConfiguration configuration = wanted();
    SecretStatus status = statusOf(storedSecret(fieldId), origin(configuration, configuration.partnerId));
    if (status.state == SecretStatus::State::Stored)
        status.note = addressNote(fieldId, configuration);
    return status;
}

/// Messages go out with it, but not everything that is asked for with it goes to the same address.
QString ConfigurationViewModel::addressNote(
    const QString &fieldId, const ChannelConfiguration &configuration) const
{
    const Partner *of = findPartner(configuration.partnerId);
    if (!of || isSandbox())
        return {};
    const PartnerSettings settings = configuration.settings.value(configuration.partnerId);
    const SecretEntry entry = storedSecret(fieldId);
    const auto isMissing = [&entry](const QUrl &url) {
        return url.isValid() && isAllowedUrl(url) && !entry.isFor(originOf(url));
    };
    const QUrl templates = of->templateServiceUrl(settings);
    if (of->secretsForTemplates(settings).contains(fieldId) && isMissing(templates))
        return tr("Entered for %1. Templates are read from %2: replace it to read them from there.")
            .arg(entry.originText(), originOf(templates));
    const QUrl media = of->mediaServiceUrl(settings);
    if (of->secretsForMedia(settings).contains(fieldId) && isMissing(media))
        return tr("Entered for %1. Files are fetched from %2: replace it to fetch them from there.")
            .arg(entry.originText(), originOf(media));
    const QUrl reports = of->logServiceUrl(settings);
    if (of->secretsForLog(settings).contains(fieldId) && isMissing(reports))
        return tr("Entered for %1. Reports are asked for at %2: replace it to ask for them there.")
            .arg(entry.originText(), originOf(reports));
    return {};
}

SecretEntry ConfigurationViewModel::storedSecret(const QString &fieldId) const
{
    return stored().settings.value(wanted().partnerId).secrets.value(fieldId);
}

QByteArray ConfigurationViewModel::typedSecret(const QString &fieldId) const
{
    return m_states.value(m_assistantId).draft.secrets.value(key(fieldId));
}

void ConfigurationViewModel::typeSecret(const QString &fieldId, const QByteArray &value)
{
    if (m_assistantId.isNull() || typedSecret(fieldId) == value)
        return;
    State &state = m_states[m_assistantId];
    if (value.isEmpty())
        state.draft.secrets.remove(key(fieldId));
    else
        state.draft.secrets.insert(key(fieldId), value);
    if (!value.isEmpty())
        setFault(fieldId, {});
    changed();
}

void ConfigurationViewModel::secretNotFound(const SecretEntry &entry)
{
    m_missingNames.insert(entry.name);
    emit valuesChanged();
}

bool ConfigurationViewModel::isKeychainWaiting() const
{
    return m_vault->isWaiting();
}

bool ConfigurationViewModel::keepsSecretsUntilQuit() const
{
    const ChannelConfiguration configuration = stored();
    const auto isInMemory = [this](const SecretEntry &entry) {
        return entry.place == SecretPlace::UntilQuit && !entry.name.isEmpty() && m_vault->mayHave(entry);
    };
    const auto anyInMemory = [&isInMemory](const PartnerSettings &settings) {
        return std::any_of(settings.secrets.cbegin(), settings.secrets.cend(), isInMemory);
    };
    const std::optional<JwtApp> app
        = configuration.associateApp ? m_store->app(configuration.appId) : std::nullopt;
    return std::any_of(configuration.settings.cbegin(), configuration.settings.cend(), anyInMemory)
        || (app && isInMemory(app->clientSecret));
}

SecretStatus ConfigurationViewModel::clientSecretStatus(const JwtApp &app) const
{
    // A client secret signs and checks tokens; it is never sent anywhere, so it has no origin to differ from.
    return statusOf(app.clientSecret, {});
}

} // namespace ChannelConsole
