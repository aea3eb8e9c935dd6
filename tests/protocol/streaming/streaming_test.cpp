// SPDX-License-Identifier: Apache-2.0
#include "core/protocol/streaming/streaming_client.h"
#include "tests/support/hex_literal.h"
#include "tests/support/scripted_transport.h"
#include "tests/support/truncation.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace reviver::streaming {
namespace {

using namespace std::chrono_literals;
using test::hex;
using test::ScriptedTransport;
using testing::ElementsAre;

// The hello of the Quectel updater, and a reply after libopenpst's layout.
const Bytes kHelloFrame
    = hex("7E 01 51 43 4F 4D 20 66 61 73 74 20 64 6F 77 6E 6C 6F 61 64 20 70 72 6F 74 6F 63 6F "
          "6C 20 68 6F 73 74 03 03 09 C6 32 7E");
const Bytes kHelloReplyFrame
    = hex("7E 02 51 43 4F 4D 20 66 61 73 74 20 64 6F 77 6E 6C 6F 61 64 20 70 72 6F 74 6F 63 6F 6C 20 74 61 "
          "72 67 03 "
          "02 00 04 00 00 00 00 00 00 04 4E 41 4E 44 1E 00 01 00 00 00 02 00 09 4E 7D 5E 7E");
const Bytes kErrorFrame
    = hex("7E 0D 07 00 00 00 4F 70 65 6E 20 6D 75 6C 74 69 20 66 61 69 6C 65 64 B2 02 7E");

Bytes payloadOf(const Bytes &frame)
{
    hdlc::FrameDecoder decoder;
    decoder.feed(frame);
    return decoder.next().value().value();
}

Bytes frame(const char *payload)
{
    return hdlc::encodeFrame(hex(payload));
}

class StreamingClientTest : public testing::Test {
protected:
    VirtualClock clock;
    ScriptedTransport port{clock};
    Client client{port, clock};
};

TEST_F(StreamingClientTest, GreetsTheLoader)
{
    port.expects(kHelloFrame).answers(kHelloReplyFrame);
    const auto hello = client.hello();
    ASSERT_TRUE(hello);
    EXPECT_EQ(hello->version, 3);
    EXPECT_EQ(hello->compatibleVersion, 2);
    EXPECT_EQ(hello->preferredBlockSize, 0x400u);
    EXPECT_EQ(hello->flashBase, 0u);
    EXPECT_EQ(hello->flashName, "NAND");
    EXPECT_EQ(hello->windowSize, 30);
    EXPECT_THAT(hello->sectorSizes, ElementsAre(0x20000u));
    EXPECT_EQ(hello->features, 9);
}

TEST_F(StreamingClientTest, GreetsAgainWhileTheLoaderStarts)
{
    // Silence, then an error about what came before, then the answer.
    port.expects(kHelloFrame)
        .expects(kHelloFrame)
        .answers(kErrorFrame)
        .expects(kHelloFrame)
        .answers(kHelloReplyFrame);
    EXPECT_TRUE(client.hello());
    EXPECT_EQ(client.counters().repeats, 2u);
}

// The order and the octets of qwflash, from a recorded run of it.
TEST_F(StreamingClientTest, WritesAnImage)
{
    port.expects(hex("7E 17 01 57 C6 7E")).answers(frame("18"));
    port.expects(frame("15")).answers(kErrorFrame);
    port.expects(frame("19 00 9A 1B 7D AA")).answers(frame("1A 00"));
    port.expects(hex("7E 1B 0E 30 3A 46 53 42 4C 00 4E B9 7E")).answers(frame("1C 00"));
    port.expects(hex("7E 07 00 00 00 00 7D 5E 7D 5D 00 01 2C C2 7E"))
        .answers(hex("7E 08 00 00 00 00 57 95 7E"));
    port.expects(frame("15")).answers(frame("16"), 100s);
    port.expects(hex("7E 0B AB 4E 7E")).answers(frame("0C"));
    EXPECT_TRUE(client.setSecurityMode(true));
    EXPECT_TRUE(client.closeLeftOver());
    EXPECT_EQ(client.partitionTable(hex("9A 1B 7D AA")), TableStatus::Accepted);
    EXPECT_TRUE(client.openMulti(OpenType::Custom, customPayload("0:FSBL")));
    EXPECT_TRUE(client.write(0, hex("7E 7D 00 01")));
    EXPECT_TRUE(client.close());
    EXPECT_TRUE(client.reset());
}

TEST_F(StreamingClientTest, HandsOnTheLogOfTheLoader)
{
    port.expects(hex("7E 17 01 57 C6 7E"))
        .answers(hdlc::encodeFrame(asBytes("\x0EInvalid Command\n")))
        .answers(hdlc::encodeFrame(asBytes("\x0E"
                                           "erasing block 4\r\n")))
        .answers(frame("18"));
    std::vector<std::string> lines;
    client.onLog([&](const std::string &line) { lines.push_back(line); });
    EXPECT_TRUE(client.setSecurityMode(true));
    EXPECT_THAT(lines, ElementsAre("Invalid Command", "erasing block 4"));
}

TEST_F(StreamingClientTest, NamesTheErrorOfTheLoader)
{
    port.expects(frame("1B 0F")).answers(kErrorFrame);
    const auto opened = client.openMulti(OpenType::Dbl);
    ASSERT_FALSE(opened);
    EXPECT_EQ(opened.error().code(), ErrorCode::DeviceRefused);
    EXPECT_EQ(opened.error().detail(), "open: 0x07 operation failed: Open multi failed");
}

TEST_F(StreamingClientTest, LooksAtTheStatusOfAnOpen)
{
    port.expects(frame("1B 10")).answers(frame("1C 04"));
    EXPECT_EQ(client.openMulti(OpenType::Osbl).error().detail(), "open: 0x04 block 0 is write-protected");
    port.expects(frame("1B 10")).answers(frame("1C"));
    EXPECT_EQ(client.openMulti(OpenType::Osbl).error().code(), ErrorCode::MalformedMessage);
}

TEST_F(StreamingClientTest, HandsOnWhatTheLoaderSaysToTheTable)
{
    port.expects(frame("19 00 AA")).answers(frame("1A 01"));
    const auto status = client.partitionTable(hex("AA"));
    EXPECT_EQ(status, TableStatus::Differs);
    EXPECT_EQ(tableStatusText(*status), "0x01 differs from the table in the modem");
}

TEST_F(StreamingClientTest, RefusesTablesThatAreEmptyOrTooLong)
{
    EXPECT_EQ(client.partitionTable({}).error().code(), ErrorCode::InvalidArgument);
    EXPECT_EQ(client.partitionTable(Bytes(513)).error().code(), ErrorCode::InvalidArgument);
    EXPECT_TRUE(port.written().empty());
}

TEST_F(StreamingClientTest, NeverOpensWhatErasesTheModemsOwnData)
{
    EXPECT_EQ(client.openMulti(OpenType::Cefs).error().code(), ErrorCode::InvalidArgument);
    EXPECT_EQ(client.openMulti(OpenType::AppsCefs).error().code(), ErrorCode::InvalidArgument);
    EXPECT_TRUE(port.written().empty());
}

TEST_F(StreamingClientTest, WritesTheSameBlockAgainOnSilence)
{
    const Bytes write = frame("07 00 04 00 00 AA");
    port.expects(write).expects(write).answers(frame("08 00 04 00 00"));
    EXPECT_TRUE(client.write(0x400, hex("AA")));
    EXPECT_EQ(client.counters().repeats, 1u);
}

TEST_F(StreamingClientTest, ChecksTheOffsetThatTheLoaderNames)
{
    port.expects(frame("07 00 04 00 00 AA")).answers(frame("08 00 08 00 00"));
    const auto written = client.write(0x400, hex("AA"));
    ASSERT_FALSE(written);
    EXPECT_EQ(written.error().code(), ErrorCode::UnexpectedMessage);
    EXPECT_EQ(written.error().detail(), "writing at offset 0x00000400: the loader names offset 0x00000800");
}

TEST_F(StreamingClientTest, PassesOverTheLateEchoOfTheBlockBefore)
{
    port.expects(frame("07 00 00 00 00 AA")).answers(frame("08 00 00 00 00"));
    port.expects(frame("07 00 04 00 00 BB"))
        .answers(frame("08 00 00 00 00"))
        .answers(frame("08 00 04 00 00"), 50ms);
    EXPECT_TRUE(client.write(0, hex("AA")));
    EXPECT_TRUE(client.write(0x400, hex("BB")));
}

TEST_F(StreamingClientTest, WritesWithoutFramesAndChecksTheOffset)
{
    const Bytes write = hex("30 00 00 00 00 04 00 00 03 00 00 00 7E 7D AA");
    port.expects(write).answers(frame("31 00 04 00 00"));
    EXPECT_TRUE(client.writeUnframed(0x400, hex("7E 7D AA")));
    port.expects(write).answers(frame("31 00 08 00 00"));
    EXPECT_EQ(client.writeUnframed(0x400, hex("7E 7D AA")).error().code(), ErrorCode::UnexpectedMessage);
    port.expects(write).answers(frame("0D 12 00 00 00"));
    EXPECT_EQ(client.writeUnframed(0x400, hex("7E 7D AA")).error().detail(),
              "writing unframed at offset 0x00000400: block written: 0x12 out of space");
    port.expects(write);
    EXPECT_EQ(client.writeUnframed(0x400, hex("7E 7D AA")).error().code(), ErrorCode::Timeout)
        << "never repeated";
    EXPECT_EQ(client.writeUnframed(0, {}).error().code(), ErrorCode::InvalidArgument);
    EXPECT_EQ(client.writeUnframed(0, Bytes(kMaxUnframed + 1)).error().code(), ErrorCode::InvalidArgument);
}

TEST_F(StreamingClientTest, StartsEachImageAtOffsetZero)
{
    for (int image = 0; image < 2; ++image) {
        port.expects(frame("1B 05")).answers(frame("1C 00"));
        port.expects(frame("07 00 00 00 00 AA")).answers(frame("08 00 00 00 00"));
        EXPECT_TRUE(client.openMulti(OpenType::Amss));
        EXPECT_TRUE(client.write(0, hex("AA")));
    }
    port.expects(frame("07 00 00 00 00 AA")).answers(frame("08 00 00 00 00"));
    EXPECT_TRUE(client.write(0, hex("AA"))) << "the same offset twice in a row";
}

TEST_F(StreamingClientTest, ClosesALeftOverThatMayNotBeThere)
{
    port.expects(frame("15")).answers(frame("16"));
    EXPECT_TRUE(client.closeLeftOver());
    port.expects(frame("15"));
    EXPECT_TRUE(client.closeLeftOver());
    port.expects(frame("15")).disconnects();
    EXPECT_FALSE(client.closeLeftOver());
}

TEST_F(StreamingClientTest, TakesAPortThatVanishesAsARestart)
{
    port.expects(hex("7E 0B AB 4E 7E")).disconnects();
    EXPECT_TRUE(client.reset());
}

TEST_F(StreamingClientTest, ReadsAtAnAddress)
{
    port.expects(frame("03 00 00 10 00 04 00")).answers(frame("04 00 00 10 00 7E 7D AA 55"));
    EXPECT_EQ(client.read(0x00100000, 4), hex("7E 7D AA 55"));
}

TEST_F(StreamingClientTest, DoesNotTakeTheAnswerOfAnotherRead)
{
    port.expects(frame("03 00 00 10 00 01 00"))
        .answers(frame("04 00 00 20 00 AA"))
        .answers(frame("04 00 00 10 00 BB"), 10ms);
    EXPECT_EQ(client.read(0x00100000, 1), hex("BB"));
}

TEST_F(StreamingClientTest, RefusesAReadOfAnotherLength)
{
    port.expects(frame("03 00 00 10 00 02 00")).answers(frame("04 00 00 10 00 AA"));
    EXPECT_EQ(client.read(0x00100000, 2).error().code(), ErrorCode::MalformedMessage);
    port.expects(frame("03 00 00 10 00 02 00")).answers(frame("0D 05 00 00 00"));
    EXPECT_EQ(client.read(0x00100000, 2).error().detail(),
              "reading at 0x00100000: read: 0x05 invalid command");
}

TEST_F(StreamingClientTest, AsksForASignOfLife)
{
    port.expects(frame("09 01 00 00 00")).answers(frame("0A 01 00 00 00"));
    EXPECT_TRUE(client.nop());
    port.expects(frame("09 02 00 00 00")).answers(frame("0A 01 00 00 00")).answers(frame("0A 02 00 00 00"));
    EXPECT_TRUE(client.nop());
    port.expects(frame("09 03 00 00 00")).answers(frame("0A 03"));
    EXPECT_EQ(client.nop().error().code(), ErrorCode::MalformedMessage);
}

TEST_F(StreamingClientTest, ReadsAndSetsErrorCorrection)
{
    port.expects(frame("1F")).answers(frame("20 01")).expects(frame("21 00")).answers(frame("22"));
    EXPECT_EQ(client.errorCorrection(), true);
    EXPECT_TRUE(client.setErrorCorrection(false));
}

TEST_F(StreamingClientTest, OpensTheOneImageOfAnOlderLoader)
{
    port.expects(frame("13 02")).answers(frame("14"));
    EXPECT_TRUE(client.open(OpenMode::Bootable));
}

TEST(StreamingMessages, RefuseEveryTruncation)
{
    test::expectOnlyTheWholeMessageDecodes(hex("04 00 04 02 00"), ReadReply::decode);
    test::expectOnlyTheWholeMessageDecodes(payloadOf(kHelloReplyFrame), HelloReply::decode);
    test::expectOnlyTheWholeMessageDecodes(hex("08 00 04 02 00"), decodeWritten);
    test::expectOnlyTheWholeMessageDecodes(hex("31 00 04 02 00"), decodeUnframedWritten);
}

TEST(StreamingMessages, RefuseLengthsThatLeadBeyondTheEnd)
{
    Bytes name = payloadOf(kHelloReplyFrame);
    name[43] = 0xFF;
    EXPECT_EQ(HelloReply::decode(name).error().code(), ErrorCode::MalformedMessage);
    Bytes sectors = payloadOf(kHelloReplyFrame);
    sectors[50] = sectors[51] = 0xFF;
    EXPECT_EQ(HelloReply::decode(sectors).error().code(), ErrorCode::MalformedMessage);
}

TEST(StreamingMessages, ShowALoadersTextInOneHarmlessLine)
{
    EXPECT_EQ(logText(hex("0E 1B 5B 32 4A 61 0A 62 0D 0A")), " [2Ja b");
    EXPECT_EQ(logText(hex("0E")), "");
    EXPECT_EQ(logText(hex("0D 61")), std::nullopt);
    Bytes endless(5000, 'x');
    endless[0] = kLog;
    EXPECT_EQ(logText(endless)->size(), 200u);
}

TEST(StreamingMessages, TellWhetherUnframedWritesAreOffered)
{
    HelloReply hello;
    hello.features = 0x09;
    EXPECT_FALSE(hello.offersUnframed());
    hello.features = 0x19;
    EXPECT_TRUE(hello.offersUnframed());
}

TEST(StreamingMessages, RefuseTheMagicOfAnotherProtocol)
{
    Bytes other = payloadOf(kHelloReplyFrame);
    other[1] = 'X';
    EXPECT_EQ(HelloReply::decode(other).error().detail(), "hello reply: not the magic of a loader");
}

TEST(StreamingMessages, TellARefusalFromAWrongMessage)
{
    EXPECT_EQ(decodeWritten(hex("0D 0A 00 00 00")).error().detail(),
              "block written: 0x0A write verify failed");
    EXPECT_EQ(decodeWritten(hex("0D 0A 00 00")).error().code(), ErrorCode::MalformedMessage);
    EXPECT_EQ(decodeWritten(hex("0A 01 02 03 04")).error().detail(), "awaited block written, got 0x0A");
    EXPECT_EQ(decodeWritten({}).error().code(), ErrorCode::MalformedMessage);
}

TEST(StreamingMessages, NameErrorsAndStatusesThatAreNotInTheLists)
{
    EXPECT_EQ(errorText(0x1A), "0x1A image authentication error");
    EXPECT_EQ(errorText(0xDEADBEEF), "0xDEADBEEF an error that is not in the public lists");
    EXPECT_EQ(tableStatusText(static_cast<TableStatus>(9)), "0x09 a status that is not in the public lists");
    EXPECT_EQ(openStatusText(5), "0x05 failed");
}

}  // namespace
}  // namespace reviver::streaming
