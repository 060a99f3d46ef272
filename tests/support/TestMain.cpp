// SPDX-License-Identifier: Apache-2.0
#include "support/TestMain.h"

#include <QFileInfo>
#include <QMap>
#include <QTest>

#ifdef TESTS_OF_WINDOWS
#include <QApplication>
using TestApplication = QApplication;
#else
#include <QCoreApplication>
using TestApplication = QCoreApplication;
#endif

#include <cstdio>
#include <vector>

namespace ChannelConsole {

namespace {

using Tests = QMap<QString, std::function<std::unique_ptr<QObject>()>>;

/// Filled before main by the tests' own registrations, whatever the order of their sources.
Tests &tests()
{
    static Tests all;
    return all;
}

int listTests()
{
    std::fputs("Name one of these tests:\n", stderr);
    for (const QString &name : tests().keys())
        std::fprintf(stderr, "  %s\n", qPrintable(name));
    return EXIT_FAILURE;
}

} // namespace

RegisteredTest::RegisteredTest(const char *file, std::function<std::unique_ptr<QObject>()> make)
{
    const QString name = QFileInfo(QString::fromUtf8(file)).completeBaseName();
    Q_ASSERT_X(!tests().contains(name), "RegisteredTest", qPrintable(name + QStringLiteral(" is there twice")));
    tests().insert(name, std::move(make));
}

} // namespace ChannelConsole

int main(int argc, char **argv)
{
    using namespace ChannelConsole;
    const auto make = argc > 1 ? tests().value(QString::fromUtf8(argv[1])) : nullptr;
    if (!make)
        return listTests();
    std::vector<char *> arguments{argv[0]};
    arguments.insert(arguments.end(), argv + 2, argv + argc);
    int count = static_cast<int>(arguments.size());
    TestApplication application(count, arguments.data());
    const std::unique_ptr<QObject> test = make();
    return QTest::qExec(test.get(), count, arguments.data());
}
