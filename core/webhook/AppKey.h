// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/channel/Channel.h"
#include "core/webhook/Token.h"

namespace ChannelConsole {

/// What the app's tokens are checked with. `secret` is what its slot in the keychain holds, or empty: for HS
/// the client secret. For RS it is the private key, which no check needs: it stays out of the result.
[[nodiscard]] TokenKey tokenKeyOf(const JwtApp &app, const QByteArray &secret);

} // namespace ChannelConsole
