// SPDX-License-Identifier: Apache-2.0
#include "core/device/light_guide.h"
#include "core/device/vendor_errors.h"

#include <gtest/gtest.h>
#include <set>

namespace reviver {
namespace {

TEST(VendorErrors, everyCodeIsExplainedWholly)
{
    std::set<std::string_view> codes;
    for (const VendorError &row : vendorErrors()) {
        EXPECT_TRUE(codes.insert(row.code).second) << row.code;
        for (const Message &message : {row.meaning, row.state, row.next}) {
            EXPECT_FALSE(message.empty()) << row.code;
            EXPECT_EQ(message.english().back(), '.') << row.code;
            EXPECT_EQ(message.english().find('!'), std::string::npos) << row.code;
        }
        EXPECT_FALSE(row.source.empty()) << row.code;
        EXPECT_EQ(explainVendorError(row.code), &row) << row.code;
    }
}

TEST(VendorErrors, peopleMayTypeCodesAsTheySeeThem)
{
    const std::pair<const char *, const char *> typed[] = {
        {"13", "13"},
        {"Error 13", "13"},
        {"error code: 13", "13"},
        {"(13)", "13"},
        {"-16", "16"},
        {"Error -16", "16"},
        {"ERR: 016", "16"},
        {"19 ", "19"},
        {"error_imei", "ERROR_IMEI"},
        {"IMEI: ERROR_IMEI", "ERROR_IMEI"},
        {"ERROR IMEI", "ERROR_IMEI"},
        {"Download mode: Force Download", "FORCE DOWNLOAD"},
        {"+CME ERROR 50", "+CME ERROR: 50"},
        {"cme error: 10", "+CME ERROR: 10"},
    };
    for (const auto &[text, code] : typed) {
        const VendorError *row = explainVendorError(text);
        ASSERT_NE(row, nullptr) << text;
        EXPECT_EQ(row->code, code) << text;
    }
}

TEST(VendorErrors, whatNobodyExplainedIsNotInvented)
{
    for (const char *text : {"", " ", "1", "130", "error", "Error 99", "+CME ERROR: 13000", "hello"})
        EXPECT_EQ(explainVendorError(text), nullptr) << text;
}

TEST(VendorErrors, errorImeiDoesNotFrightenTheOwner)
{
    const VendorError *row = explainVendorError("ERROR_IMEI");
    ASSERT_NE(row, nullptr);
    EXPECT_NE(row->state.english().find("does not mean that the IMEI is lost"), std::string::npos);
}

TEST(LightGuide, everyPatternIsOneChoice)
{
    std::set<LightPattern> patterns;
    std::set<std::string> answers;
    for (const LightChoice &choice : lightChoices()) {
        patterns.insert(choice.pattern);
        answers.insert(choice.answer.english());
        EXPECT_FALSE(choice.meaning.empty());
        EXPECT_EQ(&lightChoice(choice.pattern), &choice);
    }
    EXPECT_EQ(patterns.size(), static_cast<std::size_t>(LightPattern::Steady) + 1);
    EXPECT_EQ(answers.size(), lightChoices().size());
}

TEST(LightGuide, nothingBlinksFasterThanTwiceASecond)
{
    using namespace std::chrono_literals;
    for (const LightChoice &choice : lightChoices()) {
        for (std::size_t i = 0; i + 1 < choice.onOff.size(); i += 2)
            EXPECT_GE(choice.onOff[i] + choice.onOff[i + 1], 500ms) << choice.answer.english();
        EXPECT_TRUE(choice.onOff.size() <= 1 || choice.onOff.size() % 2 == 0) << choice.answer.english();
    }
}

TEST(LightGuide, downloadModeBlinksOnceInTwoSeconds)
{
    using namespace std::chrono_literals;
    EXPECT_EQ(lightChoice(LightPattern::SlowBlink).onOff, (std::vector{1000ms, 1000ms}));
    EXPECT_TRUE(lightChoice(LightPattern::Dark).onOff.empty());
}

}  // namespace
}  // namespace reviver
