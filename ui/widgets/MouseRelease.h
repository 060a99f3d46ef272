// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>

class QObject;

namespace ChannelConsole {

/// Runs `action` as soon as no mouse button is down: at once, or after the release has reached its widget;
/// never if `context` has gone by then. GUI thread.
///
/// For what happens on leaving a field. The click that leaves it gives the focus away when it is pressed; a
/// message that unfolds then would push what was pressed from under the pointer, and the click would be lost.
void afterMouseRelease(QObject *context, std::function<void()> action);

} // namespace ChannelConsole
