// SPDX-License-Identifier: Apache-2.0
#include "core/simulator/practice_balong.h"
#include "tests/simulator/modem_bench.h"

namespace reviver::test {
namespace {

using namespace std::chrono_literals;

const Bytes kYes{0xAA};
const Bytes kNo{0x55};

/// CRC-16/XMODEM by nibbles, as balong-usbdload counts it: 31C3 for "123456789".
std::uint16_t nibbleCrc(ByteView octets)
{
    constexpr std::uint16_t kTable[16]{0x0000, 0x1021, 0x2042, 0x3063, 0x4084, 0x50A5, 0x60C6, 0x70E7,
                                       0x8108, 0x9129, 0xA14A, 0xB16B, 0xC18C, 0xD1AD, 0xE1CE, 0xF1EF};
    unsigned crc = 0;
    for (const std::uint8_t octet : octets) {
        crc = (crc << 4 & 0xFFFF) ^ kTable[octet >> 4 ^ crc >> 12];
        crc = (crc << 4 & 0xFFFF) ^ kTable[(octet & 0x0F) ^ crc >> 12];
    }
    return static_cast<std::uint16_t>(crc);
}

Bytes withCrc(Bytes packet)
{
    appendBe(packet, nibbleCrc(packet));
    return packet;
}

Bytes startPacket(std::uint8_t mode, std::uint32_t size, std::uint32_t address)
{
    return withCrc(joined({{0xFE, 0x00, 0xFF, mode}, be32(size), be32(address)}));
}

Bytes dataPacket(std::uint8_t number, ByteView octets)
{
    Bytes packet{0xDA, number, static_cast<std::uint8_t>(~number)};
    append(packet, octets);
    return withCrc(packet);
}

Bytes endPacket(std::uint8_t number)
{
    return withCrc({0xED, number, static_cast<std::uint8_t>(~number)});
}

struct Block {
    std::uint32_t mode;
    std::uint32_t size;
    std::uint32_t address;
    Bytes data;
};

/// The blocks of a loader file: four words each from 36 on.
std::vector<Block> blocksOfFile(const Bytes &file)
{
    std::vector<Block> blocks;
    for (std::size_t at = 36; loadLe<std::uint32_t>(file, at) != 0; at += 16) {
        const auto size = loadLe<std::uint32_t>(file, at + 4);
        const ByteView data = ByteView(file).subspan(loadLe<std::uint32_t>(file, at + 12), size);
        blocks.push_back({loadLe<std::uint32_t>(file, at), size, loadLe<std::uint32_t>(file, at + 8),
                          Bytes(data.begin(), data.end())});
    }
    return blocks;
}

/// Sends a block as balong-usbdload does: each packet once, 1024 octets.
void sendBlock(ModemBench &bench, const Block &block)
{
    ASSERT_EQ(bench.ask(startPacket(static_cast<std::uint8_t>(block.mode), block.size, block.address)), kYes);
    std::uint8_t number = 0;
    for (const ByteView part : blocksOf(block.data, 1024))
        ASSERT_EQ(bench.ask(dataPacket(++number, part)), kYes);
    ASSERT_EQ(bench.ask(endPacket(static_cast<std::uint8_t>(number + 1))), kYes);
}

void sendLoader(ModemBench &bench, const Bytes &file)
{
    ASSERT_EQ(bench.ask({0x41}), kNo) << "55 is what a knock is answered with";
    for (const Block &block : blocksOfFile(file))
        sendBlock(bench, block);
}

TEST(BalongBootRom, ShowsOnePortUnderItsOwnId)
{
    ModemBench bench("e3372-bootrom");
    const AttachedDevice device = bench.modem.enumerate().value();
    EXPECT_EQ(device.id->text(), "12D1:1443");
    ASSERT_EQ(device.interfaces.size(), 1u);
    EXPECT_EQ(device.interfaces[0].port, "pcui");
    EXPECT_EQ(bench.modem.mode(), PracticeMode::BalongBootRom);
    EXPECT_EQ(bench.modem.light(), LightPattern::Dark);
}

// Recorded from a run of balong-usbdload and computed apart from this program.
TEST(BalongBootRom, TakesKnownPackets)
{
    ModemBench bench("e3372-bootrom");
    EXPECT_EQ(nibbleCrc(asBytes("123456789")), 0x31C3);
    EXPECT_EQ(bench.ask(hex("FE 00 FF 01 00 00 05 DC 00 02 00 00 29 08")), kYes);
    EXPECT_EQ(bench.ask(hex("FE 00 FF 01 00 00 10 00 00 02 00 00 CC 44")), kYes) << "a start begins anew";
    EXPECT_EQ(bench.ask(startPacket(1, 4, 0x20000)), kYes);
    EXPECT_EQ(bench.ask(hex("DA 01 FE 01 02 03 04 0A 7D")), kYes);
    EXPECT_EQ(bench.ask(endPacket(2)), kYes);
    EXPECT_EQ(bench.ask(hex("ED 05 FA 53 C0")), kNo) << "a number that is not due";
}

TEST(BalongBootRom, ComesBackAsDownloadMonitorWithALoader)
{
    ModemBench bench("e3372-bootrom");
    sendLoader(bench, practiceUsbLoader());
    bench.waitForReturn();
    EXPECT_EQ(bench.modem.mode(), PracticeMode::BalongDownload);
    EXPECT_EQ(bench.modem.enumerate()->id->text(), "12D1:1442");
    bench.askText("AT^DATAMODE\r");
    flashImages(bench, balongPracticeImages());
    resetFromDownload(bench);
    EXPECT_EQ(bench.modem.mode(), PracticeMode::Normal) << bench.modem.bootProblem();
}

TEST(BalongBootRom, IsBackAfterARestartWithoutABootLoader)
{
    ModemBench bench("e3372-bootrom");
    sendLoader(bench, practiceUsbLoader());
    bench.waitForReturn();
    bench.askText("AT^RESET\r");
    bench.waitForReturn();
    EXPECT_EQ(bench.modem.mode(), PracticeMode::BalongBootRom) << "the loader was in memory only";
}

TEST(BalongBootRom, LosesItsIdentityToALoaderThatErases)
{
    ModemBench bench("e3372-bootrom");
    sendLoader(bench, practiceUsbLoader(LoaderErase::Erases));
    bench.waitForReturn();
    EXPECT_TRUE(bench.modem.flashContents().empty());
    bench.askText("AT^DATAMODE\r");
    flashImages(bench, balongPracticeImages());
    resetFromDownload(bench);
    EXPECT_EQ(bench.modem.bootProblem(), "nv-backup is missing");
}

// As 96boards' hisi-idt does: no knock, and packets again until they are acknowledged.
TEST(BalongBootRom, AcceptsEveryPacketTwice)
{
    ModemBench bench("e3372-bootrom");
    for (const Block &block : blocksOfFile(practiceUsbLoader())) {
        const Bytes start = startPacket(static_cast<std::uint8_t>(block.mode), block.size, block.address);
        EXPECT_EQ(bench.ask(joined({start, start})), joined({kYes, kYes}));
        std::uint8_t number = 0;
        for (const ByteView part : blocksOf(block.data, 1024)) {
            const Bytes packet = dataPacket(++number, part);
            EXPECT_EQ(bench.ask(joined({packet, packet})), joined({kYes, kYes}));
        }
        const Bytes end = endPacket(static_cast<std::uint8_t>(number + 1));
        EXPECT_EQ(bench.ask(joined({end, end})), joined({kYes, kYes}));
    }
    bench.waitForReturn();
    EXPECT_EQ(bench.modem.mode(), PracticeMode::BalongDownload);
}

TEST(BalongBootRom, WrapsTheNumbersOfALargeBlock)
{
    ModemBench bench("e3372-bootrom");
    const std::vector<Block> blocks = blocksOfFile(practiceUsbLoader());
    sendBlock(bench, blocks[0]);
    Block large = blocks[1];
    large.data.resize(300 * 1024, 0x3C);
    large.size = static_cast<std::uint32_t>(large.data.size());
    sendBlock(bench, large);
    bench.waitForReturn();
    EXPECT_EQ(bench.modem.mode(), PracticeMode::BalongDownload);
}

TEST(BalongBootRom, RefusesWhatIsNoPacket)
{
    ModemBench bench("e3372-bootrom");
    EXPECT_EQ(bench.askText("AT\r"), "UUU");
    Bytes damaged = startPacket(1, 4, 0x20000);
    damaged[5] ^= 1;
    EXPECT_EQ(bench.ask(damaged), kNo);
    EXPECT_EQ(bench.ask(startPacket(3, 4, 0x20000)), kNo) << "there is no mode 3";
    EXPECT_EQ(bench.ask(startPacket(1, 0, 0x20000)), kNo);
    EXPECT_EQ(bench.ask(dataPacket(1, {})), kNo) << "nothing was started";
    ASSERT_EQ(bench.ask(startPacket(1, 2000, 0x20000)), kYes);
    EXPECT_EQ(bench.ask(dataPacket(2, Bytes(1024, 1))), kNo) << "number 1 is due";
    Bytes odd = dataPacket(1, Bytes(1024, 1));
    odd[2] = 0x00;
    EXPECT_EQ(bench.ask(odd), kNo);
    EXPECT_EQ(bench.ask(dataPacket(1, Bytes(1024, 1))), kYes);
    EXPECT_EQ(bench.ask(endPacket(2)), kNo) << "976 octets are missing";
}

TEST(BalongBootRom, ForgetsHalfAPacket)
{
    ModemBench bench("e3372-bootrom");
    const Bytes start = startPacket(1, 4, 0x20000);
    EXPECT_TRUE(bench.ask(Bytes(start.begin(), start.begin() + 9)).empty());
    bench.pass(600ms);
    EXPECT_EQ(bench.ask({0x41}), kNo) << "a knock is answered again";
}

TEST(BalongBootRom, StaysSilentAfterBlocksThatAreNoLoader)
{
    for (const bool memoryFirst : {false, true}) {
        ModemBench bench("e3372-bootrom");
        std::vector<Block> blocks = blocksOfFile(practiceUsbLoader());
        blocks[1].data.assign(blocks[1].data.size(), 0xFF);
        if (memoryFirst)
            sendBlock(bench, blocks[0]);
        sendBlock(bench, blocks[1]);
        bench.pass(10s);
        EXPECT_EQ(bench.modem.mode(), PracticeMode::BalongBootRom);
        EXPECT_TRUE(bench.ask({0x41}).empty());
    }
}

}  // namespace
}  // namespace reviver::test
