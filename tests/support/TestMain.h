// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>

#include <functional>
#include <memory>

namespace ChannelConsole {

/// The tests of a kind share one executable, because linking and moc for each would take a good part of the build. Each still runs in
/// a process of its own: `core_tests tst_store` runs that one, further arguments are Qt Test's.
///
/// `file` is the source it is in, whose name without its ending is the test's.
class RegisteredTest final
{
public:
    RegisteredTest(const char *file, std::function<std::unique_ptr<QObject>()> make);
};

} // namespace ChannelConsole

/// Stands at the end of a test's source, as QTEST_MAIN would. The application object is there already: a QApplication in `ui_tests`,
/// a QCoreApplication in `core_tests`.
#define CHANNEL_CONSOLE_TEST(Class) \
    static const ::ChannelConsole::RegisteredTest registeredTest( \
        __FILE__, []() -> std::unique_ptr<QObject> { return std::make_unique<Class>(); });
