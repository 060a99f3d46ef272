// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/Clock.h"

namespace ChannelConsole {

/// A clock a test sets.
class FixedClock final : public Clock
{
public:
    QDateTime time = QDateTime(QDate(2026, 3, 1), QTime(12, 0), Qt::UTC);
    [[nodiscard]] QDateTime now() const override { return time; }
};

} // namespace ChannelConsole
