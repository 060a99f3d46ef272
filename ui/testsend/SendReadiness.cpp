// SPDX-License-Identifier: Apache-2.0
#include "ui/testsend/SendReadiness.h"

#include "core/partner/Partner.h"
#include "core/secret/SecretVault.h"

#include <QCoreApplication>

#include <algorithm>

namespace ChannelConsole {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("SendReadiness", text);
}

} // namespace

SendReadiness sendReadiness(const std::optional<Assistant> &assistant,
    const ChannelConfiguration &configuration, const SecretVault &vault)
{
    if (!assistant)
        return SendReadiness::NoAssistant;
    if (configuration.partnerId.isEmpty())
        return SendReadiness::NoPartner;
    const Partner *partner = findPartner(configuration.partnerId);
    if (!partner)
        return SendReadiness::UnknownPartner;
    const PartnerSettings saved = configuration.settings.value(configuration.partnerId);
    if (saved.numbers.isEmpty())
        return SendReadiness::NoNumber;
    const auto hasSecretsFor = [&](MessageType type) {
        const QStringList ids = partner->secretsForSend(saved, type);
        return std::all_of(ids.cbegin(), ids.cend(), [&](const QString &id) {
            const auto entry = saved.secrets.constFind(id);
            return entry != saved.secrets.cend() && vault.mayHave(*entry);
        });
    };
    // Enough for one type lets the composer be used: the types that need another secret say so themselves
    // (TestSend::obstacle()), and who chose one can choose another.
    const QList<MessageType> types = allMessageTypes();
    return std::any_of(types.cbegin(), types.cend(), hasSecretsFor) ? SendReadiness::Ready
                                                                    : SendReadiness::MissingSecret;
}

ReadinessHint readinessHint(SendReadiness readiness, const QString &partnerName)
{
    switch (readiness) {
    case SendReadiness::NoAssistant:
        return {tr("No assistant is chosen"),
            tr("Choose an assistant to send a test message through its channel.")};
    case SendReadiness::NoPartner:
        return {tr("Choose a messaging partner first"),
            tr("A test send goes through the saved configuration of the channel, and none is saved yet.")};
    case SendReadiness::UnknownPartner:
        return {tr("This version does not know \"%1\"").arg(partnerName),
            tr("The channel was configured with a newer version of this program. Use that one, or choose "
               "another partner.")};
    case SendReadiness::NoNumber:
        return {tr("Add a business number first"),
            tr("A test send goes out from one of the channel's numbers, and none is saved for %1 yet.")
                .arg(partnerName)};
    case SendReadiness::MissingSecret:
        return {tr("Enter the credentials first"),
            tr("%1 takes messages only with the credentials of your account, and they are not saved yet.")
                .arg(partnerName)};
    case SendReadiness::Ready:
        return {};
    }
    Q_UNREACHABLE();
}

} // namespace ChannelConsole
