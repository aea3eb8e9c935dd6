// SPDX-License-Identifier: Apache-2.0
#include "tests/simulator/modem_bench.h"
#include "tests/simulator/route_b.h"

namespace reviver::test {
namespace {

/// A modem whose loader runs and has been greeted.
class Streaming : public testing::Test {
protected:
    void SetUp() override
    {
        uploadLoader(bench);
        ASSERT_FALSE(bench.askFrame(helloRequest()).empty());
        ASSERT_EQ(bench.askFrame({0x17, 0x01}), handFrame({0x18}));
    }
    void sendTable()
    {
        ASSERT_EQ(bench.askFrame(joined({{0x19, 0x00}, images[0].data})), handFrame({0x1A, 0x00}));
    }
    Bytes openByName(std::string_view name)
    {
        return joined({{0x1B, 0x0E}, Bytes(name.begin(), name.end()), {0x00}});
    }

    ModemBench bench{"e392-dmss"};
    std::vector<PracticeImage> images = practiceImages(PracticeSizes::Small);
};

Bytes errorFrame(std::uint32_t code, std::string_view text)
{
    return handFrame(joined({{0x0D}, le32(code), Bytes(text.begin(), text.end())}));
}

TEST(StreamingHello, IsNeededBeforeAnythingElse)
{
    ModemBench bench("e392-dmss");
    uploadLoader(bench);
    const std::string_view text = "Invalid Command\n";
    const Bytes log = handFrame(joined({{0x0E}, Bytes(text.begin(), text.end())}));
    EXPECT_EQ(bench.ask(hex("7E 1C 95 2A 7E")), log);
    EXPECT_EQ(bench.ask(hex("7E 0C 14 3A 7E")), log);
    EXPECT_EQ(bench.askFrame({0x17, 0x01}), log);
}

TEST(StreamingHello, IsAnsweredWithTheParametersOfTheLoader)
{
    ModemBench bench("e392-dmss");
    uploadLoader(bench);
    const Bytes request
        = hex("7E 01 51 43 4F 4D 20 66 61 73 74 20 64 6F 77 6E 6C 6F 61 64 20 70 72 6F 74 6F 63 "
              "6F 6C 20 68 6F 73 74 03 03 09 C6 32 7E");
    const Bytes payload
        = hex("02 51 43 4F 4D 20 66 61 73 74 20 64 6F 77 6E 6C 6F 61 64 20 70 72 6F 74 6F 63 6F 6C "
              "20 74 61 72 67 03 02 00 04 00 00 00 00 00 00 04 4E 41 4E 44 01 00 01 00 00 00 02 00 09");
    EXPECT_EQ(bench.ask(request), handFrame(payload));
}

TEST(StreamingHello, MayBeTwoOctetsTooLong)
{
    ModemBench bench("e392-dmss");
    uploadLoader(bench);
    Bytes request = helloRequest();
    append(request, hex("23 20"));
    EXPECT_EQ(bench.askFrame(request)[1], 0x02);
    EXPECT_EQ(bench.ask(hex("7E 17 01 57 C6 7E")), handFrame({0x18}));
}

TEST_F(Streaming, TakesATableWhenFlashHoldsNoneAndAnEqualOneLater)
{
    sendTable();
    sendTable();
    EXPECT_EQ(bench.modem.flash().at("partition-table"), images[0].data);
}

TEST_F(Streaming, TakesATableThatIsCutToItsRows)
{
    const Bytes cut(images[0].data.begin(), images[0].data.begin() + 16 + 28 * 6);
    EXPECT_EQ(bench.askFrame(joined({{0x19, 0x00}, cut})), handFrame({0x1A, 0x00}));
    const Bytes oneRow(images[0].data.begin(), images[0].data.begin() + 16 + 28);
    EXPECT_EQ(bench.askFrame(joined({{0x19, 0x00}, oneRow})), handFrame({0x1A, 0x00}));
}

TEST_F(Streaming, RefusesATableThatDiffersOrIsNone)
{
    sendTable();
    Bytes other = images[0].data;
    other[16 + 28 + 16] ^= 1;
    EXPECT_EQ(bench.askFrame(joined({{0x19, 0x00}, other})), handFrame({0x1A, 0x01}));
    EXPECT_EQ(bench.askFrame(joined({{0x19, 0x00}, Bytes(464, 0x55)})), handFrame({0x1A, 0x02}));
    EXPECT_EQ(bench.askFrame(joined({{0x19, 0x01}, other})), errorFrame(7, "Override refused"));
    EXPECT_EQ(bench.modem.forbiddenSeen(), (std::vector<std::string>{"streaming 19 with override"}));
    EXPECT_EQ(bench.modem.flash().at("partition-table"), images[0].data);
}

TEST_F(Streaming, ChecksWhatIsOpened)
{
    sendTable();
    EXPECT_EQ(bench.askFrame({0x1B, 0x0E}), handFrame({0x1C, 0x03})) << "a name is needed";
    EXPECT_EQ(bench.askFrame(openByName("0:ANAMETHATISTOOLONG")), handFrame({0x1C, 0x01}));
    EXPECT_EQ(bench.askFrame({0x1B, 0x05, 0x41}), handFrame({0x1C, 0x02})) << "no payload is expected";
    EXPECT_EQ(bench.askFrame(openByName("0:NOSUCH")), handFrame({0x1C, 0x05}));
    EXPECT_EQ(bench.askFrame(openByName("0:MIBIB")), handFrame({0x1C, 0x04}));
    EXPECT_EQ(bench.askFrame({0x1B, 0x28}), handFrame({0x1C, 0x05}));
    EXPECT_EQ(bench.askFrame(openByName("0:AMSS")), handFrame({0x1C, 0x00}));
    EXPECT_EQ(bench.ask(hex("7E 1B 0E 30 3A 46 53 42 4C 00 4E B9 7E")), handFrame({0x1C, 0x00})) << "0:FSBL";
}

TEST_F(Streaming, OpensNothingBeforeItHasSeenATable)
{
    const Bytes refusal = errorFrame(0x0F, "No partition table received before open multi");
    EXPECT_EQ(bench.askFrame(openByName("0:AMSS")), refusal);
    EXPECT_EQ(bench.askFrame({0x1B, 0x0F}), refusal);
    sendTable();
    EXPECT_EQ(bench.askFrame({0x1B, 0x0F}), handFrame({0x1C, 0x00})) << "boot loaders live outside the table";
    EXPECT_EQ(bench.askFrame({0x1B, 0x12}), handFrame({0x1C, 0x00}));
}

TEST(StreamingHello, IsFollowedByTheSecurityMode)
{
    ModemBench bench("e392-dmss");
    uploadLoader(bench);
    ASSERT_FALSE(bench.askFrame(helloRequest()).empty());
    EXPECT_EQ(bench.askFrame({0x19, 0x00, 0x9A}),
              errorFrame(0x0F, "No security mode received before partition table"));
}

TEST_F(Streaming, WritesInSequenceAndEchoesTheOffset)
{
    sendTable();
    EXPECT_EQ(bench.ask(hex("7E 07 00 00 00 00 7D 5E 7D 5D 00 01 2C C2 7E")),
              errorFrame(0x0F, "Nothing is open"));
    ASSERT_EQ(bench.askFrame({0x1B, 0x05}), handFrame({0x1C, 0x00}));
    EXPECT_EQ(bench.ask(hex("7E 07 00 00 00 00 7D 5E 7D 5D 00 01 2C C2 7E")),
              hex("7E 08 00 00 00 00 57 95 7E"));
    EXPECT_EQ(bench.askFrame(streamWriteRequest(8, Bytes(4, 1))), errorFrame(0x0F, "Offset out of sequence"));
    EXPECT_EQ(bench.askFrame(streamWriteRequest(4, Bytes(4, 1))), handFrame(joined({{0x08}, le32(4)})));
    EXPECT_EQ(bench.askFrame(streamWriteRequest(4, Bytes(4, 1))), handFrame(joined({{0x08}, le32(4)})))
        << "repeat";
    EXPECT_EQ(bench.askFrame(streamWriteRequest(0, Bytes(4, 1))), errorFrame(0x0F, "Offset out of sequence"));
    EXPECT_EQ(bench.askFrame({0x15}), handFrame({0x16}));
    EXPECT_EQ(bench.modem.flash().at("partition_amss"), hex("7E 7D 00 01 01 01 01 01"));
    EXPECT_EQ(bench.askFrame({0x15}), errorFrame(0x10, "Close failed"));
}

TEST_F(Streaming, StopsAtTheEndOfAPartition)
{
    sendTable();
    ASSERT_EQ(bench.askFrame(openByName("0:OSBL")), handFrame({0x1C, 0x00}));
    for (std::uint32_t kib = 0; kib < 512; ++kib)
        ASSERT_EQ(bench.askFrame(streamWriteRequest(kib * 1024, Bytes(1024, 1)))[1], 0x08) << kib;
    EXPECT_EQ(bench.askFrame(streamWriteRequest(512 * 1024, Bytes(1, 1))), errorFrame(0x12, "Out of space"));
}

TEST_F(Streaming, RefusesAndNotesWhatMustNeverBeSent)
{
    EXPECT_EQ(bench.askFrame({0x1D}), errorFrame(5, "Refused"));
    EXPECT_EQ(bench.askFrame({0x32, 0, 0, 0, 0}), errorFrame(5, "Refused"));
    EXPECT_EQ(bench.askFrame({0x1B, 0x09}), handFrame({0x1C, 0x04}));
    EXPECT_EQ(bench.modem.forbiddenSeen(),
              (std::vector<std::string>{"streaming 1D", "streaming 32", "streaming 1B 09"}));
}

TEST_F(Streaming, AnswersTheSmallRequests)
{
    EXPECT_EQ(bench.askFrame({0x09, 1, 2, 3, 4}), handFrame({0x0A, 1, 2, 3, 4}));
    EXPECT_EQ(bench.askFrame({0x1F}), handFrame({0x20, 0x01}));
    EXPECT_EQ(bench.askFrame({0x21, 0x01}), handFrame({0x22}));
    EXPECT_EQ(bench.askFrame({0x17}), errorFrame(3, "Invalid length"));
    EXPECT_EQ(bench.askFrame({0x11}), errorFrame(0x15, "Power off not supported"));
    EXPECT_EQ(bench.askFrame({0x7A}), errorFrame(5, "Invalid Command"));
    EXPECT_TRUE(bench.ask(hex("7E 17 01 00 00 7E")).empty()) << "a bad frame is dropped";
}

TEST_F(Streaming, AWholeRepairBringsTheModemBack)
{
    sendTable();
    streamImage(bench, {0x1B, 0x0F}, images[1].data);
    streamImage(bench, {0x1B, 0x10}, images[2].data);
    streamImage(bench, openByName("0:AMSS"), images[3].data);
    streamImage(bench, {0x1B, 0x0D}, images[4].data);
    streamImage(bench, {0x1B, 0x12}, images[5].data);
    EXPECT_EQ(bench.ask(hex("7E 0B AB 4E 7E")), hex("7E 0C 14 3A 7E"));
    bench.waitForReturn();
    EXPECT_EQ(bench.modem.mode(), PracticeMode::Normal) << bench.modem.bootProblem();
    EXPECT_EQ(bench.modem.flash().at("dsp2"), images[5].data);
}

TEST_F(Streaming, AnImageThatWasNotClosedKeepsTheModemDown)
{
    sendTable();
    streamImage(bench, {0x1B, 0x0F}, images[1].data);
    streamImage(bench, {0x1B, 0x10}, images[2].data);
    streamImage(bench, {0x1B, 0x05}, images[3].data);
    streamImage(bench, {0x1B, 0x0D}, images[4].data);
    streamImage(bench, {0x1B, 0x12}, images[5].data);
    ASSERT_EQ(bench.askFrame({0x1B, 0x05}), handFrame({0x1C, 0x00}));
    bench.ask(hex("7E 0B AB 4E 7E"));
    bench.waitForReturn();
    EXPECT_EQ(bench.modem.mode(), PracticeMode::DmssDownload);
    EXPECT_EQ(bench.modem.bootProblem(), "writing of partition_amss was not ended");
}

/// A loader of another kind, led to where it opens images.
struct OtherLoader : ModemBench {
    explicit OtherLoader(const char *scenario) : ModemBench(scenario)
    {
        uploadLoader(*this);
        greetLoader(*this);
    }
};

TEST(ReadingLoader, ReadsTheFlashAsItStands)
{
    OtherLoader bench("e392-dmss-reads");
    // The first boot loader begins with its markers, the table stands in block 4.
    EXPECT_EQ(bench.askFrame(hex("03 00 00 00 00 08 00")),
              handFrame(hex("04 00 00 00 00 D1 DC 4B 84 34 10 D7 73")));
    EXPECT_EQ(bench.askFrame(hex("03 00 00 08 00 08 00")),
              handFrame(hex("04 00 00 08 00 AC 9F 56 FE 7A 12 7F CD")));
    EXPECT_EQ(bench.askFrame(hex("03 00 08 08 00 10 00")),
              handFrame(hex("04 00 08 08 00 AA 73 EE 55 DB BD 5E E3 03 00 00 00 06 00 00 00")));
    // 0:MIBIB takes 10 + 4 blocks, 0:OSBL the next 5.
    EXPECT_EQ(bench.askFrame(hex("03 10 08 08 00 18 00")),
              handFrame(hex("04 10 08 08 00 30 3A 4D 49 42 49 42 00 00 00 00 00 00 00 00 00 00 00 00 00 0E "
                            "00 00 00")));
    EXPECT_EQ(bench.askFrame(hex("03 00 00 00 00 00 00")), errorFrame(2, "Invalid address"));
    EXPECT_EQ(bench.askFrame(hex("03 00 00 00 00 01 02")), errorFrame(2, "Invalid address"));
    EXPECT_EQ(bench.askFrame(hex("03 00 00 00 FF 08 00")), errorFrame(2, "Invalid address"));
    EXPECT_EQ(bench.askFrame(hex("03 00 00 00 00 08")), errorFrame(3, "Invalid packet length"));
}

TEST(ReadingLoader, GoesRoundABadBlockAndSaysSoByWhatCanBeRead)
{
    OtherLoader bench("e392-dmss-reads");
    streamImage(bench, {0x1B, 0x10}, hex("11 22 33 44"));
    EXPECT_EQ(bench.askFrame(hex("03 00 00 1C 00 04 00")), handFrame(hex("04 00 00 1C 00 FF FF FF FF")))
        << "block 14 is bad";
    EXPECT_EQ(bench.askFrame(hex("03 00 00 1E 00 04 00")), handFrame(hex("04 00 00 1E 00 11 22 33 44")));
}

TEST(ReadingLoader, TakesNoMoreOctetsThanItsHelloSays)
{
    OtherLoader bench("e392-dmss-reads");
    ASSERT_EQ(bench.askFrame({0x1B, 0x05}), handFrame({0x1C, 0x00}));
    EXPECT_EQ(bench.askFrame(streamWriteRequest(0, Bytes(513, 1))), errorFrame(3, "Invalid packet length"));
    EXPECT_EQ(bench.askFrame(streamWriteRequest(0, Bytes(512, 1))), handFrame(joined({{0x08}, le32(0)})));
}

TEST(ReadingLoader, RemembersWhetherItWritesErrorCorrectingCodes)
{
    OtherLoader bench("e392-dmss-reads");
    EXPECT_EQ(bench.askFrame({0x1F}), handFrame({0x20, 0x00}));
    EXPECT_EQ(bench.askFrame({0x21, 0x01}), handFrame({0x22}));
    EXPECT_EQ(bench.askFrame({0x1F}), handFrame({0x20, 0x01}));
    EXPECT_EQ(bench.askFrame({0x21}), errorFrame(3, "Invalid packet length"));
}

TEST(UnframedLoader, TakesBlocksWithoutFramesWhileAnImageIsOpen)
{
    OtherLoader bench("e392-dmss-unframed");
    const Bytes write = hex("30 00 00 00 00 00 00 00 04 00 00 00 7E 7D 00 01");
    EXPECT_TRUE(bench.ask(hex("30 00 00 00 00 00 00 00 01 00 00 00 AA")).empty())
        << "nothing is open: it is noise";
    EXPECT_EQ(bench.askFrame({0x1B, 0x05}), handFrame({0x1C, 0x05})) << "it knows no types";
    const std::string_view log = "Erasing 0:AMSS\n";
    const std::string_view name = "0:AMSS";
    EXPECT_EQ(bench.askFrame(joined({{0x1B, 0x0E}, Bytes(name.begin(), name.end()), {0x00}})),
              joined({handFrame(joined({{0x0E}, Bytes(log.begin(), log.end())})), handFrame({0x1C, 0x00})}));
    const Bytes first(write.begin(), write.begin() + 7);
    EXPECT_TRUE(bench.ask(first).empty());
    EXPECT_EQ(bench.ask(Bytes(write.begin() + 7, write.end())), handFrame(joined({{0x31}, le32(0)})));
    EXPECT_EQ(bench.ask(hex("30 00 00 00 08 00 00 00 01 00 00 00 AA")),
              errorFrame(0x0F, "Offset out of sequence"));
    EXPECT_TRUE(bench.ask(hex("30 00 00 00 04 00 00 00 00 00 02 00 AA")).empty()) << "more than it holds";
    EXPECT_EQ(bench.askFrame(streamWriteRequest(4, Bytes(4, 1))), handFrame(joined({{0x08}, le32(4)})));
    const Bytes closed = bench.askFrame({0x15});
    EXPECT_EQ(Bytes(closed.end() - 5, closed.end()), handFrame({0x16}));
    EXPECT_EQ(bench.modem.flash().at("partition_amss"), hex("7E 7D 00 01 01 01 01 01"));
}

}  // namespace
}  // namespace reviver::test
