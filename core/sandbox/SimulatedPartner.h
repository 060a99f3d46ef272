// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/net/HttpListener.h"

#include <nlohmann/json_fwd.hpp>

namespace ChannelConsole {

/// One messaging partner as seen from outside: answers requests in its documented wire format, strictly, so
/// that what works here works there. What its documents do not say is said in the comments of the simulation.
/// No I/O; called on the listener's thread.
class SimulatedPartner
{
public:
    virtual ~SimulatedPartner() = default;
    SimulatedPartner() = default;
    Q_DISABLE_COPY_MOVE(SimulatedPartner)

    [[nodiscard]] virtual QString id() const = 0; ///< Partner::id()
    /// The request as the partner's own host would get it.
    [[nodiscard]] virtual ListenerReply answer(const ListenerRequest &request) = 0;
};

/// The part of the target before the query.
[[nodiscard]] QByteArray pathOf(const ListenerRequest &request);
/// Whether the body is declared to be of this media type, whatever its parameters.
[[nodiscard]] bool hasMediaType(const ListenerRequest &request, const char *mediaType);
[[nodiscard]] ListenerReply jsonReply(int status, const nlohmann::json &body);
[[nodiscard]] ListenerReply plainReply(int status, const QByteArray &body);
/// 429 replies of all simulations carry it.
[[nodiscard]] ListenerReply withRetryAfter(ListenerReply reply);
/// So many random decimal digits, the first not 0: partners' ids look like that.
[[nodiscard]] QString randomDigits(int count);

} // namespace ChannelConsole
