// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/Result.h"
#include "core/webhook/Token.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

namespace ChannelConsole {

/// What the platform offers when an app is made, and so all there is here (platform.md §3.1: HS256, HS512,
/// RS256, RS512; "No ES/PS/none").
[[nodiscard]] const QStringList &tokenAlgorithms();
/// Whether it signs with a private key and checks with a public one.
[[nodiscard]] bool isRsaAlgorithm(const QString &algorithm);

/// The signature of `text` by the app's algorithm. Fails with MissingSecret or InvalidInput where the app
/// cannot sign. `privateKeyPem` for RS.
[[nodiscard]] Result<QByteArray> signatureOf(
    const QByteArray &text, const TokenKey &key, const QByteArray &privateKeyPem);

/// Whether `signature` is the app's under `text`; compares in constant time. Fails where the app has nothing
/// to check with.
[[nodiscard]] Result<bool> isSignedBy(
    const QByteArray &text, const QByteArray &signature, const TokenKey &key);

} // namespace ChannelConsole
