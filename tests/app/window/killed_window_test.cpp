// SPDX-License-Identifier: Apache-2.0
// The window program itself repairs a modem that lives in another process, is killed on the way,
// and is started again.
#include "core/platform/append_only_files.h"
#include "core/repair/job_list.h"
#include "tests/app/practice_on_ports.h"

#include <csignal>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace reviver::test {

namespace {

/// The window as its owner sees and moves it (hand.cpp).
class RunningWindow : public RunningProgram {
public:
    RunningWindow(const QStringList &arguments, const std::filesystem::path &home)
        : RunningProgram(QStringLiteral(REVIVER_WINDOW), arguments, home,
                         {{"QT_QPA_PLATFORM", "offscreen"},
                          {"LC_ALL", "C.UTF-8"},
                          {"QT_PLUGIN_PATH", REVIVER_HAND_FOLDER},
                          {"QT_QPA_GENERIC_PLUGINS", "reviver_hand"}})
    {
    }

    void order(const char *what) { type(what + std::string("\n")); }
    /// Waits until a text with this in it was shown.
    bool shows(const std::string &text) { return waitForOutput(text); }
};

class KilledWindow : public testing::Test {
protected:
    void SetUp() override { ASSERT_TRUE(modem.waitForPorts()); }

    /// The percentage of the only repair, as its journal tells at this moment.
    int percent()
    {
        const auto jobs = listJobs(home.path() / "reviver" / "jobs", system);
        return jobs.size() == 1 && jobs[0].contents ? jobs[0].contents->percent() : 0;
    }
    void killAt(int part)
    {
        RunningWindow window({"--port", modem.port("pcui"), files.firmware}, home.path());
        window.order("choose Detect");
        ASSERT_TRUE(window.shows("Your modem is waiting for firmware")) << window.output();
        window.order("choose Firmware");
        window.order("press Use for HUAWEI E392u-12");
        window.order("tick");
        window.order("press Resurrect");
        ASSERT_TRUE(window.waitForOutput([&](const std::string &) { return percent() >= part; }))
            << window.output();
        ASSERT_EQ(::kill(static_cast<pid_t>(window.pid()), SIGKILL), 0);
        ASSERT_EQ(window.finish().code, -1) << "it ended before it was killed";
    }

    PracticeFiles files;
    TestFolder home;
    SystemAppendOnlyFiles system;
    PracticeOnPorts modem{"e392-unfinished", {"--ms-per-kib", "20"}};
};

TEST_F(KilledWindow, At37PercentOffersToContinueAndEndsVerifiedWithTheRightFlash)
{
    killAt(37);
    const int left = percent();
    EXPECT_GE(left, 37);
    EXPECT_LE(left, 60);

    RunningWindow window({"--port", modem.port("pcui")}, home.path());
    ASSERT_TRUE(window.shows("A repair of HUAWEI E392u-12 was interrupted at " + std::to_string(left)
                             + " %. Continue?"));
    EXPECT_FALSE(modem.flash() == imagesBut(kLeftOutOnRouteA, files.firmware));
    window.order("press Continue");
    ASSERT_TRUE(window.shows("Repaired and checked")) << window.output();
    EXPECT_TRUE(modem.flash() == imagesBut(kLeftOutOnRouteA, files.firmware));
    window.order("choose Quit");
    EXPECT_EQ(window.finish().code, 0);
    EXPECT_EQ(runCli({"jobs", "--all", "--json"}, home.path()).json()["jobs"][0]["outcome"], "verified");
}

}  // namespace

}  // namespace reviver::test
