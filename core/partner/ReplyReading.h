// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/net/Http.h"
#include "core/partner/CodeMeaning.h"
#include "core/partner/Partner.h"

namespace ChannelConsole {

// What all partners' replies have in common: how the HTTP status decides between rejected and unknown, and
// how a code of the partner's becomes a Problem in our words with the partner's own beside it.

/// What a partner said in the body, as far as it could be read. All verbatim.
struct PartnerSays
{
    QString code;
    QString text;
    QString details; ///< more of the same, for the details pane
};

/// Who is speaking.
struct Speaker
{
    QString name; ///< Partner::name()
    CodeTable codes;
};

/// The partner took it.
[[nodiscard]] SendOutcome acceptedOutcome(const QString &partnerMessageId, const QString &partnerStatus);
/// The partner said no with a code of its own, documented or not.
[[nodiscard]] SendOutcome rejectedOutcome(const Speaker &speaker, const PartnerSays &says);
/// A reply that is not 2xx: 3xx and 4xx are refusals, 5xx may have been taken before it failed.
[[nodiscard]] SendOutcome failedOutcome(
    const Speaker &speaker, const HttpReply &reply, const PartnerSays &says);
/// A 2xx reply that cannot be read: it may have been taken.
[[nodiscard]] SendOutcome unreadableOutcome(const Speaker &speaker, const HttpReply &reply);

[[nodiscard]] bool isSuccess(const HttpReply &reply); ///< 2xx

} // namespace ChannelConsole
