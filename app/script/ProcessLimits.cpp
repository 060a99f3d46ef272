// SPDX-License-Identifier: Apache-2.0
#include "app/script/ProcessLimits.h"

#include "core/message/ScriptWire.h"

#include <QtGlobal>

#if defined(Q_OS_WIN)
#include <windows.h>
#else
#include <sys/resource.h>
#include <unistd.h>
#if defined(Q_OS_LINUX)
#include <cstdio>
#include <sys/prctl.h>
#endif
#endif

namespace ChannelConsole {

#if defined(Q_OS_WIN)

bool confineThisProcess()
{
    SetErrorMode(
        GetErrorMode() | SEM_FAILCRITICALERRORS | SEM_NOGPFAULTERRORBOX); // no crash report, hence no dump
    const HANDLE job = CreateJobObjectW(nullptr, nullptr);
    if (job == nullptr)
        return false;
    JOBOBJECT_EXTENDED_LIMIT_INFORMATION limits{};
    limits.BasicLimitInformation.LimitFlags = JOB_OBJECT_LIMIT_PROCESS_MEMORY | JOB_OBJECT_LIMIT_PROCESS_TIME
        | JOB_OBJECT_LIMIT_ACTIVE_PROCESS | JOB_OBJECT_LIMIT_DIE_ON_UNHANDLED_EXCEPTION;
    limits.BasicLimitInformation.ActiveProcessLimit = 1;
    limits.BasicLimitInformation.PerProcessUserTimeLimit.QuadPart
        = LONGLONG(ScriptLimits::kProcessorSeconds) * 10'000'000; // of 100 ns
    limits.ProcessMemoryLimit = SIZE_T(ScriptLimits::kMemoryBytes);
    // The handle stays open: the job is gone with its last handle.
    return SetInformationJobObject(job, JobObjectExtendedLimitInformation, &limits, sizeof limits)
        && AssignProcessToJobObject(job, GetCurrentProcess());
}

#else

namespace {

bool limitTo(int resource, rlim_t most)
{
    rlimit limit{};
    if (getrlimit(resource, &limit) != 0)
        return false;
    // Never more than whoever started us allows.
    limit.rlim_max = limit.rlim_max == RLIM_INFINITY ? most : qMin(limit.rlim_max, most);
    limit.rlim_cur = limit.rlim_max;
    return setrlimit(resource, &limit) == 0;
}

/// Address space in use, in bytes; 0 where the system does not tell.
rlim_t addressSpaceNow()
{
#if defined(Q_OS_LINUX)
    std::FILE *file = std::fopen("/proc/self/statm", "r");
    if (file == nullptr)
        return 0;
    unsigned long pages = 0;
    const int read = std::fscanf(file, "%lu", &pages);
    std::fclose(file);
    return read == 1 ? rlim_t(pages) * rlim_t(sysconf(_SC_PAGESIZE)) : 0;
#else
    return 0;
#endif
}

} // namespace

bool confineThisProcess()
{
    const rlim_t memory = addressSpaceNow() + rlim_t(ScriptLimits::kMemoryBytes);
    bool all = limitTo(RLIMIT_CORE, 0) && limitTo(RLIMIT_CPU, ScriptLimits::kProcessorSeconds);
    all = limitTo(RLIMIT_FSIZE, 0) && all;
    all = limitTo(RLIMIT_NPROC, 0) && all;
    // Those that are open stay open. It is also what makes the engine do without a memory file for its heap,
    // whose growing the limit on file sizes would punish.
    all = limitTo(RLIMIT_NOFILE, 0) && all;
#if defined(Q_OS_LINUX)
    all = limitTo(RLIMIT_AS, memory) && all;
    all = prctl(PR_SET_DUMPABLE, 0) == 0 && all; // a core dump that is piped to a program heeds no limit
    all = prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 && all;
#else
    // macOS lets a process map more than RLIMIT_AS says, and may refuse to set it.
    limitTo(RLIMIT_DATA, memory);
#endif
    alarm(unsigned(ScriptLimits::kProcessorSeconds) * 2); // a script that only waits uses no processor time
    return all;
}

#endif

} // namespace ChannelConsole
