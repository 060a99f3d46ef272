// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/channel/Channel.h"
#include "core/partner/FieldSpec.h"

#include <QUrl>

#include <chrono>

namespace ChannelConsole {

// The fields every partner has in the same form, so that none is written three times.

/// `label` differs: the guide says Phone Number or Mobile number.
[[nodiscard]] FieldSpec numbersField(const QString &label, const QString &help);
[[nodiscard]] FieldSpec webhookUrlField(const QString &help);
[[nodiscard]] FieldSpec associateAppField();
[[nodiscard]] FieldSpec enableChannelField();
/// An address sends go to. Pasted forms lose quotes, trailing slashes and `documentedPath`, and get
/// `https://` where there is no scheme (as Infobip's own SDK does, infobip.md §1); what is not https or
/// loopback is refused in words.
[[nodiscard]] FieldSpec serviceUrlField(
    const QString &id, const QString &label, const QString &documentedPath);
/// A password: only line breaks around it go, its spaces are its own.
[[nodiscard]] FieldSpec passwordField(const QString &help);
/// A key that goes into a header after `scheme` ("App", "Bearer"): people paste it with the scheme in front
/// or in quotes.
[[nodiscard]] FieldSpec headerKeyField(const QString &id, const QString &label, const QString &scheme);
/// HTTP deadlines and the extra CA file: the end of every partner's advanced part.
[[nodiscard]] QList<FieldSpec> connectionFields();

/// What the connection fields say. Values that are no numbers read as the defaults.
struct ConnectionSettings
{
    std::chrono::milliseconds connectDeadline{10'000};
    std::chrono::milliseconds requestDeadline{60'000};
    QString extraCaFile; ///< a PEM file's path, empty for none

    bool operator==(const ConnectionSettings &) const = default;
};
[[nodiscard]] ConnectionSettings connectionSettings(const PartnerSettings &settings);

/// The value of a service URL field as a URL; invalid while it is empty or faulty.
[[nodiscard]] QUrl serviceUrlFrom(const FieldSpec &field, const PartnerSettings &settings);

} // namespace ChannelConsole
