// SPDX-License-Identifier: Apache-2.0
#include "core/secret/CoreDumps.h"

#include <QtGlobal>

#if defined(Q_OS_WIN)
#include <windows.h>
#elif defined(Q_OS_UNIX)
#include <sys/resource.h>
#if defined(Q_OS_LINUX)
#include <sys/prctl.h>
#endif
#endif

namespace ChannelConsole {

#if defined(Q_OS_WIN)

namespace {
// Without its crash dialog, Windows Error Reporting does not collect a dump either.
constexpr UINT kNoCrashReport = SEM_FAILCRITICALERRORS | SEM_NOGPFAULTERRORBOX;
} // namespace

bool forbidCoreDumps()
{
    SetErrorMode(GetErrorMode() | kNoCrashReport);
    return coreDumpsAreForbidden();
}

bool coreDumpsAreForbidden()
{
    return (GetErrorMode() & kNoCrashReport) == kNoCrashReport;
}

#elif defined(Q_OS_UNIX)

bool forbidCoreDumps()
{
    const rlimit none{0, 0};
    setrlimit(RLIMIT_CORE, &none);
#if defined(Q_OS_LINUX)
    // The limit does not hold where core dumps are piped to a program (systemd-coredump, apport).
    prctl(PR_SET_DUMPABLE, 0);
#endif
    return coreDumpsAreForbidden();
}

bool coreDumpsAreForbidden()
{
    rlimit limit{};
    if (getrlimit(RLIMIT_CORE, &limit) != 0 || limit.rlim_cur != 0)
        return false;
#if defined(Q_OS_LINUX)
    return prctl(PR_GET_DUMPABLE) == 0;
#else
    return true;
#endif
}

#else
#error "Say here how this system is told not to write core dumps."
#endif

} // namespace ChannelConsole
