// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QHash>
#include <QString>

#include <optional>

namespace ChannelConsole {

/// The decoded parameters of a call to the gateway, by name.
using GupShupParameters = QHash<QByteArray, QString>;

/// A documented error (gupshup.md §3).
struct GupShupRefusal
{
    QByteArray code;
    QString details;
};

/// What a gateway has against a message's own parameters: those that sign in and name the number are read
/// before. The documented limits count, also where WhatsApp's are stricter (gupshup.md §8).
[[nodiscard]] std::optional<GupShupRefusal> gupShupContentRefusal(const GupShupParameters &parameters);

/// GupShupTemplateChecks.cpp: whether a message asks to be sent as a template, and what is against it.
[[nodiscard]] bool isGupShupTemplate(const GupShupParameters &parameters);
[[nodiscard]] std::optional<GupShupRefusal> gupShupTemplateRefusal(const GupShupParameters &parameters);

[[nodiscard]] GupShupRefusal gupShupMissing(const char *parameter); ///< 101

} // namespace ChannelConsole
