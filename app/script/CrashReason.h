// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace ChannelConsole {

/// From now on, a crash of this process tells by its exit code (ScriptExit) whether there was no memory left
/// or the stack was used up: that is how the engine ends when it cannot get memory for its own heap, and when
/// one of its native functions calls itself without end. Any other crash stays one. Call after
/// confineThisProcess(), on the thread that runs the script. Does nothing on Windows, where such an end is
/// told as a crash.
void tellCrashReason();

/// For what was noticed in time. Does not return.
[[noreturn]] void endOutOfMemory();

} // namespace ChannelConsole
