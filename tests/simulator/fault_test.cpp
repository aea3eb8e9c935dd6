// SPDX-License-Identifier: Apache-2.0
#include "core/simulator/fault.h"
#include "tests/simulator/modem_bench.h"
#include "tests/simulator/route_b.h"

namespace reviver::test {
namespace {

using namespace std::chrono_literals;

TEST(FaultSpec, IsReadInAllItsForms)
{
    EXPECT_EQ(parseFault("unplug@100000").value(), (Fault{FaultKind::Unplug, 100000, {}}));
    EXPECT_EQ(parseFault("nak@3").value(), (Fault{FaultKind::Nak, 3, {}}));
    EXPECT_EQ(parseFault("drop-reply@1").value(), (Fault{FaultKind::DropReply, 1, {}}));
    EXPECT_EQ(parseFault("corrupt-reply@18446744073709551615").value().kind, FaultKind::CorruptReply);
    EXPECT_EQ(parseFault("stall@12:5").value(), (Fault{FaultKind::Stall, 12, 5s}));
    EXPECT_EQ(parseFault("ack-without-writing@6").value(), (Fault{FaultKind::AckWithoutWriting, 6, {}}));
    EXPECT_EQ(parseFault("bad-block@6").value(), (Fault{FaultKind::BadBlock, 6, {}}));
    EXPECT_EQ(parseFault("flip-answer-octet@9").value(), (Fault{FaultKind::FlipAnswerOctet, 9, {}}));
}

TEST(FaultSpec, IsRefusedWithAReason)
{
    for (const char *spec :
         {"", "nak", "nak@", "nak@0", "nak@-1", "nak@1x", "nak@ 1", "nak@18446744073709551616", "Nak@1",
          "explode@1", "@1", "stall@1", "stall@1:", "stall@1:0", "stall@1:3601", "stall@:1", "stall@1:2:3",
          "nak@1:2", "unplug@1KB"}) {
        const Result<Fault> fault = parseFault(spec);
        ASSERT_FALSE(fault) << spec;
        EXPECT_EQ(fault.error().code(), ErrorCode::InvalidArgument) << spec;
        EXPECT_NE(fault.error().detail().find('"' + std::string(spec) + '"'), std::string::npos) << spec;
    }
    EXPECT_NE(parseFault("explode@1").error().detail().find("stall@BLOCK:SECONDS"), std::string::npos);
}

/// A modem with one image of 8 KiB begun; blocks have 1 KiB.
class FaultyBlocks : public testing::Test {
protected:
    Bytes block(std::uint32_t number)
    {
        return dataRequest(number, Bytes(1024, static_cast<std::uint8_t>(number)));
    }
    void finish(ModemBench &bench, std::uint32_t from)
    {
        for (std::uint32_t number = from; number <= 8; ++number)
            ASSERT_EQ(bench.askFrame(block(number)), kAck) << number;
        ASSERT_EQ(bench.askFrame(endRequest(0x1234, 8192)), kAck);
        Bytes expected;
        for (std::uint8_t number = 1; number <= 8; ++number)
            append(expected, Bytes(1024, number));
        EXPECT_EQ(bench.modem.flash().at("record_00001234"), expected);
    }
};

TEST_F(FaultyBlocks, AWornOutFlashBlockRefusesTheImageAndIsGoneRoundTheNextTime)
{
    ModemBench bench("e392-unfinished", fastOptions({"bad-block@2"}));
    ASSERT_EQ(bench.askFrame(beginRequest(0x1234, 8192)), kAck);
    ASSERT_EQ(bench.askFrame(block(1)), kAck);
    EXPECT_EQ(bench.askFrame(block(2)), kNakFailed);
    EXPECT_EQ(bench.askFrame(block(2)), kNakFailed) << "it stays bad";
    ASSERT_EQ(bench.askFrame(beginRequest(0x1234, 8192)), kAck);
    finish(bench, 1);
}

TEST_F(FaultyBlocks, NakRefusesOneBlockOnce)
{
    ModemBench bench("e392-unfinished", fastOptions({"nak@2"}));
    ASSERT_EQ(bench.askFrame(beginRequest(0x1234, 8192)), kAck);
    ASSERT_EQ(bench.askFrame(block(1)), kAck);
    EXPECT_EQ(bench.askFrame(block(2)), kNakFailed);
    finish(bench, 2);
}

TEST_F(FaultyBlocks, DropReplyWritesButStaysSilent)
{
    ModemBench bench("e392-unfinished", fastOptions({"drop-reply@2"}));
    ASSERT_EQ(bench.askFrame(beginRequest(0x1234, 8192)), kAck);
    ASSERT_EQ(bench.askFrame(block(1)), kAck);
    EXPECT_TRUE(bench.askFrame(block(2)).empty());
    finish(bench, 2);
}

TEST_F(FaultyBlocks, CorruptReplyDamagesTheAcknowledgement)
{
    ModemBench bench("e392-unfinished", fastOptions({"corrupt-reply@1"}));
    ASSERT_EQ(bench.askFrame(beginRequest(0x1234, 8192)), kAck);
    const Bytes reply = bench.askFrame(block(1));
    ASSERT_EQ(reply.size(), kAck.size());
    EXPECT_NE(reply, kAck);
    const std::uint16_t crc = static_cast<std::uint16_t>(reply[2] | reply[3] << 8);
    EXPECT_NE(bitwiseCrc16(ByteView(reply).subspan(1, 1)), crc);
    finish(bench, 1);
}

TEST_F(FaultyBlocks, StallAnswersLate)
{
    ModemBench bench("e392-unfinished", fastOptions({"stall@1:5"}));
    ASSERT_EQ(bench.askFrame(beginRequest(0x1234, 8192)), kAck);
    EXPECT_TRUE(bench.askFrame(block(1)).empty());
    bench.pass(4999ms);
    EXPECT_TRUE(bench.modem.take("pcui").empty());
    bench.pass(1ms);
    EXPECT_EQ(bench.modem.take("pcui"), kAck);
    finish(bench, 2);
}

TEST_F(FaultyBlocks, UnplugTakesTheModemAwayInTheMiddleOfAnImage)
{
    ModemBench bench("e392-unfinished", fastOptions({"unplug@2500"}));
    ASSERT_EQ(bench.askFrame(beginRequest(0x1234, 8192)), kAck);
    ASSERT_EQ(bench.askFrame(block(1)), kAck);
    ASSERT_EQ(bench.askFrame(block(2)), kAck);
    EXPECT_TRUE(bench.askFrame(block(3)).empty());
    EXPECT_FALSE(bench.modem.present());
    EXPECT_EQ(bench.modem.light(), LightPattern::Dark);
    EXPECT_EQ(bench.modem.mode(), PracticeMode::Off);
    EXPECT_EQ(bench.modem.flash().at("record_00001234").size(), 2048u);
    EXPECT_FALSE(bench.modem.enumerate());
    bench.pass(2999ms);
    EXPECT_FALSE(bench.modem.enumerate());
    bench.pass(1ms);
    ASSERT_TRUE(bench.modem.enumerate());
    EXPECT_EQ(bench.modem.mode(), PracticeMode::HuaweiDownload);
    EXPECT_EQ(bench.askFrame(block(3)), kNakFailed) << "it has forgotten the transfer";
}

TEST_F(FaultyBlocks, UnpluggedModemWaitsForReplugWhenAskedTo)
{
    PracticeModemOptions options = fastOptions({"unplug@1"});
    options.replugAfter.reset();
    ModemBench bench("e392-unfinished", options);
    ASSERT_EQ(bench.askFrame(beginRequest(0x1234, 8192)), kAck);
    bench.askFrame(block(1));
    bench.modem.enumerate();
    bench.pass(24h);
    EXPECT_FALSE(bench.modem.present());
    bench.modem.replug();
    bench.pass(1ms);
    EXPECT_TRUE(bench.modem.present());
}

TEST(FaultyImages, AckWithoutWritingLooksGoodUntilTheModemStarts)
{
    for (int image = 1; image <= 8; ++image) {
        ModemBench bench("e392-unfinished", fastOptions({"ack-without-writing@" + std::to_string(image)}));
        flashImages(bench, practiceImages(PracticeSizes::Small));
        resetFromDownload(bench);
        EXPECT_EQ(bench.modem.mode(), PracticeMode::HuaweiDownload) << image;
        EXPECT_NE(bench.modem.bootProblem().find("reads back differently"), std::string::npos) << image;
    }
}

TEST(FaultyImages, AckWithoutWritingIsOverWhenTheImageIsWrittenAgain)
{
    ModemBench bench("e392-unfinished", fastOptions({"ack-without-writing@2"}));
    const std::vector<PracticeImage> images = practiceImages(PracticeSizes::Small);
    flashImages(bench, images);
    flashImage(bench, images[1]);
    resetFromDownload(bench);
    EXPECT_EQ(bench.modem.mode(), PracticeMode::Normal);
}

TEST(FaultyStream, BlocksFailAndRecoverOnTheOtherRouteToo)
{
    ModemBench bench("e392-dmss", fastOptions({"nak@2", "drop-reply@4", "corrupt-reply@6"}));
    uploadLoader(bench);
    ASSERT_FALSE(bench.askFrame(helloRequest()).empty());
    ASSERT_EQ(bench.askFrame({0x1B, 0x0F}), handFrame({0x1C, 0x00}));
    const auto write = [&](std::uint32_t offset) {
        return bench.askFrame(
            streamWriteRequest(offset, Bytes(1024, static_cast<std::uint8_t>(offset >> 10))));
    };
    const auto good = [](std::uint32_t offset) { return handFrame(joined({{0x08}, le32(offset)})); };
    EXPECT_EQ(write(0), good(0));
    EXPECT_EQ(write(1024)[1], 0x0D);
    EXPECT_EQ(write(1024), good(1024));
    EXPECT_TRUE(write(2048).empty());
    EXPECT_EQ(write(2048), good(2048));
    EXPECT_NE(write(3072), good(3072));
    EXPECT_EQ(write(3072), good(3072));
    EXPECT_EQ(bench.askFrame({0x15}), handFrame({0x16}));
    EXPECT_EQ(bench.modem.flash().at("partition_dbl"),
              joined({Bytes(1024, 0), Bytes(1024, 1), Bytes(1024, 2), Bytes(1024, 3)}));
}

TEST(FaultyStream, UnplugForgetsTheLoader)
{
    ModemBench bench("e392-dmss", fastOptions({"unplug@1"}));
    uploadLoader(bench);
    bench.askFrame(helloRequest());
    bench.askFrame({0x1B, 0x0F});
    bench.askFrame(streamWriteRequest(0, Bytes(1024, 1)));
    EXPECT_FALSE(bench.modem.enumerate());
    bench.pass(3s);
    EXPECT_EQ(bench.modem.mode(), PracticeMode::DmssDownload);
}

}  // namespace
}  // namespace reviver::test
