// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/channel/Channel.h"

namespace ChannelConsole {

/// FieldSpec::id of GupShup's fields that more than one file asks for.
namespace GupShupField {
inline const QString kWabaId = QStringLiteral("wabaId");
inline const QString kPasswordId = QStringLiteral("password");
inline const QString kTwoWayUserId = QStringLiteral("twoWayUserId");
inline const QString kTwoWayPasswordId = QStringLiteral("twoWayPassword");
inline const QString kReportApiUrlId = QStringLiteral("reportApiUrl");
} // namespace GupShupField

/// A user id and the id of the secret that is its password.
struct GupShupAccount
{
    QString userIdField;
    QString passwordField;
};

/// Each number has two accounts at GupShup, one for templates and one for two-way messages (gupshup.md §1).
/// The second counts when it is entered completely.
[[nodiscard]] bool hasGupShupTwoWayAccount(const PartnerSettings &settings);
/// The one that templates go through, or the one for everything else.
[[nodiscard]] GupShupAccount gupShupAccount(bool forTemplates, const PartnerSettings &settings);

} // namespace ChannelConsole
