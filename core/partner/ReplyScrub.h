// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/net/Http.h"
#include "core/partner/Secrets.h"

#include <QStringList>

#include <limits>

namespace ChannelConsole {

/// The reply without what the partner echoed of the credentials (promise 1), in its reason, headers and body.
/// `users`: the values that a secret may be paired with, as for Secrets::scrub(). Of the body at most so many
/// bytes are searched and kept. Any thread.
[[nodiscard]] HttpReply scrubbedReply(HttpReply reply, const Secrets &secrets, const QStringList &users,
    qsizetype keptBytes = std::numeric_limits<qsizetype>::max());

} // namespace ChannelConsole
