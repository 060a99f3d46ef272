// SPDX-License-Identifier: Apache-2.0
#include "core/webhook/Token.h"
#include "core/webhook/TokenChecks.h"

namespace ChannelConsole {

Result<Token> verifyToken(const QByteArray &compact, const TokenKey &key, const QDateTime &now)
{
    const Result<Token> read = readToken(compact);
    if (!read)
        return read;
    const Token &token = read.value();
    if (const Result<void> checked = checkTokenAlgorithm(token, key); !checked)
        return checked.error();
    if (const Result<void> checked = checkTokenSignature(compact, key); !checked)
        return checked.error();
    if (const Result<void> checked = checkTokenClient(token, key.clientId); !checked)
        return checked.error();
    const qint64 seconds = now.toSecsSinceEpoch();
    if (const Result<void> checked = checkTokenTimes(token, seconds); !checked)
        return checked.error();
    if (const Result<void> checked = checkTokenId(token, key.enforceJti, seconds); !checked)
        return checked.error();
    return read;
}

} // namespace ChannelConsole
