// SPDX-License-Identifier: Apache-2.0
#include "core/firmware/bundle_loader.h"
#include "tests/firmware/made_firmware.h"

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <gtest/gtest.h>
#include <memory>

namespace reviver {
namespace {

using namespace test;

constexpr const char *kFileToOpen = "REVIVER_FILE_TO_OPEN";
constexpr std::uint64_t kTwoGibibytes = 2ull << 30;

/// The most memory that this process has had at once, in KiB; 0 where the system does not say.
long peakMemory()
{
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);) {
        if (line.starts_with("VmHWM:"))
            return std::strtol(line.c_str() + 6, nullptr, 10);
    }
    return 0;
}

/// Runs alone, in a process of its own, so that no other test's memory counts.
TEST(MemoryProbe, DISABLED_OpensAFileAndTellsItsMemory)
{
    const char *file = std::getenv(kFileToOpen);
    ASSERT_NE(file, nullptr);
    const auto bundle = openBundle(file);
    std::printf("images %zu, memory %ld KiB\n", bundle ? bundle->images.size() : 0, peakMemory());
}

struct Opened {
    std::size_t images = 0;
    long memory = 0;  ///< KiB
};

Opened openInAnotherProcess(const std::filesystem::path &file)
{
    setenv(kFileToOpen, file.c_str(), 1);
    const std::string command = std::filesystem::read_symlink("/proc/self/exe").string()
        + " --gtest_also_run_disabled_tests --gtest_filter=MemoryProbe.*";
    const std::unique_ptr<std::FILE, int (*)(std::FILE *)> output(popen(command.c_str(), "r"), &pclose);
    unsetenv(kFileToOpen);
    Opened opened;
    char line[256];
    while (output && std::fgets(line, sizeof line, output.get()))
        std::sscanf(line, "images %zu, memory %ld KiB", &opened.images, &opened.memory);
    return opened;
}

class TwoGibibytes : public testing::Test {
protected:
    void SetUp() override
    {
        if (peakMemory() == 0)
            GTEST_SKIP() << "this system does not tell how much memory a process has had";
#if defined(REVIVER_SANITIZED)
        GTEST_SKIP() << "the address sanitizer needs memory of its own";
#endif
    }

    /// Blank octets that take no room on the disk follow `start`.
    std::filesystem::path sparseFile(const Bytes &start)
    {
        const auto path = m_folder.write("large.bin", start);
        std::filesystem::resize_file(path, kTwoGibibytes);
        return path;
    }

    static constexpr long kMost = 96 * 1024;
    TestFolder m_folder;
};

TEST_F(TwoGibibytes, OfOneRecordAreCheckedInLittleMemory)
{
    const Opened opened
        = openInAnotherProcess(sparseFile(blankRecordOf(0x100000, kTwoGibibytes - (1u << 20))));
    EXPECT_EQ(opened.images, 1u);
    EXPECT_GT(opened.memory, 0);
    EXPECT_LT(opened.memory, kMost);
}

TEST_F(TwoGibibytes, BehindAnUpdaterAreSearchedInLittleMemory)
{
    const Opened opened = openInAnotherProcess(
        sparseFile(programWith("BIN", 250, containerOf(eightImages()), noise(100, 1))));
    EXPECT_EQ(opened.images, 8u);
    EXPECT_LT(opened.memory, kMost);
}

TEST_F(TwoGibibytes, WithoutFirmwareAreRefusedInLittleMemory)
{
    const Opened opened = openInAnotherProcess(sparseFile(noise(5000, 1)));
    EXPECT_EQ(opened.images, 0u);
    EXPECT_GT(opened.memory, 0);
    EXPECT_LT(opened.memory, kMost);
}

}  // namespace
}  // namespace reviver
