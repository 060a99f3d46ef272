// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/Result.h"
#include "core/net/Http.h"
#include "core/partner/WebhookEvents.h"

#include <QString>
#include <QUrl>

#include <functional>
#include <optional>

namespace ChannelConsole {

/// What a deployed webhook is asked: the five bad calls of the guide's table, in its order, and one that is
/// in order.
enum class ProbeCase {
    InvalidStreamId,
    AuthorizationMissing,
    AuthorizationWrong,
    BodyMissing,
    MobileMissing,
    Good, ///< reaches the assistant
};

/// What to probe and with what. Holds a credential, so it is never stored or shown.
struct ProbeOrder
{
    QUrl url;
    /// The guide's table is about this partner. Otherwise nothing is documented: the calls that make sense
    /// without the table are made, and what comes is shown without a judgement.
    bool documented = false;
    /// The Authorization header for one call; called anew for each, since a token may be good for one call
    /// only. Empty: there is none, and what needs one is skipped.
    std::function<Result<QByteArray>()> authorization;
    /// An Authorization header of the right form that must not be accepted.
    QByteArray wrongAuthorization = "bearer wrong";
    std::optional<WebhookPost> good; ///< to be sent as well; empty: only the bad calls
    QString businessNumber; ///< for the bodies; may be empty
    HttpPolicy policy{.totalDeadline = std::chrono::seconds(30)};
};

/// The calls that will be considered, in their order.
[[nodiscard]] QList<ProbeCase> probeCases(const ProbeOrder &order);

/// What the guide's table says about a call.
struct ProbeExpectation
{
    int status = 0;
    QByteArray message; ///< empty for the good call: only its status matters
};
/// Empty where nothing is documented.
[[nodiscard]] std::optional<ProbeExpectation> probeExpectation(ProbeCase probeCase, bool documented);

/// As the guide words it; translated.
[[nodiscard]] QString probeTitle(ProbeCase probeCase);

/// Whether the call only makes sense with a credential the webhook accepts: without one it would be stopped
/// before it comes to the point.
[[nodiscard]] bool needsAuthorization(ProbeCase probeCase);

/// The request of a call. None of the bad ones can reach the assistant, even where nothing is checked but the
/// body: no bad call carries a message from anybody. Fails in words if the URL has no stream id to replace,
/// or the credential cannot be had.
[[nodiscard]] Result<HttpRequest> probeRequest(ProbeCase probeCase, const ProbeOrder &order);

} // namespace ChannelConsole
