// SPDX-License-Identifier: Apache-2.0
#include "core/base/byte_reader.h"
#include "core/base/hex.h"

#include <gtest/gtest.h>

namespace reviver {
namespace {

TEST(Bytes, KeepByteOrderBothWays)
{
    Bytes out;
    appendLe<std::uint32_t>(out, 0x11223344);
    appendBe<std::uint16_t>(out, 0x5566);
    EXPECT_EQ(hexText(out), "44 33 22 11 55 66");
    EXPECT_EQ(loadLe<std::uint32_t>(out), 0x11223344u);
    EXPECT_EQ(loadBe<std::uint16_t>(out, 4), 0x5566u);
}

TEST(ByteReader, ReportsAMissingFieldOnceAtTheEnd)
{
    const Bytes data{0x01, 0x02, 0x03};
    ByteReader reader(data);
    EXPECT_EQ(reader.le<std::uint16_t>(), 0x0201);
    EXPECT_EQ(reader.be<std::uint32_t>(), 0u);
    EXPECT_EQ(reader.le<std::uint8_t>(), 0u) << "reading goes on as failed";
    const auto end = reader.finish("test message");
    ASSERT_FALSE(end);
    EXPECT_EQ(end.error().code(), ErrorCode::MalformedMessage);
    EXPECT_EQ(end.error().detail(), "test message: cut short at 3 octets");
}

TEST(ByteReader, ReportsOctetsThatNobodyRead)
{
    const Bytes data{0x01, 0x02};
    ByteReader reader(data);
    reader.skip(1);
    EXPECT_FALSE(reader.finish("test message"));
    EXPECT_TRUE(reader.finishLoosely("test message"));
}

TEST(Hex, CutsLongDumpsAndSaysHowMuch)
{
    EXPECT_EQ(hexText(Bytes(5, 0xAA), 2), "AA AA ... (5 octets)");
    EXPECT_EQ(hexNumber(0x1D0, 8), "0x000001D0");
}

TEST(Hex, RefusesWhatIsNotHex)
{
    EXPECT_EQ(parseHex("7E0c 14").value(), (Bytes{0x7E, 0x0C, 0x14}));
    EXPECT_FALSE(parseHex("7E0"));
    EXPECT_FALSE(parseHex("7G"));
}

TEST(Error, TellsWhatTheCallerWasDoing)
{
    const Error error = Error(ErrorCode::Timeout, "no answer in 3000 ms").during("writing block 12");
    EXPECT_EQ(error.code(), ErrorCode::Timeout);
    EXPECT_EQ(error.detail(), "writing block 12: no answer in 3000 ms");
}

}  // namespace
}  // namespace reviver
