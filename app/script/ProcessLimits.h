// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace ChannelConsole {

/// Confines this process for the rest of its life: memory (ScriptLimits::kMemoryBytes beyond what it has
/// now), processor time, no core dump, no further file or socket, nothing written to a file, no further
/// process. A script has no means to ask for any of these; the limits hold should the engine have a hole.
/// False if the system refused one.
///
/// Linux enforces all of them, but the last not for root. macOS does not count mapped memory: there the time
/// limit has to do.
[[nodiscard]] bool confineThisProcess();

} // namespace ChannelConsole
