// SPDX-License-Identifier: Apache-2.0
// Opening and completely checking firmware files, each against what it needs at least: one pass
// of the CRC over the same file, or reading it once.
#include "core/base/crc.h"
#include "core/firmware/bundle_loader.h"
#include "tests/bench/baselines.h"
#include "tests/firmware/made_firmware.h"

#include <fstream>

namespace reviver::bench {
namespace {

using namespace test;

template <typename Use>
void readOnce(const std::filesystem::path &path, Use use)
{
    std::ifstream file(path, std::ios::binary);
    Bytes piece(1u << 20);
    while (file.read(reinterpret_cast<char *>(piece.data()), static_cast<std::streamsize>(piece.size())))
        benchmark::DoNotOptimize(use(piece));
}

void openWhole(benchmark::State &state, const std::filesystem::path &file)
{
    compare(
        state, std::filesystem::file_size(file),
        [&] {
            const auto bundle = openBundle(file);
            if (!bundle || bundle->images.empty())
                state.SkipWithError("the container is not understood");
        },
        [&] { readOnce(file, crc16X25); }, waitedSeconds);
}

/// A container with the image sizes of the forum case, 36 MB.
void openAContainer(benchmark::State &state)
{
    std::vector<MadeRecord> records;
    for (const std::size_t size :
         {0x1D0u, 0x9F94u, 0x71828u, 0x1C4000u, 0x247390u, 0x1D57220u, 0x7FB67u, 0x4C000u})
        records.push_back({.code = static_cast<std::uint32_t>(records.size()), .data = noise(size, 1)});
    const TestFolder folder;
    openWhole(state, folder.write("container.bin", containerOf(records)));
}
BENCHMARK(openAContainer)->Unit(benchmark::kMillisecond)->UseRealTime();

/// A container with one record of 1 GiB of blank octets, which take no room on the disk.
void openAGibibyte(benchmark::State &state)
{
    constexpr std::uint64_t kGibibyte = 1u << 30;
    const TestFolder folder;
    const Bytes start = blankRecordOf(0x10000, kGibibyte);
    const auto file = folder.write("large.bin", start);
    std::filesystem::resize_file(file, start.size() + kGibibyte);
    openWhole(state, file);
}
BENCHMARK(openAGibibyte)->Unit(benchmark::kMillisecond)->Iterations(3)->UseRealTime();

/// Searching a file in which there is nothing.
void searchInVain(benchmark::State &state)
{
    const TestFolder folder;
    const auto file = folder.write("noise.bin", noise(32u << 20, 1));
    compare(
        state, std::filesystem::file_size(file), [&] { benchmark::DoNotOptimize(openBundle(file)); },
        [&] { readOnce(file, [](ByteView piece) { return piece.data(); }); });
}
BENCHMARK(searchInVain)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace reviver::bench
