// SPDX-License-Identifier: Apache-2.0
#include "tests/app/practice_on_ports.h"

#include <csignal>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace reviver::test {

namespace {

using testing::HasSubstr;

Finished repair(const PracticeOnPorts &modem, const QString &firmware, const QStringList &more = {})
{
    return runCli(
        QStringList{"--port", modem.port("pcui"), "resurrect", modem.port("pcui"), firmware, "--yes"} + more);
}

TEST(PracticeOnPorts, RouteALeavesExactlyTheImagesInFlash)
{
    const PracticeFiles files;
    PracticeOnPorts modem("e392-unfinished");
    ASSERT_TRUE(modem.waitForPorts());
    EXPECT_EQ(modem.device()["mode"], "huawei-download");
    const Finished run = repair(modem, files.firmware);
    EXPECT_EQ(run.code, 0) << run.out << run.err;
    EXPECT_EQ(modem.device()["mode"], "normal");
    EXPECT_TRUE(modem.flash() == imagesBut(kLeftOutOnRouteA, files.firmware));
}

TEST(PracticeOnPorts, RouteBLeavesExactlyTheImagesInFlash)
{
    const PracticeFiles files;
    PracticeOnPorts modem("e392-dmss");
    ASSERT_TRUE(modem.waitForPorts());
    const Finished run = repair(modem, files.firmware, {"--loader", files.loader});
    EXPECT_EQ(run.code, 0) << run.out << run.err;
    EXPECT_TRUE(modem.flash() == imagesBut(kLeftOutOnRouteB, files.firmware));
}

TEST(PracticeOnPorts, NestedUpdaterOfTheSamplesIsWrittenExactly)
{
    const auto updater = sample("updater-nested.exe");
    if (!updater)
        GTEST_SKIP() << "no folder ../shared/samples beside the sources";
    PracticeOnPorts modem("e392-unfinished");
    ASSERT_TRUE(modem.waitForPorts());
    const Finished run = repair(modem, *updater);
    EXPECT_NE(run.code, 4) << run.out << run.err;
    EXPECT_NE(run.code, 3) << run.out << run.err;
    EXPECT_TRUE(modem.flash() == imagesBut(kLeftOutOnRouteA, *updater));
}

TEST(PracticeOnPorts, DetectFindsTheNamedPort)
{
    PracticeOnPorts modem("e392-unfinished");
    ASSERT_TRUE(modem.waitForPorts());
    const Finished run = runCli({"--port", modem.port("pcui"), "detect", "--json"});
    EXPECT_EQ(run.code, 0) << run.err;
    const nlohmann::json detected = run.json();
    bool found = false;
    for (const nlohmann::json &device : detected["devices"])
        found = found
            || (device["id"] == modem.port("pcui").toStdString() && device["mode"] == "huawei-download");
    EXPECT_TRUE(found) << run.out;
}

TEST(PracticeOnPorts, BusyPortEndsWithThree)
{
    PracticeOnPorts modem("e392-unfinished");
    ASSERT_TRUE(modem.waitForPorts());
    const TestFolder home;
    RunningCli first({"--port", modem.port("pcui"), "--verbose", "detect"}, home.path());
    ASSERT_TRUE(first.waitForError("AT"));
    const Finished second = runCli({"--port", modem.port("pcui"), "info", modem.port("pcui")});
    EXPECT_EQ(second.code, 3) << second.out;
    EXPECT_THAT(second.err, HasSubstr("reviver-cli is using the modem"));
}

class EndOfPractice : public testing::TestWithParam<int> {};

TEST_P(EndOfPractice, TakesThePortsAway)
{
    PracticeOnPorts modem("e392-unfinished");
    ASSERT_TRUE(modem.waitForPorts());
    EXPECT_EQ(modem.end(GetParam()).code, 0);
    EXPECT_FALSE(std::filesystem::exists(std::filesystem::symlink_status(modem.ports() / "pcui")));
}

INSTANTIATE_TEST_SUITE_P(PracticeOnPorts, EndOfPractice, testing::Values(SIGTERM, SIGINT));

}  // namespace

}  // namespace reviver::test
