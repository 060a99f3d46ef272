// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/sandbox/SimulatedPartner.h"

namespace ChannelConsole {

/// Karix' RCM API as far as a free text goes (karix.md §1 to §3), and a file that a user sent, by its id
/// (§6). The key is looked for in `Authentication`, nowhere else; refusals come with HTTP 200 and a
/// statusCode that is a string. Two answers are not documented and chosen here, as HTTP 401 and 400 with a
/// plain body: what a wrong or missing key gets, and what a body gets that lacks a part every example has.
/// Nor is what an unknown file gets: HTTP 404.
class KarixSimulation final : public SimulatedPartner
{
public:
    [[nodiscard]] QString id() const override;
    [[nodiscard]] ListenerReply answer(const ListenerRequest &request) override;
};

} // namespace ChannelConsole
