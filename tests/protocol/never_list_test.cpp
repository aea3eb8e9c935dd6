// SPDX-License-Identifier: Apache-2.0
#include "core/protocol/never_list.h"
#include "tests/support/hex_literal.h"

#include <algorithm>
#include <gtest/gtest.h>

namespace reviver {
namespace {

using test::hex;

// The probes of the public tools: ModemManager, Quectel updater, balongflash, qtools.
TEST(NeverList, LetsTheKnownProbesPass)
{
    for (const char *payload : {"00", "06", "07", "0C", "45", "7C"})
        EXPECT_TRUE(mayProbe(hex(payload))) << payload;
    EXPECT_TRUE(
        mayProbe(hex("01 51 43 4F 4D 20 66 61 73 74 20 64 6F 77 6E 6C 6F 61 64 20 70 72 6F 74 6F 63 6F "
                     "6C 20 68 6F 73 74 03 03 09")));
}

TEST(NeverList, HoldsBackWhatErasesJumpsResetsOrLeavesTheMode)
{
    for (const std::uint8_t command : Bytes{0x04, 0x05, 0x0A, 0x0B, 0x0E, 0x1D, 0x3A, 0x41}) {
        EXPECT_FALSE(mayProbe(Bytes{command})) << int(command);
        const auto listed = [command](const ForbiddenCommand &entry) { return entry.command == command; };
        EXPECT_TRUE(std::ranges::any_of(kNeverWhileModeUnknown, listed)) << int(command);
    }
    EXPECT_EQ(kNeverWhileModeUnknown.size(), 8u);
}

TEST(NeverList, LetsOnlySixCommandsOfOneOctetPass)
{
    int passed = 0;
    for (unsigned command = 0; command < 256; ++command)
        passed += mayProbe(Bytes{static_cast<std::uint8_t>(command)}) ? 1 : 0;
    EXPECT_EQ(passed, 6);
}

TEST(NeverList, HoldsBackEverythingLongerButTheHello)
{
    EXPECT_FALSE(mayProbe({}));
    EXPECT_FALSE(mayProbe(hex("0C 00")));
    EXPECT_FALSE(mayProbe(hex("41 00 20 00 00 00 00 12 34 00 00 00")));
    EXPECT_FALSE(mayProbe(hex("01 10 00 00 00 08 11")));
}

}  // namespace
}  // namespace reviver
