// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/partner/Partner.h"

#include <QList>

namespace ChannelConsole {

/// A secret with every character that an encoding could get wrong.
[[nodiscard]] QByteArray awkwardSecret();

/// One way in which the program can ask a partner to send.
struct PartnerCase
{
    QString name; ///< also the snapshot's file name
    const Partner *partner = nullptr;
    PartnerSettings settings;
    OutboundMessage message;

    [[nodiscard]] Secrets secrets() const; ///< real ones
    [[nodiscard]] Result<HttpRequest> request(const Secrets &secrets) const;
};

/// Every partner with every kind of text and every way to sign in, and with every type of message it takes.
[[nodiscard]] QList<PartnerCase> partnerCases();
[[nodiscard]] PartnerCase partnerCase(const QString &name); ///< which has to be one of them

/// As it goes over the wire, but for the version in User-Agent.
[[nodiscard]] QByteArray serialised(const HttpRequest &request);

} // namespace ChannelConsole
