// SPDX-License-Identifier: Apache-2.0
// Repairs that are broken off, and `jobs` and `resume` after them.
#include "tests/app/practice_on_ports.h"

#include <csignal>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace reviver::test {

namespace {

using testing::HasSubstr;
using testing::Not;

/// Octets written, of how many, as the last line of progress says.
std::optional<double> partWritten(const std::string &output)
{
    const std::size_t last = output.rfind("{\"event\":\"progress\"");
    if (last == std::string::npos || output.find('\n', last) == std::string::npos)
        return std::nullopt;
    const auto line
        = nlohmann::json::parse(output.substr(last, output.find('\n', last) - last), nullptr, false);
    if (!line.is_object() || line["total"] == 0)
        return std::nullopt;
    return line["bytes"].get<double>() / line["total"].get<double>();
}

/// A modem that takes as long as a real one, and a repair of it that can be killed.
class KilledRepair : public testing::Test {
protected:
    void SetUp() override { ASSERT_TRUE(modem.waitForPorts()); }

    void killAt(double part)
    {
        RunningCli program({"--port", modem.port("pcui"), "resurrect", modem.port("pcui"), files.firmware,
                            "--yes", "--json"},
                           home.path());
        program.closeInput();
        ASSERT_TRUE(program.waitForOutput(
            [part](const std::string &output) { return partWritten(output).value_or(0) >= part; }));
        ASSERT_EQ(::kill(static_cast<pid_t>(program.pid()), SIGKILL), 0);
        ASSERT_EQ(program.finish().code, -1) << "it ended before it was killed";
    }
    nlohmann::json jobs() { return runCli({"jobs", "--json"}, home.path()).json()["jobs"]; }
    Finished resume(const QStringList &more = {})
    {
        return runCli(QStringList{"resume", "--yes", "--json"} + more, home.path());
    }

    PracticeFiles files;
    TestFolder home;
    PracticeOnPorts modem{"e392-unfinished", {"--ms-per-kib", "20"}};
};

TEST_F(KilledRepair, At37PercentIsResumedToAVerifiedEndWithTheRightFlash)
{
    killAt(0.37);
    const nlohmann::json before = jobs();
    ASSERT_EQ(before.size(), 1u);
    EXPECT_EQ(before[0]["state"], "interrupted");
    EXPECT_GE(before[0]["percent"], 10);
    EXPECT_LE(before[0]["percent"], 60);
    EXPECT_EQ(before[0]["model"], "HUAWEI E392u-12");
    EXPECT_THAT(runCli({"jobs"}, home.path()).out, HasSubstr("Continue  reviver-cli resume "));

    const Finished run = resume();
    EXPECT_EQ(run.code, 0) << run.out << run.err;
    EXPECT_EQ(run.result()["outcome"], "verified");
    EXPECT_THAT(run.out, HasSubstr("images are written and stay as they are"));
    EXPECT_TRUE(modem.flash() == imagesBut(kLeftOutOnRouteA, files.firmware));
    EXPECT_TRUE(jobs().empty());
    EXPECT_EQ(runCli({"jobs", "--all", "--json"}, home.path()).json()["jobs"][0]["outcome"], "verified");
}

TEST_F(KilledRepair, IsKilledAgainAndAgainAndStillEndsVerified)
{
    killAt(0.1);
    for (const double part : {0.3, 0.6}) {
        RunningCli program({"resume", "--yes", "--json"}, home.path());
        program.closeInput();
        ASSERT_TRUE(program.waitForOutput(
            [part](const std::string &output) { return partWritten(output).value_or(0) >= part; }));
        ASSERT_EQ(::kill(static_cast<pid_t>(program.pid()), SIGKILL), 0);
        program.finish();
    }
    const Finished run = resume();
    EXPECT_EQ(run.code, 0) << run.out << run.err;
    EXPECT_TRUE(modem.flash() == imagesBut(kLeftOutOnRouteA, files.firmware));
}

TEST_F(KilledRepair, IsNotResumedWithOtherFirmware)
{
    killAt(0.1);
    std::string content = readFile(files.firmware.toStdString());
    content[content.size() / 2] = static_cast<char>(content[content.size() / 2] ^ 0x55);
    writeFile(files.firmware.toStdString(), content);
    const Finished run = resume();
    EXPECT_EQ(run.code, 4) << run.out;
    EXPECT_THAT(run.err, HasSubstr("Not continued: the firmware file is another one."));
    EXPECT_THAT(run.err, HasSubstr("now it is"));
    EXPECT_EQ(jobs()[0]["state"], "interrupted") << "it can still be resumed with the right one";
}

TEST_F(KilledRepair, IsNotResumedOnAnotherModem)
{
    killAt(0.1);
    PracticeOnPorts other("e3372-download");
    ASSERT_TRUE(other.waitForPorts());
    const Finished run = runCli(
        {"--port", other.port("pcui"), "resume", "--yes", "--device", other.port("pcui")}, home.path());
    EXPECT_EQ(run.code, 4) << run.out;
    EXPECT_THAT(run.err, HasSubstr("Not continued: this is another modem."));
    EXPECT_TRUE(other.flash().empty());
}

TEST_F(KilledRepair, WithoutItsModemSaysWhereItBelongs)
{
    killAt(0.1);
    modem.end(SIGTERM);
    const Finished run = resume();
    EXPECT_EQ(run.code, 3) << run.out;
    EXPECT_THAT(run.err, HasSubstr("is not plugged in"));
}

TEST_F(KilledRepair, CanBeForgotten)
{
    killAt(0.1);
    const QString id = QString::fromStdString(jobs()[0]["id"].get<std::string>());
    EXPECT_EQ(runCli({"jobs", "--discard", id}, home.path()).code, 0);
    EXPECT_TRUE(jobs().empty());
    EXPECT_EQ(runCli({"jobs", "--discard", id}, home.path()).code, 3);
    EXPECT_EQ(resume().code, 3);
}

TEST_F(KilledRepair, ARunningOneIsNoInterruptedOne)
{
    RunningCli program(
        {"--port", modem.port("pcui"), "resurrect", modem.port("pcui"), files.firmware, "--yes", "--json"},
        home.path());
    program.closeInput();
    ASSERT_TRUE(program.waitForOutput(
        [](const std::string &output) { return partWritten(output).value_or(0) > 0.1; }));
    EXPECT_EQ(jobs()[0]["state"], "running");
    const Finished run = resume();
    EXPECT_EQ(run.code, 3) << run.err;
    EXPECT_THAT(run.err, HasSubstr("no repair to continue"));
    EXPECT_EQ(program.finish().code, 0);
}

TEST(Jobs, DamagedJournalsAndThoseOfAnotherVersionAreNamedAndNotUsed)
{
    const TestFolder home;
    const auto folder = home.path() / "reviver" / "jobs";
    std::filesystem::create_directories(folder);
    writeFile(folder / "damaged.journal", "this is\nno journal\n");
    writeFile(folder / "newer.journal",
              "b12e0f0f {\"n\":0,\"what\":\"journal\",\"format\":\"reviver\",\"version\":2}\n");
    const Finished list = runCli({"jobs"}, home.path());
    EXPECT_EQ(list.code, 0);
    EXPECT_THAT(list.out, HasSubstr("damaged  can't be read"));
    const Finished run = runCli({"resume", "damaged", "--yes"}, home.path());
    EXPECT_EQ(run.code, 4);
    EXPECT_THAT(run.err, HasSubstr("The journal of this repair can't be used"));
    EXPECT_THAT(run.err, HasSubstr("jobs --discard damaged"));
}

TEST(Jobs, WithoutAFolderForTheJournalNothingIsStarted)
{
    const PracticeFiles files;
    const TestFolder home;
    std::filesystem::create_directories(home.path() / "reviver");
    writeFile(home.path() / "reviver" / "jobs", "a file where the folder belongs");
    PracticeOnPorts modem("e392-unfinished");
    ASSERT_TRUE(modem.waitForPorts());
    const Finished run = runCli(
        {"--port", modem.port("pcui"), "resurrect", modem.port("pcui"), files.firmware, "--yes", "--json"},
        home.path());
    EXPECT_EQ(run.code, 4) << run.out;
    EXPECT_EQ(run.result()["code"], "RV-013");
    EXPECT_TRUE(modem.flash().empty());
}

TEST(Jobs, AFullDiskUnderTheLogDoesNotEndTheRepair)
{
    const PracticeFiles files;
    PracticeOnPorts modem("e392-unfinished");
    ASSERT_TRUE(modem.waitForPorts());
    const Finished run = runCli({"--port", modem.port("pcui"), "resurrect", modem.port("pcui"),
                                 files.firmware, "--yes", "--json", "--log", "/dev/full"});
    EXPECT_EQ(run.code, 0) << run.out << run.err;
    EXPECT_THAT(run.err, HasSubstr("There is no log from here on"));
}

// The pseudo-terminal comes back under another number behind the same link.
TEST(Jobs, AnUnpluggedModemIsGoneOnWithInTheSameRun)
{
    const PracticeFiles files;
    PracticeOnPorts modem("e392-unfinished", {"--fast", "--fault", "unplug@150000"});
    ASSERT_TRUE(modem.waitForPorts());
    const Finished run
        = runCli({"--port", modem.port("pcui"), "resurrect", modem.port("pcui"), files.firmware, "--yes"});
    EXPECT_EQ(run.code, 0) << run.out << run.err;
    EXPECT_THAT(run.out, HasSubstr("Plug it in again: the repair goes on by itself."));
    EXPECT_THAT(run.out, HasSubstr("The repair goes on."));
    EXPECT_TRUE(modem.flash() == imagesBut(kLeftOutOnRouteA, files.firmware));
}

TEST(Jobs, ALoaderIsSentAgainAfterTheModemWasUnplugged)
{
    const PracticeFiles files;
    PracticeOnPorts modem("e392-dmss", {"--fast", "--fault", "unplug@150000"});
    ASSERT_TRUE(modem.waitForPorts());
    const Finished run = runCli({"--port", modem.port("pcui"), "resurrect", modem.port("pcui"),
                                 files.firmware, "--loader", files.loader, "--yes"});
    EXPECT_EQ(run.code, 0) << run.out << run.err;
    EXPECT_TRUE(modem.flash() == imagesBut(kLeftOutOnRouteB, files.firmware));
}

// Each next step of a failure is followed by the command that does it.
TEST(Jobs, AStoppedRepairNamesTheCommandThatGoesOn)
{
    const PracticeFiles files;
    const TestFolder home;
    PracticeOnPorts modem("e392-unfinished", {"--ms-per-kib", "20"});
    ASSERT_TRUE(modem.waitForPorts());
    RunningCli program(
        {"--port", modem.port("pcui"), "resurrect", modem.port("pcui"), files.firmware, "--yes"},
        home.path());
    program.closeInput();
    ASSERT_TRUE(program.waitForOutput("Writing 03_osbl.bin"));
    ASSERT_EQ(::kill(static_cast<pid_t>(program.pid()), SIGINT), 0);
    const Finished run = program.finish();
    EXPECT_EQ(run.code, 7) << run.err;
    const nlohmann::json jobs = runCli({"jobs", "--json"}, home.path()).json()["jobs"];
    ASSERT_EQ(jobs.size(), 1u);
    EXPECT_EQ(jobs[0]["outcome"], "stopped");
    const std::string id = jobs[0]["id"];
    EXPECT_THAT(run.out, HasSubstr(" resume " + id));
    EXPECT_EQ(runCli({"resume", QString::fromStdString(id), "--yes"}, home.path()).code, 0);
    EXPECT_TRUE(modem.flash() == imagesBut(kLeftOutOnRouteA, files.firmware));
}

}  // namespace

}  // namespace reviver::test
