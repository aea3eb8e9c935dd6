// SPDX-License-Identifier: Apache-2.0
#include "core/base/crc.h"
#include "core/protocol/hdlc.h"
#include "tests/support/hex_literal.h"

#include <algorithm>
#include <gtest/gtest.h>
#include <random>
#include <string>

namespace reviver::hdlc {
namespace {

using test::hex;

struct Vector {
    const char *payload;
    const char *frame;
};

// Frames of public sources: ModemManager (version request), the Quectel updater (NOP,
// refusals in DIAG), the K3765-Z logs (ACK), Huawei's dload.c (refusals, version of a
// Balong), an E392u-12 in download mode (its version), and runs of balong_flash,
// qdload and qwflash (begin, go, open).
const Vector kVectors[] = {
    {"00", "7E 00 78 F0 7E"},
    {"06", "7E 06 4E 95 7E"},
    {"0C", "7E 0C 14 3A 7E"},
    {"02", "7E 02 6A D3 7E"},
    {"0A", "7E 0A 22 5F 7E"},
    {"0E", "7E 0E 06 19 7E"},
    {"45", "7E 45 D1 E5 7E"},
    {"07", "7E 07 C7 84 7E"},
    {"3A", "7E 3A A1 6E 7E"},
    {"7A", "7E 7A A5 2C 7E"},
    {"03 00 05", "7E 03 00 05 05 7D 5E 7E"},
    {"03 00 06", "7E 03 00 06 9E 4C 7E"},
    {"7E 7D", "7E 7D 5E 7D 5D F1 CD 7E"},
    {"13 06", "7E 13 06 88 D5 7E"},
    {"13 0C", "7E 13 0C D2 7A 7E"},
    {"01", "7E 01 F1 E1 7E"},
    {"01 78 56 34 12", "7E 01 78 56 34 12 C5 CC 7E"},
    {"7C", "7E 7C 93 49 7E"},
    {"51", "7E 51 74 B3 7E"},
    {"FB 00", "7E FB 00 E7 97 7E"},
    {"0B", "7E 0B AB 4E 7E"},
    {"1C", "7E 1C 95 2A 7E"},
    {"29 01 00", "7E 29 01 00 31 40 7E"},
    {"41 30 30 30 30 30 30", "7E 41 30 30 30 30 30 30 DF 8A 7E"},
    {"4B 13 0B 00 2F 00", "7E 4B 13 0B 00 2F 00 19 11 7E"},
    {"01 10 00 00 00 08 11", "7E 01 10 00 00 00 08 11 DD 9E 7E"},
    {"41 01", "7E 41 01 70 41 7E"},
    {"12 00 10 00 00 01 00", "7E 12 00 10 00 00 01 00 9A A3 7E"},
    {"05 00 10 00 00", "7E 05 00 10 00 00 B6 6C 7E"},
    {"41 00 20 00 00 00 00 27 10 00 00 00", "7E 41 00 20 00 00 00 00 27 10 00 00 00 B2 8D 7E"},
    {"1B 0E 30 3A 46 53 42 4C 00", "7E 1B 0E 30 3A 46 53 42 4C 00 4E B9 7E"},
    {"0D 14 39 78 30 30 42 2D 53 43 41 51 44 42 5A 4D 2D 33 30 33 35 30",
     "7E 0D 14 39 78 30 30 42 2D 53 43 41 51 44 42 5A 4D 2D 33 30 33 35 30 85 1E 7E"},
    {"0D 0F 37 32 30 30 42 2D 2D 53 4B 43 42 41 44 5A 4D",
     "7E 0D 0F 37 32 30 30 42 2D 2D 53 4B 43 42 41 44 5A 4D C3 7B 7E"},
    {"4B 13 00 00 00 00 10 00 00 00 10 00 00 00 10 00 00 00 10 00 00 00 10 00 00 00 10 00 01 00 00 00 01 00 "
     "00 00 01 00 00 00 FF FF FF FF",
     "7E 4B 13 00 00 00 00 10 00 00 00 10 00 00 00 10 00 00 00 10 00 00 00 10 00 00 00 10 00 01 00 00 00 01 "
     "00 00 00 01 00 00 00 FF FF FF FF 7D 5E 05 7E"},
};

std::vector<Result<Bytes>> takeAll(FrameDecoder &decoder)
{
    std::vector<Result<Bytes>> frames;
    while (auto frame = decoder.next())
        frames.push_back(*std::move(frame));
    return frames;
}

std::vector<Result<Bytes>> decodeInPieces(FrameDecoder &decoder, ByteView stream, std::size_t piece)
{
    std::vector<Result<Bytes>> frames;
    for (std::size_t at = 0; at < stream.size(); at += piece) {
        decoder.feed(stream.subspan(at, std::min(piece, stream.size() - at)));
        for (auto &frame : takeAll(decoder))
            frames.push_back(std::move(frame));
    }
    return frames;
}

TEST(Hdlc, EncodesThePublishedFrames)
{
    for (const Vector &vector : kVectors)
        EXPECT_EQ(hexText(encodeFrame(hex(vector.payload))), vector.frame);
}

// ModemManager libqcdm/tests/test-qcdm-utils.c, encap_outbuf.
TEST(Hdlc, EncodesTheVectorOfLibqcdmWithoutLeadingFlag)
{
    EXPECT_EQ(encodeFrame(hex("4B 05 08 00"), LeadingFlag::Omit), hex("4B 05 08 00 01 DD 7E"));
}

TEST(Hdlc, EncodesIntoABufferThatIsUsedAgain)
{
    Bytes out;
    encodeFrame(Bytes(4103, 0x7E), LeadingFlag::Send, out);
    EXPECT_GE(out.size(), 2 * 4103u);
    const std::size_t capacity = out.capacity();
    encodeFrame(hex("06"), LeadingFlag::Send, out);
    EXPECT_EQ(out, hex("7E 06 4E 95 7E"));
    EXPECT_EQ(out.capacity(), capacity);
}

TEST(FrameDecoder, DecodesThePublishedFramesWithAndWithoutLeadingFlag)
{
    for (const Vector &vector : kVectors) {
        const Bytes whole = hex(vector.frame);
        for (const ByteView stream : {ByteView(whole), ByteView(whole).subspan(1)}) {
            FrameDecoder decoder;
            decoder.feed(stream);
            const auto frames = takeAll(decoder);
            ASSERT_EQ(frames.size(), 1u) << vector.frame;
            EXPECT_EQ(frames[0], hex(vector.payload));
            EXPECT_TRUE(decoder.takeNoise().empty());
        }
    }
}

TEST(FrameDecoder, FindsTheSameFramesHoweverTheStreamIsCut)
{
    // Noise, a frame, flags in a row, two frames that share a flag, and a damaged one.
    const Bytes stream
        = hex("0D 0A 4F 4B 0D 0A 7E 02 6A D3 7E 7E 7E 7D 5E 7D 5D F1 CD 7E 4B 05 08 00 01 DD 7E "
              "06 00 00 7E 7E 06 4E 95 7E");
    for (std::size_t piece = 1; piece <= stream.size(); ++piece) {
        FrameDecoder decoder;
        const auto frames = decodeInPieces(decoder, stream, piece);
        ASSERT_EQ(frames.size(), 5u) << "pieces of " << piece;
        EXPECT_EQ(frames[0], hex("02"));
        EXPECT_EQ(frames[1], hex("7E 7D"));
        EXPECT_EQ(frames[2], hex("4B 05 08 00"));
        ASSERT_FALSE(frames[3]);
        EXPECT_EQ(frames[3].error().code(), ErrorCode::BadFrame);
        EXPECT_EQ(frames[4], hex("06"));
        EXPECT_EQ(asText(decoder.takeNoise()), "\r\nOK\r\n");
    }
}

TEST(FrameDecoder, FindsTheFramesBehindEveryCutOffBeginning)
{
    const Bytes stream = hex("7E 4B 05 08 00 01 DD 7E 7E 06 4E 95 7E");
    for (std::size_t cut = 2; cut <= 8; ++cut) {
        FrameDecoder decoder;
        decoder.feed(ByteView(stream).subspan(cut));
        const auto frames = takeAll(decoder);
        ASSERT_EQ(frames.size(), 1u) << cut;
        EXPECT_EQ(frames[0], hex("06"));
    }
}

TEST(FrameDecoder, GivesNothingForAFrameThatIsNotComplete)
{
    const Bytes frame = hex("7E 0D 05 07 11 22 33 44 AA BB CC DD 7E");
    for (std::size_t size = 0; size < frame.size(); ++size) {
        FrameDecoder decoder;
        decoder.feed(ByteView(frame).first(size));
        EXPECT_FALSE(decoder.next()) << size;
    }
}

TEST(FrameDecoder, TakesTextBeforeTheFirstFlagAsNoiseNotAsAnError)
{
    FrameDecoder decoder;
    decoder.feed(asBytes("AT^DLOADVER?\r"));
    decoder.feed(hex("7E"));
    EXPECT_FALSE(decoder.next());
    EXPECT_EQ(asText(decoder.takeNoise()), "AT^DLOADVER?\r");
    EXPECT_TRUE(decoder.takeNoise().empty());
}

TEST(FrameDecoder, ReportsAnAbortedFrameAndGoesOn)
{
    FrameDecoder decoder;
    decoder.feed(hex("7E 4B 05 7D 7E 06 4E 95 7E"));
    const auto frames = takeAll(decoder);
    ASSERT_EQ(frames.size(), 2u);
    ASSERT_FALSE(frames[0]);
    EXPECT_EQ(frames[0].error().detail(), "frame aborted by the sender (7D 7E)");
    EXPECT_EQ(frames[1], hex("06"));
}

TEST(FrameDecoder, ReportsFramesTooShortForACrc)
{
    for (const char *stream : {"7E 06 7E", "7E 06 4E 7E"}) {
        FrameDecoder decoder;
        decoder.feed(hex(stream));
        const auto frames = takeAll(decoder);
        ASSERT_EQ(frames.size(), 1u) << stream;
        EXPECT_FALSE(frames[0]);
    }
}

// One Qualcomm boot loader keeps these refusals with a CRC of zeros (dloadarm.c).
TEST(FrameDecoder, AcceptsARefusalWithAWrongCrcAndCountsIt)
{
    FrameDecoder decoder;
    decoder.feed(hex("7E 03 00 0E 00 00 7E 7E 03 00 06 9E 4C 7E"));
    const auto frames = takeAll(decoder);
    ASSERT_EQ(frames.size(), 2u);
    EXPECT_EQ(frames[0], hex("03 00 0E"));
    EXPECT_EQ(frames[1], hex("03 00 06"));
    EXPECT_EQ(decoder.refusalsWithWrongCrc(), 1u);
}

TEST(FrameDecoder, BoundsWhatItKeeps)
{
    FrameDecoder decoder(16);
    decoder.feed(Bytes(1000, 0x55));  // text without end
    decoder.feed(hex("7E"));
    EXPECT_FALSE(decoder.next());
    EXPECT_EQ(decoder.takeNoise().size(), 16u);

    decoder.feed(Bytes(1000, 0x55));  // a frame without end
    decoder.feed(hex("7E 06 4E 95 7E"));
    const auto frames = takeAll(decoder);
    ASSERT_EQ(frames.size(), 2u);
    ASSERT_FALSE(frames[0]);
    EXPECT_EQ(frames[0].error().detail(), "frame longer than 16 octets");
    EXPECT_EQ(frames[1], hex("06"));
}

TEST(FrameDecoder, TakesAFrameOfExactlyTheLargestSize)
{
    const Bytes payload(16, 0x7D);
    FrameDecoder exact(16);
    exact.feed(encodeFrame(payload));
    EXPECT_EQ(exact.next().value(), payload);
    FrameDecoder smaller(15);
    smaller.feed(encodeFrame(payload));
    const auto frame = smaller.next();
    ASSERT_TRUE(frame);
    EXPECT_FALSE(*frame);
}

TEST(FrameDecoder, ForgetsWhatWasUnderWayWhenReset)
{
    FrameDecoder decoder;
    decoder.feed(hex("7E 06 4E 95 7E 7E 4B 05"));
    decoder.reset();
    decoder.feed(hex("01 DD 7E 02 6A D3 7E"));
    const auto frames = takeAll(decoder);
    ASSERT_EQ(frames.size(), 1u);
    EXPECT_EQ(frames[0], hex("02"));

    decoder.reset();
    decoder.feed(asBytes("unfinished"));
    decoder.reset();
    EXPECT_EQ(asText(decoder.takeNoise()), std::string("\x01\xDD") + "unfinished");
}

TEST(FrameDecoder, FindsEveryRandomFrameInRandomPieces)
{
    std::mt19937 random(20261123);
    const auto upTo
        = [&random](std::size_t most) { return std::uniform_int_distribution<std::size_t>(0, most)(random); };
    for (int round = 0; round < 2000; ++round) {
        std::vector<Bytes> payloads;
        Bytes stream;
        for (std::size_t n = 1 + upTo(4); n > 0; --n) {
            Bytes payload(1 + upTo(300));
            for (auto &octet : payload) {
                constexpr std::uint8_t kDelicate[] = {0x7E, 0x7D, 0x5E, 0x5D};
                octet = upTo(3) == 0 ? kDelicate[upTo(3)] : static_cast<std::uint8_t>(upTo(255));
            }
            append(stream, encodeFrame(payload, upTo(1) == 0 ? LeadingFlag::Send : LeadingFlag::Omit));
            payloads.push_back(std::move(payload));
        }
        FrameDecoder decoder;
        const auto frames = decodeInPieces(decoder, stream, 1 + upTo(40));
        ASSERT_EQ(frames.size(), payloads.size()) << "round " << round;
        for (std::size_t i = 0; i < frames.size(); ++i)
            EXPECT_EQ(frames[i], payloads[i]);
    }
}

TEST(FrameDecoder, NeverTakesAFrameWithOneWrongOctet)
{
    const Bytes payload = hex("42 00 00 00 01 00 04 01 02 03 04");
    const Bytes whole = encodeFrame(payload);
    for (std::size_t at = 1; at + 1 < whole.size(); ++at) {
        for (unsigned flip = 1; flip < 256; ++flip) {
            Bytes spoilt = whole;
            spoilt[at] = static_cast<std::uint8_t>(spoilt[at] ^ flip);
            FrameDecoder decoder;
            decoder.feed(spoilt);
            for (const auto &frame : takeAll(decoder))
                EXPECT_FALSE(frame) << hexText(spoilt);
        }
    }
}

}  // namespace
}  // namespace reviver::hdlc
