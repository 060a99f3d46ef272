// SPDX-License-Identifier: Apache-2.0
#include "app/script/CrashReason.h"

#include "core/message/ScriptWire.h"

#include <QtGlobal>

#include <cstdlib>

#if !defined(Q_OS_WIN)
#include <array>
#include <csignal>
#include <cstdint>
#include <sys/mman.h>
#include <sys/resource.h>
#include <unistd.h>
#endif

namespace ChannelConsole {

void endOutOfMemory()
{
    std::_Exit(int(ScriptExit::OutOfMemory));
}

#if defined(Q_OS_WIN)

void tellCrashReason() {}

#else

namespace {

constexpr std::size_t kHandlerStack = 64 * 1024;
/// The engine takes its heap in segments of up to 8 MiB: when one is not to be had, there is no memory.
constexpr std::size_t kSegment = 8 * 1024 * 1024;
constexpr std::size_t kLargeBlock = ScriptLimits::kMemoryBytes / 4 * 3;
/// An allocation that failed shows as a fault near address 0, or where the engine writes to give up; it may
/// have been a large one, for a list that doubles.
constexpr std::uintptr_t kNullPages = 64 * 1024;
constexpr std::uintptr_t kGaveUp = 0xbbadbeef;
/// How far beyond its end a frame may reach.
constexpr std::uintptr_t kBeyond = 1024 * 1024;

std::array<char, kHandlerStack> handlerStack;
std::uintptr_t stackTop = 0;
std::uintptr_t stackSize = 0;

bool canHave(std::size_t bytes)
{
    void *block = mmap(nullptr, bytes, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (block == MAP_FAILED)
        return false;
    munmap(block, bytes);
    return true;
}

/// Only what POSIX allows in a signal handler, and mmap, which is a system call and nothing else.
extern "C" void tellReason(int signal, siginfo_t *info, void *)
{
    const auto address = reinterpret_cast<std::uintptr_t>(info->si_addr);
    const bool faulted = signal == SIGSEGV || signal == SIGBUS;
    if (faulted && address < stackTop && address + stackSize + kBeyond > stackTop)
        _exit(int(ScriptExit::TooDeep));
    const bool unanswered = faulted && (address < kNullPages || address == kGaveUp);
    if (!canHave(unanswered ? kLargeBlock : kSegment))
        _exit(int(ScriptExit::OutOfMemory));
    // The default action is back (SA_RESETHAND): the instruction that failed does so again, or abort() ends
    // the process.
}

} // namespace

void tellCrashReason()
{
    stack_t stack{};
    stack.ss_sp = handlerStack.data();
    stack.ss_size = handlerStack.size();
    rlimit limit{};
    if (sigaltstack(&stack, nullptr) != 0 || getrlimit(RLIMIT_STACK, &limit) != 0)
        return;
    stackTop = reinterpret_cast<std::uintptr_t>(&limit);
    stackSize = limit.rlim_cur == RLIM_INFINITY ? 0 : std::uintptr_t(limit.rlim_cur);
    struct sigaction action = {};
    action.sa_sigaction = tellReason;
    action.sa_flags = SA_SIGINFO | SA_ONSTACK | int(SA_RESETHAND);
    for (const int signal : {SIGSEGV, SIGBUS, SIGABRT, SIGILL, SIGTRAP, SIGFPE})
        sigaction(signal, &action, nullptr);
}

#endif

} // namespace ChannelConsole
