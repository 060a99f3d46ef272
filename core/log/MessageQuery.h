// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/log/MessageLog.h"

#include <QStringList>
#include <QVariant>

namespace ChannelConsole {

/// The conditions of a query as SQL. Each combination of assistant and status has an index in the order of
/// the log, so that a page costs the same however deep it lies; a text is looked for along that order.
struct MessageConditions
{
    QStringList clauses;
    QVariantList bound;

    [[nodiscard]] QString where() const; ///< " WHERE …", or empty
};

/// What the rows must satisfy, wherever the page starts.
[[nodiscard]] MessageConditions conditionsOf(const LogQuery &query);

/// The same, and older than the query's anchor.
[[nodiscard]] MessageConditions conditionsOfPage(const LogQuery &query);

} // namespace ChannelConsole
