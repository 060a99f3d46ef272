// SPDX-License-Identifier: Apache-2.0
#include "ui/testsend/SendReadiness.h"

#include "core/partner/Partner.h"
#include "core/secret/SecretVault.h"

namespace ChannelConsole {

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
    // A type that needs another one says so itself (TestSend::obstacle()): there may be types that do not.
    for (const QString &fieldId : partner->secretsForSend(saved, MessageType::Text)) {
        const auto entry = saved.secrets.constFind(fieldId);
        if (entry == saved.secrets.constEnd() || !vault.mayHave(*entry))
            return SendReadiness::MissingSecret;
    }
    return SendReadiness::Ready;
}

} // namespace ChannelConsole
