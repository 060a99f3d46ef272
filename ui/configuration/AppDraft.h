// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/channel/Validation.h"

#include <QByteArray>
#include <QString>
#include <QUuid>

namespace ChannelConsole {

/// An app that is being made or edited in the form, before it is stored.
struct AppDraft
{
    QUuid id; ///< of the app being edited; null for a new one
    QString name;
    QString clientId;
    QString algorithm = QStringLiteral("HS256"); ///< HS256 or HS512
    QByteArray clientSecret; ///< empty: a stored one stays as it is

    bool operator==(const AppDraft &) const = default;
};

/// A new app with a client id of the platform's form (platform.md §3.1), to keep or to paste over.
[[nodiscard]] AppDraft newAppDraft();

/// 32 random bytes as 44 characters of base64: the form the platform's own client secrets have (platform.md
/// §3.1).
[[nodiscard]] QByteArray generatedClientSecret();

inline constexpr auto kAppNameField = u"appName";
inline constexpr auto kClientIdField = u"clientId";
inline constexpr auto kClientSecretField = u"clientSecret";

/// What keeps the app from being stored, in the order of the form. `hasSecret`: one is stored and can stay.
[[nodiscard]] QList<FieldFault> checkApp(const AppDraft &app, bool hasSecret);

} // namespace ChannelConsole
