// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/channel/Channel.h"
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
    QString algorithm = QStringLiteral("HS256"); ///< one of tokenAlgorithms()
    QString publicKey; ///< for RS; as it was pasted
    QByteArray clientSecret; ///< for RS the private key as it was pasted; empty: a stored one stays as it is
    bool removesPrivateKey = false; ///< the stored one goes when the app is stored; for RS only
    bool enforceJti = false;

    bool operator==(const AppDraft &) const = default;
};

/// A new app with a client id of the platform's form (platform.md §3.1), to keep or to paste over.
[[nodiscard]] AppDraft newAppDraft();

/// 32 random bytes as 44 characters of base64: the form the platform's own client secrets have (platform.md
/// §3.1).
[[nodiscard]] QByteArray generatedClientSecret();

/// The app as it is to be stored over `stored`.
[[nodiscard]] JwtApp withDraft(JwtApp stored, const AppDraft &draft);
/// The typed secret as it is to be stored.
[[nodiscard]] QByteArray secretToStore(const AppDraft &draft);

inline constexpr auto kAppNameField = u"appName";
inline constexpr auto kClientIdField = u"clientId";
inline constexpr auto kPublicKeyField = u"publicKey";
inline constexpr auto kClientSecretField = u"clientSecret"; ///< for RS the private key

/// What keeps the app from being stored, in the order of the form. `hasSecret`: one is stored and can stay.
/// An RS app needs none: without a private key tokens are checked here but not minted.
[[nodiscard]] QList<FieldFault> checkApp(const AppDraft &app, bool hasSecret);

} // namespace ChannelConsole
