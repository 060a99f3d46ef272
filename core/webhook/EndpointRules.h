// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/webhook/CallMasking.h"
#include "core/webhook/EndpointPlan.h"
#include "core/webhook/Token.h"
#include "core/webhook/WebhookRules.h"

#include <QUrl>

namespace ChannelConsole {

/// What one endpoint goes by, complete with secrets. Never changed: the listener's thread reads it while
/// another is being made.
struct EndpointRules
{
    QUuid assistantId;
    bool sandbox = false;
    EndpointMode mode = EndpointMode::AnswerHere;
    QUrl platformUrl;
    QString extraCaFile; ///< for a relay: read when the endpoint starts or another is entered
    QByteArray extraCaPem; ///< what it holds
    RuleContext context;
    CallMask mask;
    /// The credential as it was read, so that it need not be read again, and what it was read from.
    QByteArray secret;
    std::optional<SecretEntry> readFrom;
    std::optional<Problem> unchecked; ///< for a relay: why calls cannot be checked
    /// False while a credential is still being read: nobody is let in, and nobody is told that theirs is
    /// wrong.
    bool ready = false;
};

/// `secret`: what the keychain holds for EndpointPlan::secret; empty if that is.
[[nodiscard]] EndpointRules rulesFrom(const EndpointPlan &plan, const QByteArray &secret);
/// The same as long as the secret is not known.
[[nodiscard]] EndpointRules rulesWithoutSecret(const EndpointPlan &plan);

} // namespace ChannelConsole
