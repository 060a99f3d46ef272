// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace ChannelConsole {

/// Tells the system to write no image of this process's memory to disk when it crashes: it may hold secrets
/// (promise 1). Called first thing by release builds; a debug build's developer wants the dump. False if the
/// system refused.
[[nodiscard]] bool forbidCoreDumps();

/// Whether the system would write one now.
[[nodiscard]] bool coreDumpsAreForbidden();

} // namespace ChannelConsole
