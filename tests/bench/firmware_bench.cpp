// SPDX-License-Identifier: Apache-2.0
#include "core/base/crc.h"
#include "core/firmware/bundle_loader.h"
#include "tests/firmware/made_firmware.h"

#include <benchmark/benchmark.h>

namespace reviver {
namespace {

using namespace test;

/// CRC-16/X-25 over one block of a record.
void crcOfABlock(benchmark::State &state)
{
    const Bytes block = noise(4096, 1);
    for (auto _ : state)
        benchmark::DoNotOptimize(crc16X25(block));
    state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations() * block.size()));
}
BENCHMARK(crcOfABlock);

/// Opening and completely checking a container with the image sizes of the forum case.
void openAContainer(benchmark::State &state)
{
    std::vector<MadeRecord> records;
    for (const std::size_t size :
         {0x1D0u, 0x9F94u, 0x71828u, 0x1C4000u, 0x247390u, 0x1D57220u, 0x7FB67u, 0x4C000u})
        records.push_back({.code = static_cast<std::uint32_t>(records.size()), .data = noise(size, 1)});
    const TestFolder folder;
    const Bytes octets = containerOf(records);
    const auto file = folder.write("container.bin", octets);
    for (auto _ : state) {
        const auto bundle = openBundle(file);
        if (!bundle || !bundle->whole())
            state.SkipWithError("the container is not understood");
    }
    state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations() * octets.size()));
}
BENCHMARK(openAContainer)->Unit(benchmark::kMillisecond);

/// Searching a file in which there is nothing.
void searchInVain(benchmark::State &state)
{
    const TestFolder folder;
    const Bytes octets = noise(32u << 20, 1);
    const auto file = folder.write("noise.bin", octets);
    for (auto _ : state)
        benchmark::DoNotOptimize(openBundle(file));
    state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations() * octets.size()));
}
BENCHMARK(searchInVain)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace reviver
