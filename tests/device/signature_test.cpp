// SPDX-License-Identifier: Apache-2.0
#include "core/device/signature.h"
#include "core/protocol/hdlc.h"
#include "tests/device/scripted_modems.h"

#include <gtest/gtest.h>

namespace reviver {
namespace {

using test::hex;

/// The payload of a whole frame in hex.
Bytes payload(std::string_view frameHex)
{
    hdlc::FrameDecoder decoder;
    decoder.feed(hex(frameHex));
    return decoder.next().value().value();
}

struct Case {
    const char *name;
    std::string_view frame;
    const char *request;
    FrameMeaning meaning;
};

class FrameMeaningOf : public testing::TestWithParam<Case> {};

TEST_P(FrameMeaningOf, isToldByCodeLengthAndContent)
{
    EXPECT_EQ(frameMeaning(payload(GetParam().frame), hex(GetParam().request)), GetParam().meaning);
}

const Case kCases[] = {
    {"forumsE392Version", test::kE392Version, "0C", FrameMeaning::VersionReply},
    {"balongsFixedVersion", test::kBalongVersion, "0C", FrameMeaning::VersionReply},
    {"acknowledgement", test::kAck, "06", FrameMeaning::Acknowledge},
    {"unknownCommand", test::kNak6, "45", FrameMeaning::Refusal},
    {"badCrcAnswersNoise", "7E 03 00 01 21 38 7E", "0C", FrameMeaning::Damaged},
    {"earlyEndAnswersNoise", "7E 03 00 04 8C 6F 7E", "0C", FrameMeaning::Damaged},
    {"parameters", test::kParameters, "07", FrameMeaning::Parameters},
    {"loadersGreeting", test::kStreamingReply, "01", FrameMeaning::StreamingHello},
    {"diagRefusesNop", "7E 13 06 88 D5 7E", "06", FrameMeaning::DiagError},
    {"diagRefusesStatus", "7E 13 0C D2 7A 7E", "0C", FrameMeaning::DiagError},
    {"diagVersion", test::kDiagVersionReply, "00", FrameMeaning::DiagReply},
    {"ownOctets", test::kVersionRequest, "0C", FrameMeaning::Echo},
};
INSTANTIATE_TEST_SUITE_P(Vectors, FrameMeaningOf, testing::ValuesIn(kCases),
                         [](const auto &row) { return row.param.name; });

TEST(FrameMeaning, aLoadersErrorIsNoVersionThoughItBeginsAlike)
{
    // 0D, u32 code 5, "Invalid": the second octet is not the length of the rest.
    EXPECT_EQ(frameMeaning(hex("0D 05 00 00 00 49 6E 76 61 6C 69 64"), hex("0C")),
              FrameMeaning::StreamingTalk);
    // Even if the length fits by chance, zero octets are no text.
    EXPECT_EQ(frameMeaning(hex("0D 04 00 00 00 00"), hex("0C")), FrameMeaning::StreamingTalk);
}

TEST(FrameMeaning, everyCutOfAVersionReplyIsNoVersion)
{
    const Bytes whole = payload(test::kE392Version);
    for (std::size_t size = 0; size < whole.size(); ++size)
        EXPECT_NE(frameMeaning(ByteView(whole).first(size), hex("0C")), FrameMeaning::VersionReply) << size;
}

TEST(FrameMeaning, aDiagErrorMustRepeatTheWholeRequest)
{
    EXPECT_EQ(frameMeaning(hex("13 07"), hex("0C")), FrameMeaning::Other);
    EXPECT_EQ(frameMeaning(hex("13"), hex("0C")), FrameMeaning::Other);
    EXPECT_EQ(frameMeaning(hex("13 0C"), {}), FrameMeaning::Other);
}

TEST(FrameMeaning, logsOfARunningModemAreUnsolicited)
{
    EXPECT_EQ(frameMeaning(hex("10 00 20 00 01"), hex("0C")), FrameMeaning::DiagUnsolicited);
    EXPECT_EQ(frameMeaning(hex("79 01 02"), hex("0C")), FrameMeaning::DiagUnsolicited);
}

TEST(ProductText, endsAtTheFirstNul)
{
    EXPECT_EQ(productText(hex("45 48 55 41 57 45 49 20 45 33 39 32 00 00")), "HUAWEI E392");
    EXPECT_EQ(productText(hex("45 00")), std::nullopt);
    EXPECT_EQ(productText(hex("45")), std::nullopt);
    EXPECT_EQ(productText(hex("45 01 02")), std::nullopt);
}

TEST(RawMeaning, saharaGreetsWithAWholeHello)
{
    const Bytes hello = hex(test::kSaharaHello);
    EXPECT_EQ(rawMeaning(hello), RawMeaning::SaharaHello);
    for (std::size_t size = 0; size < hello.size(); ++size)
        EXPECT_EQ(rawMeaning(ByteView(hello).first(size)), RawMeaning::Nothing) << size;
    Bytes dump = hello;
    dump[20] = 2;
    EXPECT_EQ(rawMeaning(dump), RawMeaning::SaharaDump);
}

TEST(RawMeaning, knowsOtherTongues)
{
    EXPECT_EQ(rawMeaning(hex("04 00 00 00 10 00 00 00 0D 00 00 00 01 00 00 00")),
              RawMeaning::SaharaDisturbed);
    EXPECT_EQ(rawMeaning(asBytes("<?xml version=\"1.0\" ?><data><log value=\"x\"/></data>")),
              RawMeaning::Firehose);
    EXPECT_EQ(rawMeaning(asBytes("$GPGGA,,,,,,0,,,,,,,,*66\r\n")), RawMeaning::Positions);
    EXPECT_EQ(rawMeaning(asBytes("\r\nOK\r\n")), RawMeaning::Nothing);
    EXPECT_EQ(rawMeaning({}), RawMeaning::Nothing);
}

}  // namespace
}  // namespace reviver
