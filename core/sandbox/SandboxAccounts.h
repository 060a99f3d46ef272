// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QLatin1StringView>

namespace ChannelConsole::SandboxAccounts {

// The only accounts the simulated partners know. They open nothing anywhere else and say so themselves.
inline constexpr QLatin1StringView kUsername{"sandbox-user"};
inline constexpr QLatin1StringView kPassword{"sandbox-password"};
inline constexpr QLatin1StringView kApiKey{"sandbox-api-key"};
inline constexpr QLatin1StringView kAccountKey{"sandbox-account-key"};
/// GupShup's user ids are digits only (gupshup.md §1).
inline constexpr QLatin1StringView kUserId{"2000000000"};
inline constexpr QLatin1StringView kTwoWayUserId{"2000000002"}; ///< sends no templates; the same password

// Business numbers, from ranges nobody has (see SandboxEffects.cpp; +44 113 496 0000 to 0999 is set aside for
// fiction, too).
inline constexpr QLatin1StringView kBritishSender{"+441134960000"};
inline constexpr QLatin1StringView kIndianSender{"+910000001000"};

} // namespace ChannelConsole::SandboxAccounts
