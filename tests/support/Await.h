// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QFuture>
#include <QTest>

namespace ChannelConsole {

/// Spins the test's event loop until the future is finished: a limit, not a delay. False if it never was.
template<typename T>
[[nodiscard]] bool finishes(const QFuture<T> &future, int limitMs = 20'000)
{
    return QTest::qWaitFor([&future] { return future.isFinished(); }, limitMs);
}

} // namespace ChannelConsole
