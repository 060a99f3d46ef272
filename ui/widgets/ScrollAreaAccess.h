// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace ChannelConsole {

/// Gives scroll areas to screen readers in a way that survives a scroll bar that goes while they count the
/// parts: Qt 6.4 reads beyond its list for a part that is not there any more. Once, after the application
/// object was made; GUI thread.
void installScrollAreaAccess();

} // namespace ChannelConsole
