// SPDX-License-Identifier: Apache-2.0
// The helper that runs one Advanced Message script: a hog or an endless loop takes this process down, never
// the window.
#include "app/script/CrashReason.h"
#include "app/script/ProcessLimits.h"
#include "app/script/ScriptHost.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QFile>

#include <cstdio>
#include <cstdlib>
#include <exception>
#include <new>

using namespace ChannelConsole;

namespace {

/// Qt throws std::bad_alloc where a container cannot grow, and nothing here can catch it.
[[noreturn]] void endWithReason()
{
    if (const std::exception_ptr exception = std::current_exception()) {
        try {
            std::rethrow_exception(exception);
        } catch (const std::bad_alloc &) {
            endOutOfMemory();
        } catch (...) {
            std::abort();
        }
    }
    std::abort();
}

/// A pipe gives what is there now, until it is closed. What is too long is not read to its end.
QByteArray everythingIn(QFile &input)
{
    QByteArray bytes;
    while (bytes.size() <= longestRequest()) {
        const QByteArray more = input.read(longestRequest() + 1 - bytes.size());
        if (more.isEmpty())
            break;
        bytes += more;
    }
    return bytes;
}

} // namespace

int main(int argc, char *argv[])
{
    std::set_new_handler(endOutOfMemory);
    std::set_terminate(endWithReason);
    // No machine code is made of a script.
    qputenv("QV4_FORCE_INTERPRETER", "1");
    const QCoreApplication application(argc, argv);

    QFile input;
    QFile output;
    if (!input.open(stdin, QIODevice::ReadOnly) || !output.open(stdout, QIODevice::WriteOnly))
        return int(ScriptExit::BadRequest);
    const std::optional<ScriptRequest> request = decodedRequest(everythingIn(input));
    if (!request)
        return int(ScriptExit::BadRequest);
    input.close();
    // The time zone is read from a file, which cannot be opened later.
    (void)QDateTime::currentDateTime().offsetFromUtc();
    if (!confineThisProcess())
        return int(ScriptExit::NotConfined);
    tellCrashReason();

    ScriptHost host(&output);
    host.run(*request);
    // Not by way of the engine's destructor: a heap that is nearly full takes long to clear, and nothing is
    // left to be saved.
    std::_Exit(int(ScriptExit::Ended));
}
