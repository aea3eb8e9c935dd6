// SPDX-License-Identifier: Apache-2.0
#include "tests/faults/child_processes.h"

#include <algorithm>
#include <numeric>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

namespace reviver::test {
namespace {

/// Cases on pseudo-terminals wait half of their time.
constexpr std::size_t kForEachProcessor = 2;

/// The records of all children come through one pipe: a write as small as that is never mixed
/// with another's.
bool tell(int pipe, const CaseEnd &end)
{
    return ::write(pipe, &end, sizeof(end)) == ssize_t{sizeof(end)};
}

[[noreturn]] void runShare(std::span<const FaultCase> cases, std::size_t first, std::size_t step, int pipe,
                           const std::function<CaseVerdict(const FaultCase &)> &runOne)
{
    bool told = true;
    for (std::size_t i = first; i < cases.size() && told; i += step) {
        const CaseVerdict verdict = runOne(cases[i]);
        told = tell(pipe, {i, verdict.runs, !verdict.wrong.empty()});
    }
    ::_exit(told ? 0 : 1);
}

}  // namespace

std::vector<std::size_t> runInChildren(std::span<const FaultCase> cases,
                                       const std::function<CaseVerdict(const FaultCase &)> &runOne,
                                       const std::function<void(const CaseEnd &)> &ended)
{
    const std::size_t children = kForEachProcessor * std::max(1u, std::thread::hardware_concurrency());
    std::vector<std::size_t> next(children);  // the case that each child is at
    std::iota(next.begin(), next.end(), 0);
    int ends[2];
    if (::pipe(ends) != 0)
        return next;
    for (std::size_t i = 0; i < children; ++i) {
        if (::fork() == 0) {
            ::close(ends[0]);
            runShare(cases, i, children, ends[1], runOne);
        }
    }
    ::close(ends[1]);
    CaseEnd end;
    while (::read(ends[0], &end, sizeof(end)) == ssize_t{sizeof(end)}) {
        next[end.index % children] += children;
        ended(end);
    }
    ::close(ends[0]);
    while (::wait(nullptr) > 0) { }
    std::erase_if(next, [&](std::size_t at) { return at >= cases.size(); });
    return next;
}

}  // namespace reviver::test
