// SPDX-License-Identifier: Apache-2.0
#include "core/base/crc.h"

#include <gtest/gtest.h>

namespace reviver {
namespace {

// Published check values of the catalogue and of real firmware dumps
// (docs/sources.md, "CRC-16/X-25").
TEST(Crc16X25, MatchesPublishedCheckValues)
{
    EXPECT_EQ(crc16X25(asBytes("123456789")), 0x906E);
    EXPECT_EQ(crc16X25(Bytes(4096, 0x00)), 0x0408);
    EXPECT_EQ(crc16X25(Bytes(4096, 0xFF)), 0x780F);
}

// ModemManager libqcdm/tests/test-qcdm-crc.c asserts this value.
TEST(Crc16X25, MatchesTheNvReadVectorOfLibqcdm)
{
    Bytes request{0x26, 0xB2, 0x00};
    request.resize(133);
    EXPECT_EQ(crc16X25(request), 0x6D69);
}

TEST(Crc16X25, IsTheSameHoweverTheDataIsCut)
{
    Bytes data;
    for (int i = 0; i < 257; ++i)
        data.push_back(static_cast<std::uint8_t>(i * 7 + (i >> 3)));
    const std::uint16_t whole = crc16X25(data);
    for (std::size_t cut = 0; cut <= data.size(); ++cut) {
        Crc16X25 crc;
        crc.update(ByteView(data).first(cut));
        crc.update(ByteView(data).subspan(cut));
        EXPECT_EQ(crc.value(), whole) << "cut at " << cut;
    }
}

TEST(Crc32, MatchesThePublishedCheckValue)
{
    EXPECT_EQ(crc32(asBytes("123456789")), 0xCBF43926u);
}

}  // namespace
}  // namespace reviver
