// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/support/thread_times.h"

#ifdef __linux__
#include <cstdlib>
#include <ctime>
#include <fcntl.h>
#include <sys/resource.h>
#include <unistd.h>
#endif

namespace reviver::test {

using std::chrono::duration_cast;
using std::chrono::microseconds;
using std::chrono::nanoseconds;

namespace {

#ifdef __linux__

microseconds workedSoFar()
{
    timespec time{};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return duration_cast<microseconds>(std::chrono::seconds(time.tv_sec) + nanoseconds(time.tv_nsec));
}

/// The second number of schedstat, in ns.
microseconds queuedSoFar()
{
    thread_local const int file = ::open("/proc/thread-self/schedstat", O_RDONLY | O_CLOEXEC);
    char text[96]{};
    if (file < 0 || ::pread(file, text, sizeof text - 1, 0) <= 0)
        return {};
    char *queued = nullptr;
    std::strtoull(text, &queued, 10);
    return duration_cast<microseconds>(nanoseconds(std::strtoull(queued, nullptr, 10)));
}

long waitsSoFar()
{
    rusage usage{};
    ::getrusage(RUSAGE_THREAD, &usage);
    return usage.ru_nvcsw;
}

#else

microseconds workedSoFar()
{
    return {};
}

microseconds queuedSoFar()
{
    return {};
}

/// As if it had waited each time.
long waitsSoFar()
{
    thread_local long waits = 0;
    return ++waits;
}

#endif

}  // namespace

ThreadTimes threadTimes()
{
    const auto now = std::chrono::steady_clock::now().time_since_epoch();
    return {duration_cast<microseconds>(now), workedSoFar(), queuedSoFar(), waitsSoFar()};
}

ThreadTimes operator-(const ThreadTimes &to, const ThreadTimes &from)
{
    return {to.whole - from.whole, to.worked - from.worked, to.queued - from.queued, to.waits - from.waits};
}

}  // namespace reviver::test
