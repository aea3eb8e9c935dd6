// SPDX-License-Identifier: Apache-2.0
#include "core/repair/balong_boot_writer.h"
#include "tests/repair/practice_bench.h"
#include "tests/support/faulty_transport.h"

#include <gtest/gtest.h>

namespace reviver {
namespace {

using test::FaultyTransport;
using test::PracticeBench;

/// A stick in its boot ROM behind a line that spoils what it is told to spoil.
struct BootRomBench {
    explicit BootRomBench(FaultyTransport::Faults faults)
        : bench("e3372-bootrom")
        , port(bench.host.open(bench.host.devices().at(0).interfaces.at(0).port).value())
        , line(*port, std::move(faults))
        , writer({line, bench.clock, stop.token(), DeviceMode::BalongBootRom, bundle})
    {
    }

    Result<void> load()
    {
        if (const auto ready = writer.confirmMode(); !ready)
            return failure(ready.error());
        return writer.startLoader(loader, [this](std::uint64_t octets) {
            EXPECT_GT(octets, sent);
            sent = octets;
        });
    }
    /// True when the stick goes away to start the loader.
    bool starts()
    {
        bench.clock.sleep(std::chrono::milliseconds(600));
        const bool left = bench.host.devices().empty();
        bench.clock.sleep(std::chrono::seconds(10));
        return left && bench.host.mode() == PracticeMode::BalongDownload;
    }

    PracticeBench bench;
    StopSource stop;
    FirmwareBundle bundle;
    LoaderImage loader = test::balongLoader();
    std::unique_ptr<Transport> port;
    FaultyTransport line;
    BalongBootWriter writer;
    std::uint64_t sent = 0;
};

TEST(BalongBootWriter, SendsEveryOctetOfTheBlocks)
{
    BootRomBench bench({});
    ASSERT_TRUE(bench.load());
    EXPECT_EQ(bench.sent, bench.loader.data.size() - 84) << "the file without its head";
    EXPECT_EQ(bench.writer.link().repeats, 0u);
    EXPECT_TRUE(bench.starts());
}

TEST(BalongBootWriter, SendsAPacketAgainWhoseAnswerWasLost)
{
    for (const std::size_t lost : {0, 1, 2, 4, 9}) {
        BootRomBench bench({.onReceived = [lost](std::size_t number, std::uint8_t octet) {
            return number == lost ? std::nullopt : std::optional(octet);
        }});
        EXPECT_TRUE(bench.load()) << lost;
        EXPECT_EQ(bench.writer.link().repeats, 1u) << lost;
        EXPECT_TRUE(bench.starts()) << lost;
    }
}

TEST(BalongBootWriter, FailsOnADamagedAnswerWithoutStartingTheLoader)
{
    BootRomBench bench(
        {.onReceived = [](std::size_t number, std::uint8_t octet) -> std::optional<std::uint8_t> {
            return number == 5 ? octet ^ 0x10 : octet;
        }});
    const auto loaded = bench.load();
    ASSERT_FALSE(loaded);
    EXPECT_EQ(loaded.error().code(), ErrorCode::DeviceRefused);
    EXPECT_FALSE(bench.starts());
}

TEST(BalongBootWriter, EndsWhenTheModemIsUnplugged)
{
    BootRomBench bench({.goneAfterSent = 5000});
    const auto loaded = bench.load();
    ASSERT_FALSE(loaded);
    EXPECT_EQ(loaded.error().code(), ErrorCode::PortDisconnected);
}

TEST(BalongBootWriter, TakesAModemThatLeavesWithItsLastAnswerForStarted)
{
    // Answers to a knock, two starts, 2 and 25 data packets, and the first end.
    constexpr std::size_t kAllButTheLast = 1 + 2 + 2 + 25 + 1;
    BootRomBench bench({.goneAfterReceived = kAllButTheLast});
    EXPECT_TRUE(bench.load());
    BootRomBench earlier({.goneAfterReceived = kAllButTheLast - 1});
    EXPECT_FALSE(earlier.load());
}

TEST(BalongBootWriter, GivesUpOnARomThatIsSilent)
{
    BootRomBench bench({.onReceived = [](std::size_t number, std::uint8_t octet) {
        return number >= 3 ? std::nullopt : std::optional(octet);
    }});
    const auto loaded = bench.load();
    ASSERT_FALSE(loaded);
    EXPECT_EQ(loaded.error().code(), ErrorCode::Timeout);
}

TEST(BalongBootWriter, TrustsNoBlockTable)
{
    BootRomBench bench({});
    bench.loader.blocks[1].size = bench.loader.data.size();
    const auto loaded = bench.load();
    ASSERT_FALSE(loaded);
    EXPECT_EQ(loaded.error().code(), ErrorCode::InvalidArgument);
    EXPECT_FALSE(bench.starts());
}

TEST(BalongBootWriter, HasNoPlaceForImages)
{
    BootRomBench bench({});
    EXPECT_EQ(bench.writer.write({}, {}, {}).error().code(), ErrorCode::Unsupported);
    EXPECT_EQ(bench.writer.restart().error().code(), ErrorCode::Unsupported);
}

}  // namespace
}  // namespace reviver
