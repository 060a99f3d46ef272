// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/sandbox/GupShupSessionReports.h"
#include "core/sandbox/SimulatedPartner.h"

namespace ChannelConsole {

/// GupShup's enterprise gateway as far as sending goes (gupshup.md §1 to §3), with an account that sends
/// everything and one for two-way messages only:
/// parameters in a query or a form, answers as text unless `format=json`, errors with the code in the place
/// of the id and HTTP 200. A msg_id is "unique per message", but what a repeated one gets is not documented:
/// it is accepted here.
class GupShupSimulation final : public SimulatedPartner
{
public:
    [[nodiscard]] QString id() const override;
    [[nodiscard]] ListenerReply answer(const ListenerRequest &request) override;

private:
    GupShupSessionReports m_reports;
};

} // namespace ChannelConsole
