// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>

namespace ChannelConsole {

/// Whether what a caller shows is the secret. Takes the same time wherever they differ, and however much of
/// their length they have in common: what is compared are digests.
[[nodiscard]] bool isSameSecret(const QByteArray &shown, const QByteArray &secret);

} // namespace ChannelConsole
