// SPDX-License-Identifier: Apache-2.0
#include "tests/fuzz/fuzz_target.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <vector>

namespace {

using reviver::fuzz::Target;

Target chosen;

/// Sorted by name.
std::vector<Target> allTargets()
{
    std::vector<Target> all;
    for (const auto &group :
         {reviver::fuzz::firmwareTargets(), reviver::fuzz::protocolTargets(), reviver::fuzz::jobTargets()})
        all.insert(all.end(), group.begin(), group.end());
    std::ranges::sort(all, {}, &Target::name);
    return all;
}

void printTargets(std::FILE *where)
{
    for (const Target &target : allTargets())
        std::fprintf(where, "%.*s\n", static_cast<int>(target.name.size()), target.name.data());
}

}  // namespace

/// The first argument names the target; the rest is libFuzzer's.
extern "C" int LLVMFuzzerInitialize(int *count, char ***values)
{
    const std::string_view name = *count > 1 ? (*values)[1] : "";
    if (name == "--list") {
        printTargets(stdout);
        std::exit(0);
    }
    const std::vector<Target> all = allTargets();
    const auto found = std::ranges::find(all, name, &Target::name);
    if (found == all.end()) {
        std::fputs("usage: fuzz TARGET [libFuzzer's arguments]\nTargets:\n", stderr);
        printTargets(stderr);
        std::exit(2);
    }
    chosen = *found;
    std::rotate(*values + 1, *values + 2, *values + *count);
    --*count;
    return 0;
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    chosen.run(reviver::ByteView(data, size));
    return 0;
}
