// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/partner/Partner.h"

#include <QList>
#include <QString>

#include <optional>

namespace ChannelConsole {

/// What one partner would be sent for a content.
struct RequestPreview
{
    QString partnerId;
    QString partnerName;
    MessageSupport support;
    QStringList findings; ///< what WhatsApp's rules or the partner's have against the content; translated
    QString request; ///< as it goes over the wire, secrets masked; empty if there is none
    std::optional<Problem> problem; ///< why there is none
};

/// One for each partner, in their order: with sample numbers, the partner's default address or, where there
/// is none, one that leads nowhere, and what else its form asks for as a sample.
[[nodiscard]] QList<RequestPreview> requestPreviews(const MessageContent &content);

} // namespace ChannelConsole
