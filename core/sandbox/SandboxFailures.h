// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/sandbox/Sandbox.h"

#include <QList>
#include <QString>

#include <optional>

namespace ChannelConsole {

/// A documented error of a partner that a listed recipient provokes: every row of the partner's tables
/// (core/partner's `…Codes`) has a recipient of its own.
struct SandboxFailure
{
    QString code; ///< as in the partner's table
    bool reported = false; ///< the send is accepted, and a delivery report brings the error
};

/// `digits`: the recipient as the partner is given it, without `+`. Empty for a number that is not listed.
[[nodiscard]] std::optional<SandboxFailure> sandboxFailure(const QString &partnerId, const QString &digits);

/// A listed recipient.
struct SandboxFailureNumber
{
    QString number; ///< `+` and digits
    SandboxFailure failure;
    QString effect; ///< the code and its meaning, translated
};

/// The recipients, those of the answer before those of the report, in the order of the tables.
[[nodiscard]] QList<SandboxFailureNumber> sandboxFailureNumbers(const QString &partnerId);

} // namespace ChannelConsole
