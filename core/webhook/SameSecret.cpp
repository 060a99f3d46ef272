// SPDX-License-Identifier: Apache-2.0
#include "core/webhook/SameSecret.h"

#include <QCryptographicHash>

#include <openssl/crypto.h>

namespace ChannelConsole {

bool isSameSecret(const QByteArray &shown, const QByteArray &secret)
{
    const QByteArray shownDigest = QCryptographicHash::hash(shown, QCryptographicHash::Sha256);
    const QByteArray digest = QCryptographicHash::hash(secret, QCryptographicHash::Sha256);
    return CRYPTO_memcmp(shownDigest.constData(), digest.constData(), std::size_t(digest.size())) == 0;
}

} // namespace ChannelConsole
