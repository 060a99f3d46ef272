// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace ChannelConsole {

/// The window's rhythm: every distance is a multiple of eight device-independent pixels, or half of it
/// between what belongs together.
namespace Spacing {
inline constexpr int kTight = 4; ///< a field and the line that explains it
inline constexpr int kSmall = 8; ///< neighbours in a row
inline constexpr int kMedium = 16; ///< rows of a form, groups within a page
inline constexpr int kLarge = 24; ///< a page's margin, sections of a page
} // namespace Spacing

} // namespace ChannelConsole
