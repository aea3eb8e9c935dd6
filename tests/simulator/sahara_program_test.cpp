// SPDX-License-Identifier: Apache-2.0
#include "tests/simulator/emergency_bench.h"

#include <gmock/gmock.h>

namespace reviver::test {
namespace {

using testing::HasSubstr;

// qdl's and edl's layout, packed here by hand: v2, lowest 1, packets of 0x400, image transfer.
const Bytes kHello = words({0x01, 0x30, 2, 1, 0x400, 0, 0, 0, 0, 0, 0, 0});

TEST(SaharaProgram, SaysHelloToWhoeverOpensThePort)
{
    EmergencyBench bench;
    EXPECT_EQ(bench.modem.enumerate()->id->text(), "05C6:9008");
    EXPECT_EQ(bench.openPort(), kHello);
    EXPECT_EQ(bench.openPort(), kHello) << "and to the next one";
}

TEST(SaharaProgram, SaysHelloAgainWhenAnythingElseArrives)
{
    for (const char *noise : {"00", "3A", "7E", "7E 0C 14 3A 7E", "41 54 0D", "02 01"}) {
        EmergencyBench bench;
        bench.openPort();
        EXPECT_EQ(bench.tell(hex(noise)), kHello) << noise;
    }
}

TEST(SaharaProgram, TakesAHelloReplyThatComesInPieces)
{
    EmergencyBench bench;
    bench.openPort();
    const Bytes reply = helloReply(0);
    for (std::size_t i = 0; i + 1 < reply.size(); ++i)
        ASSERT_TRUE(bench.tell({reply[i]}).empty()) << i;
    EXPECT_EQ(bench.tell({reply.back()}), words({0x03, 0x14, 0x0D, 0, 0x34}));
}

TEST(SaharaProgram, AsksForHeadersThenDigestsThenCode)
{
    EmergencyBench bench;
    const Bytes programmer = practiceProgrammer();
    bench.openPort();
    EXPECT_EQ(bench.transfer(programmer), kEndImageOk);
    ASSERT_GE(bench.reads.size(), 5u);
    EXPECT_EQ(bench.reads[0], std::pair(0u, 0x34u)) << "the ELF header";
    EXPECT_EQ(bench.reads[1], std::pair(0x34u, 0x60u)) << "the program headers";
    EXPECT_EQ(bench.reads[2].first, 0x1000u) << "the hash segment";
    EXPECT_EQ(bench.reads[3], std::pair(0x2000u, 0x1000u));
    EXPECT_EQ(bench.tell(kDone), words({0x06, 0x0C, 1}));
}

TEST(SaharaProgram, RefusesAProgrammerThatIsDamagedOrForAnotherChip)
{
    struct Case {
        Bytes programmer;
        std::uint32_t status;
    };
    Bytes damaged = practiceProgrammer();
    damaged[0x2345] ^= 1;
    Bytes noElf = practiceProgrammer();
    noElf[0] = 'M';
    const Case cases[] = {{damaged, 0x22},
                          {noElf, 0x14},
                          {practiceProgrammer(kAllFirehoseFunctions, "000940E100000000"), 0x25},
                          {practiceProgrammer(kAllFirehoseFunctions, "0000000000000000"), 0x25}};
    for (const Case &one : cases) {
        EmergencyBench bench;
        bench.openPort();
        EXPECT_EQ(bench.transfer(one.programmer), words({0x04, 0x10, 0x0D, one.status}));
        EXPECT_TRUE(bench.openPort().empty()) << "it waits for a restart";
        EXPECT_EQ(bench.tell(words({0x07, 0x08})), words({0x08, 0x08}));
        bench.waitForReturn();
        EXPECT_EQ(bench.openPort(), kHello);
    }
}

TEST(SaharaProgram, TellsItsNumbersInCommandMode)
{
    EmergencyBench bench;
    bench.openPort();
    EXPECT_EQ(bench.tell(helloReply(3)), words({0x0B, 0x08}));
    EXPECT_EQ(bench.tell(words({0x0D, 0x0C, 2})), words({0x0E, 0x10, 2, 8}));
    EXPECT_EQ(bench.tell(words({0x0F, 0x0C, 2})), hex("00 00 00 00 E1 80 04 00"));
    EXPECT_EQ(bench.tell(words({0x0D, 0x0C, 3})), words({0x0E, 0x10, 3, 32}));
    EXPECT_EQ(bench.tell(words({0x0F, 0x0C, 3})).size(), 32u);
    EXPECT_EQ(bench.tell(words({0x0D, 0x0C, 6})), words({0x04, 0x10, 0, 0x1F})) << "not known";
    EXPECT_EQ(bench.tell(words({0x0C, 0x0C, 0})), kHello) << "back to image transfer";
}

TEST(SaharaProgram, ResetStartsItAnew)
{
    EmergencyBench bench;
    bench.openPort();
    EXPECT_EQ(bench.tell(words({0x07, 0x08})), words({0x08, 0x08}));
    bench.waitForReturn();
    EXPECT_EQ(bench.modem.mode(), PracticeMode::Sahara) << "there is nothing to start";
    EXPECT_THAT(bench.modem.bootProblem(), HasSubstr("partition table"));
}

}  // namespace
}  // namespace reviver::test
