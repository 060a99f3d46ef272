// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/webhook/Token.h"

#include <QByteArray>
#include <QCryptographicHash>

namespace ChannelConsole {

/// Makes tokens without the code under test: base64url and HMAC by Qt, RSA by OpenSSL's older calls.
namespace TokenWorkshop {

struct RsaPair
{
    QByteArray publicPem;
    QByteArray privatePem;
};

inline const QString kClientId = QStringLiteral("cs-5a7e1f0c-2b1d-5c3e-9f00-0123456789ab");
inline const QString kOtherClientId = QStringLiteral("cs-00000000-2b1d-5c3e-9f00-0123456789ab");
/// 44 characters, as the platform's are. It is base64 and is not to be decoded (platform.md §3.1).
inline const QByteArray kSecret = QByteArrayLiteral("kQ8mZ1c0R3h2TnVwYXNzd29yZC1vZi1hLXRlc3QtYXA=");

[[nodiscard]] QByteArray base64Url(const QByteArray &bytes);
/// header.payload with any bytes in them
[[nodiscard]] QByteArray unsignedText(const QByteArray &header, const QByteArray &payload);
[[nodiscard]] QByteArray hmacToken(const QByteArray &header, const QByteArray &payload,
    const QByteArray &secret = kSecret,
    QCryptographicHash::Algorithm hash = QCryptographicHash::Algorithm::Sha256);

[[nodiscard]] RsaPair makeRsaPair(int bits = 2048);
[[nodiscard]] RsaPair makeEcPair();
[[nodiscard]] QByteArray encryptedPem(const RsaPair &pair); ///< the private key under a passphrase

enum class RsaPadding {
    Pkcs1,
    Pss,
};
[[nodiscard]] QByteArray rsaToken(const QByteArray &header, const QByteArray &payload, const RsaPair &pair,
    const char *digest = "SHA256", RsaPadding padding = RsaPadding::Pkcs1);

/// Keys of an app whose client id is kClientId.
[[nodiscard]] TokenKey hmacKey(const QString &algorithm = QStringLiteral("HS256"));
[[nodiscard]] TokenKey rsaKey(const RsaPair &pair, const QString &algorithm = QStringLiteral("RS256"));

} // namespace TokenWorkshop

} // namespace ChannelConsole
