// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/Result.h"
#include "core/channel/Channel.h"
#include "core/webhook/EndpointSettings.h"

#include <QUrl>

#include <optional>

namespace ChannelConsole {

/// SecretEntry of the secret last path segment, among the secrets of the partner's settings.
inline const QString kPathSecretField = QStringLiteral("webhookPathSecret");
/// What the path secret is bound to: it goes to nobody but who calls.
inline const QString kPathSecretOrigin = QStringLiteral("webhook");

/// How an assistant's calls are to be judged, as far as it can be told without a secret.
struct EndpointPlan
{
    enum class Credential {
        None,
        Token, ///< of `app`
        Basic,
        PathSecret,
    };

    Assistant assistant;
    QString partnerId;
    bool enabled = false;
    QStringList businessNumbers;
    bool guideTable = false; ///< see RuleContext
    EndpointSettings settings;
    QString path; ///< of the webhook URL, percent-encoded
    QUrl platformUrl; ///< the assistant's webhook URL, where relayed calls go
    /// Of the partner's settings: what the platform's certificate may be vouched for by, besides the
    /// system's. Only for a relay; empty for none.
    QString extraCaFile;
    QByteArray extraCaPem; ///< what that file holds, once it was read

    Credential credential = Credential::None;
    JwtApp app;
    QString user;
    /// What is to be read from the keychain; empty for PathSecret where it is not made yet, for None, and for
    /// an app whose tokens are checked by a public key.
    std::optional<SecretEntry> secret;
    /// Why calls cannot be checked here. Only for a relay, which passes them on all the same.
    std::optional<Problem> unchecked;
};

/// What the plan is made from.
struct EndpointSource
{
    Assistant assistant;
    ChannelConfiguration configuration;
    std::optional<JwtApp> app; ///< the associated one
    EndpointSettings settings;
};

/// The plan, or what has to be entered before the endpoint can be started: InvalidInput, MissingSecret, or
/// Refused for a relay to an address it must not go to. A relay needs no credential: where one is missing,
/// the plan says so.
[[nodiscard]] Result<EndpointPlan> planEndpoint(const EndpointSource &source);
/// The same without looking whether the endpoint can be started: enough to tell where it is.
[[nodiscard]] Result<EndpointPlan> planAddress(const EndpointSource &source);
/// The plan of a relay that has to do without its credential.
[[nodiscard]] EndpointPlan unchecked(EndpointPlan plan, const Problem &why);

/// Why calls must not be relayed from an endpoint that listens on that port (0: not known yet): a sandbox's
/// calls stay on this computer, and a relay that reached itself would go round for ever.
[[nodiscard]] std::optional<Problem> relayObstacle(const EndpointPlan &plan, quint16 port);

} // namespace ChannelConsole
