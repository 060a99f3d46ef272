// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDateTime>

namespace ChannelConsole {

/// The seam for wall-clock time, so that tests can say what time it is. Thread-safe.
class Clock
{
public:
    virtual ~Clock() = default;
    [[nodiscard]] virtual QDateTime now() const = 0; ///< UTC

    Clock() = default;
    Q_DISABLE_COPY_MOVE(Clock)
};

class SystemClock final : public Clock
{
public:
    [[nodiscard]] QDateTime now() const override;
};

} // namespace ChannelConsole
