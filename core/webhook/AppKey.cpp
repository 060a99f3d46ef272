// SPDX-License-Identifier: Apache-2.0
#include "core/webhook/AppKey.h"

#include "core/webhook/TokenSignature.h"

namespace ChannelConsole {

TokenKey tokenKeyOf(const JwtApp &app, const QByteArray &secret)
{
    TokenKey key{.algorithm = app.algorithm, .clientId = app.clientId, .enforceJti = app.enforceJti};
    if (isRsaAlgorithm(app.algorithm))
        key.publicKeyPem = app.publicKey.toUtf8();
    else
        key.secret = secret;
    return key;
}

} // namespace ChannelConsole
