// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/Problem.h"

namespace ChannelConsole {

/// What AssistantStore refuses, in words.
[[nodiscard]] Problem noSuchAssistant();
[[nodiscard]] Problem noSuchApp();
[[nodiscard]] Problem notAddable();
[[nodiscard]] Problem sandboxMarkFixed();
/// The form keeps a credential that is not the stored one, or that was stored for another origin.
[[nodiscard]] Problem changedMeanwhile();
[[nodiscard]] Problem appInUse(const QString &appName, const QString &assistantName);
/// An app whose tokens a client secret signs cannot do without it.
[[nodiscard]] Problem appNeedsSecret(const QString &appName);

} // namespace ChannelConsole
