// SPDX-License-Identifier: Apache-2.0
#include "core/simulator/memory_dump_program.h"
#include "tests/simulator/emergency_bench.h"

namespace reviver::test {
namespace {

Bytes wide(std::uint32_t command, std::initializer_list<std::uint64_t> values)
{
    Bytes octets = words({command, static_cast<std::uint32_t>(8 + 8 * values.size())});
    for (const std::uint64_t value : values)
        appendLe(octets, value);
    return octets;
}

TEST(MemoryDump, OffersItsRegionsInATableOf32BitEntries)
{
    EmergencyBench bench("ec25-dump");
    EXPECT_EQ(bench.modem.enumerate()->id->text(), "05C6:900E");
    EXPECT_EQ(bench.openPort(), words({0x01, 0x30, 2, 1, 0x400, 2, 0, 0, 0, 0, 0, 0}));
    EXPECT_EQ(bench.tell(helloReply(2)), words({0x09, 0x10, 0x0805F000, 4 * 52}));
    const Bytes table = bench.tell(words({0x0A, 0x10, 0x0805F000, 4 * 52}));
    ASSERT_EQ(table.size(), 4u * 52);
    EXPECT_EQ(loadLe<std::uint32_t>(table, 2 * 52 + 4), 0x80000000u);
    EXPECT_EQ(asText(table).substr(2 * 52 + 32, 10), "DDRCS0.BIN");
}

TEST(MemoryDump, GivesMoreThanAPortHoldsAtOnce)
{
    EmergencyBench bench("ec25-dump");
    bench.openPort();
    bench.tell(helloReply(2));
    Bytes all = bench.tell(words({0x0A, 0x10, 0x80000000, 0x60000}));
    EXPECT_LT(all.size(), 0x60000u) << "an endpoint does not put out more than is taken";
    while (true) {
        const Bytes more = bench.modem.take("edl");
        if (more.empty())
            break;
        append(all, more);
    }
    EXPECT_EQ(all, practice::practiceMemory(0x80000000, 0x60000));
}

TEST(MemoryDump, Uses64BitEntriesWhereTheChipDoes)
{
    EmergencyBench bench("ec25-dump-64");
    bench.openPort();
    EXPECT_EQ(bench.tell(helloReply(2)), wide(0x10, {0x0805F000, 4 * 64}));
    const Bytes table = bench.tell(wide(0x11, {0x0805F000, 4 * 64}));
    ASSERT_EQ(table.size(), 4u * 64);
    EXPECT_EQ(loadLe<std::uint64_t>(table, 2 * 64 + 8), 0x200000000u);
    EXPECT_EQ(bench.tell(wide(0x11, {0x200000000, 16})), practice::practiceMemory(0x200000000, 16));
    EXPECT_EQ(bench.tell(words({0x0A, 0x10, 0x08600000, 16})), words({0x04, 0x10, 0, 0x01}))
        << "32-bit reads are not its language";
}

TEST(MemoryDump, RefusesAddressesOutsideOfItsRegions)
{
    EmergencyBench bench("ec25-dump");
    bench.openPort();
    EXPECT_EQ(bench.tell(words({0x0A, 0x10, 0x08600000, 16})), words({0x04, 0x10, 0, 0x01}))
        << "before it was greeted";
    EmergencyBench other("ec25-dump");
    other.openPort();
    other.tell(helloReply(2));
    EXPECT_EQ(other.tell(words({0x0A, 0x10, 0x0860FFFF, 2})), words({0x04, 0x10, 0, 0x19}));
}

TEST(MemoryDump, IsOverAfterARestart)
{
    EmergencyBench bench("ec25-dump");
    bench.openPort();
    EXPECT_EQ(bench.tell(words({0x07, 0x08})), words({0x08, 0x08}));
    bench.waitForReturn();
    EXPECT_EQ(bench.modem.mode(), PracticeMode::Normal);
    EXPECT_EQ(bench.modem.enumerate()->id->text(), "2C7C:0125");
    bench.askText("ATE0\r");
    EXPECT_EQ(bench.askText("AT+CGMR\r"), "\r\nEC25EPRR06A01M4G\r\n\r\nOK\r\n");
}

}  // namespace
}  // namespace reviver::test
