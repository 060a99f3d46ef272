// SPDX-License-Identifier: Apache-2.0
#include "core/Clock.h"

namespace ChannelConsole {

QDateTime SystemClock::now() const
{
    return QDateTime::currentDateTimeUtc();
}

} // namespace ChannelConsole
