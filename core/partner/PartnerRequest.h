// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/message/OutboundMessage.h"
#include "core/net/Http.h"
#include "core/partner/Partner.h"

#include <optional>

namespace ChannelConsole {

[[nodiscard]] MessageSupport documented();
[[nodiscard]] MessageSupport unverified(const QString &reason);
[[nodiscard]] MessageSupport notOffered(const QString &reason);

/// `channel-console/<version>`.
[[nodiscard]] QByteArray userAgent();

/// A POST with the headers every partner gets: User-Agent, Accept (answers in JSON) and Content-Type.
[[nodiscard]] HttpRequest postRequest(const QUrl &url, const QByteArray &contentType, const QByteArray &body);

/// `base` with a partner's documented path behind whatever path it has itself (a gateway of one's own, the
/// sandbox).
[[nodiscard]] QUrl withPath(const QUrl &base, const QString &path);

/// Why this message cannot become a request of the partner; empty if it can.
/// WhatsApp's rules and the partner's count; Problem::field is the finding's.
[[nodiscard]] std::optional<Problem> sendObstacle(
    const OutboundMessage &message, const QUrl &base, const Partner &partner);

/// The secret for the request, or MissingSecret with the field's label in it.
[[nodiscard]] Result<QByteArray> requiredSecret(
    const Secrets &secrets, const Partner &partner, const QString &fieldId);

} // namespace ChannelConsole
