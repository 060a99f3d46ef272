// SPDX-License-Identifier: Apache-2.0
#pragma once

class QPushButton;

namespace ChannelConsole {

/// Gives a button air around a text that is longer than a word: some styles (Fusion) set it right to the
/// frame.
void giveRoom(QPushButton *button);

} // namespace ChannelConsole
