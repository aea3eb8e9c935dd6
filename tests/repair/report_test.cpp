// SPDX-License-Identifier: Apache-2.0
#include "core/repair/personal_text.h"
#include "core/repair/report.h"
#include "tests/repair/practice_bench.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace reviver {
namespace {

constexpr const char *kTestImei = "001010000000008";

struct Repaired {
    test::PracticeBench bench{"e392-unfinished"};
    FirmwareBundle bundle = test::practiceBundle();
    RepairResult result = bench.repair(bundle);
    ReportInput input;

    Repaired()
    {
        input.evidence = bench.probe();
        input.diagnosis = diagnose(input.evidence);
        input.bundle = &bundle;
        input.plan = &bench.plan;
        input.result = &result;
        input.log = bench.observer.log;
        input.programVersion = "0.1.0";
        input.system = "test";
        input.time = bench.clock.wallTime();
    }
};

TEST(Report, HidesTheImeiUnlessTheOwnerAsks)
{
    Repaired repaired;
    ASSERT_EQ(repaired.result.after.imei, kTestImei) << "the modem did tell it";
    EXPECT_EQ(reportText(repaired.input).find(kTestImei), std::string::npos);
    EXPECT_EQ(reportJson(repaired.input).find(kTestImei), std::string::npos);
    EXPECT_NE(reportText(repaired.input, {.showIdentity = true}).find(kTestImei), std::string::npos);
    EXPECT_NE(reportJson(repaired.input, {.showIdentity = true}).find(kTestImei), std::string::npos);
}

TEST(Report, TellsAHelperWhatHappened)
{
    Repaired repaired;
    const std::string text = reportText(repaired.input);
    for (const char *needed :
         {"Repaired and checked", "11.433.57.00.260", "MDM9200", "Huawei download protocol",
          "Left out: would replace calibration", "12D1:1506"})
        EXPECT_NE(text.find(needed), std::string::npos) << needed << "\n" << text;
    EXPECT_EQ(text.find("RV-"), std::string::npos) << "a verified repair has no failure code";
}

TEST(Report, IsValidJsonEvenWithOctetsThatAreNoUtf8)
{
    Repaired repaired;
    repaired.input.evidence.ports.at(0).exchanges.push_back({"question", "AT", "\xFF\xFE", "FF FE"});
    const auto json = nlohmann::json::parse(reportJson(repaired.input));
    EXPECT_EQ(json.at("result").at("outcome"), "verified");
    EXPECT_EQ(json.at("firmware").at("images").size(), 8u);
    EXPECT_EQ(json.at("device").at("mode"), "normal");
}

TEST(Report, EscapesWhatAModemSaysInHtml)
{
    Repaired repaired;
    repaired.input.evidence.identity.hardware = repaired.result.after.hardware = "<script>&";
    const std::string html = reportHtml(repaired.input);
    EXPECT_EQ(html.find("<script>"), std::string::npos);
    EXPECT_NE(html.find("&lt;script&gt;&amp;"), std::string::npos);
    EXPECT_EQ(html.find(kTestImei), std::string::npos);
    EXPECT_EQ(html.find("http"), std::string::npos) << "nothing is loaded from elsewhere";
}

TEST(Report, NeedsNoRepair)
{
    test::PracticeBench bench("e392-unfinished");
    ReportInput input;
    input.evidence = bench.probe();
    input.diagnosis = diagnose(input.evidence);
    const std::string text = reportText(input);
    EXPECT_NE(text.find("9x00B-SCAQDBZM-30350"), std::string::npos) << text;
    EXPECT_NE(text.find("12D1:1003"), std::string::npos);
    EXPECT_TRUE(nlohmann::json::parse(reportJson(input)).contains("device"));
}

TEST(Report, LeavesOutThePartsThatWereNotChosen)
{
    Repaired repaired;
    const std::string answers = "version request";
    EXPECT_NE(reportText(repaired.input).find(answers), std::string::npos);
    EXPECT_EQ(reportText(repaired.input, {.evidence = false}).find("What Detect saw"), std::string::npos);
    EXPECT_EQ(reportText(repaired.input, {.repair = false}).find("Firmware file"), std::string::npos);
    const auto json = nlohmann::json::parse(reportJson(repaired.input, {.evidence = false, .repair = false}));
    EXPECT_FALSE(json.contains("evidence"));
    EXPECT_FALSE(json.contains("plan"));
    EXPECT_TRUE(json.contains("result")) << "how it ended always stands there";
}

TEST(Report, UserNamesInFoldersAreMasked)
{
    const std::string homes = "/home/";
    EXPECT_EQ(withoutPersonalData("saved as " + homes + "maria/Documents/a.html"),
              "saved as " + homes + "\u2026/Documents/a.html");
    const std::string users = "\\Users\\";
    EXPECT_EQ(withoutPersonalData("C:" + users + "Maria\\log"), "C:" + users + "\u2026\\log");
    EXPECT_EQ(withoutPersonalData("/Users/maria"), "/Users/\u2026");
    EXPECT_EQ(withoutPersonalData("two: " + homes + "a/x " + homes + "b/y"),
              "two: " + homes + "\u2026/x " + homes + "\u2026/y");
    EXPECT_EQ(withoutPersonalData(homes), homes + "\u2026");
    EXPECT_EQ(withoutPersonalData("/dev/ttyUSB0 in 4,200 blocks"), "/dev/ttyUSB0 in 4,200 blocks");
}

TEST(Report, NumbersThatOctetsSpellAreMasked)
{
    EXPECT_EQ(withoutPersonalData("got 0D 33 35 36 32 30 31 30 39 39 39 39 39 39 39 39 0D"),
              "got 0D ** ** ** ** ** ** ** ** ** ** ** ** ** ** ** 0D");
    EXPECT_EQ(withoutPersonalData("got 31 31 2E 34 33 33"), "got 31 31 2E 34 33 33");
    EXPECT_EQ(withoutPersonalData("3"), "3");
}

TEST(Report, TheTextForAForumIsShortAndAlwaysMasked)
{
    Repaired repaired;
    repaired.input.evidence.ports.at(0).exchanges.push_back(
        {"ATI", "ATI", std::string("IMEI: ") + kTestImei, ""});
    const std::string text = reportForum(repaired.input);
    EXPECT_EQ(text.find(kTestImei), std::string::npos);
    for (const char *needed :
         {"12D1:1506", "Reviver 0.1.0", "What I have tried:", "Repaired and checked", "ATI"})
        EXPECT_NE(text.find(needed), std::string::npos) << needed << "\n" << text;
    EXPECT_LT(text.size(), reportText(repaired.input).size());
}

}  // namespace
}  // namespace reviver
