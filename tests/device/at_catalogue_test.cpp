// SPDX-License-Identifier: Apache-2.0
#include "core/device/at_catalogue.h"

#include <gtest/gtest.h>
#include <set>

namespace reviver {
namespace {

CommandEffect effectOf(std::string_view typed)
{
    const AtCommand *row = findAtCommand(typed);
    EXPECT_NE(row, nullptr) << typed;
    return row ? row->effect : CommandEffect::Reads;
}

TEST(AtCatalogue, everyCommandIsThereOnceWithItsPurpose)
{
    std::set<std::string_view> commands;
    for (const AtCommand &row : atCommands()) {
        EXPECT_TRUE(commands.insert(row.command).second) << row.command;
        EXPECT_FALSE(row.purpose.empty()) << row.command;
        EXPECT_TRUE(row.command.starts_with("AT")) << row.command;
        EXPECT_EQ(findAtCommand(row.command), &row) << row.command;
    }
}

TEST(AtCatalogue, detectingAsksOnlyWhatOnlyReads)
{
    for (const AtCommand &row : atCommands()) {
        if (!row.askedByDetect)
            continue;
        EXPECT_EQ(row.effect, CommandEffect::Reads) << row.command;
        EXPECT_TRUE(row.warning.empty()) << row.command;
        EXPECT_FALSE(row.command.ends_with('=')) << row.command;
    }
}

TEST(AtCatalogue, whatIsRefusedSaysWhy)
{
    for (const AtCommand &row : atCommands())
        EXPECT_FALSE(row.effect == CommandEffect::Refused && row.warning.empty()) << row.command;
    for (const char *typed :
         {"AT^CIMEI=\"001010000000008\"", "at^cardlock=\"12345678\"", " AT ^ NVWR = 6,16,00",
          "AT^NVWREX=550,0,9,00", "AT^SIMLOCKUNLOCK=1", "AT^DATALOCK=\"1\""})
        EXPECT_EQ(effectOf(typed), CommandEffect::Refused) << typed;
}

TEST(AtCatalogue, whatIsHiddenBehindAnotherCommandIsFound)
{
    EXPECT_EQ(effectOf("ATI;^CIMEI=\"1\""), CommandEffect::Refused);
    EXPECT_EQ(effectOf("ATI\rAT^CARDLOCK=\"1\"\r"), CommandEffect::Refused);
    EXPECT_EQ(effectOf("AT^CURC=0;^RESET"), CommandEffect::Changes);
    EXPECT_EQ(effectOf("AT^SETPORT=\"A1,A2;1,2\""), CommandEffect::Changes)
        << "a quoted semicolon divides nothing";
}

TEST(AtCatalogue, askingAndSettingAreToldApart)
{
    EXPECT_EQ(effectOf("AT^SETPORT?"), CommandEffect::Reads);
    EXPECT_EQ(effectOf("AT^SETPORT=?"), CommandEffect::Reads);
    EXPECT_EQ(effectOf("AT^SETPORT=\"FF;12\""), CommandEffect::Changes);
    EXPECT_EQ(effectOf("AT^CARDLOCK?"), CommandEffect::Reads);
    EXPECT_EQ(effectOf("ate0"), CommandEffect::Session);
    EXPECT_EQ(effectOf("AT^SFM=0\r"), CommandEffect::Changes);
}

TEST(AtCatalogue, unknownCommandsAreNotExplained)
{
    for (const char *typed : {"", "AT^CIMEI", "AT^XYZ", "hello", "AT^SETPORTX=1"})
        EXPECT_EQ(findAtCommand(typed), nullptr) << typed;
}

}  // namespace
}  // namespace reviver
