// SPDX-License-Identifier: Apache-2.0
#include "tests/app/program.h"

#include <QElapsedTimer>
#include <QThread>

#include <csignal>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <set>

namespace reviver::test {

namespace {

using testing::HasSubstr;

/// A practice modem on pseudo-terminals, run by the program under test.
class PracticeOnPorts {
public:
    explicit PracticeOnPorts(const QString &scenario, const QStringList &more = {})
        : m_program(QStringList{"practice", scenario, "--ports", m_folder / "ports", "--state",
                                m_folder / "state", "--fast"}
                        + more,
                    m_folder.path())
    {
    }

    bool waitForPorts() const
    {
        QElapsedTimer timer;
        timer.start();
        while (!std::filesystem::exists(port("pcui").toStdString()) && timer.elapsed() < 20'000)
            QThread::msleep(20);
        return std::filesystem::exists(port("pcui").toStdString());
    }
    QString port(const char *name) const { return m_folder / "ports" + "/" + name; }
    std::filesystem::path ports() const { return m_folder.path() / "ports"; }
    std::filesystem::path state() const { return m_folder.path() / "state"; }
    nlohmann::json device() const
    {
        return nlohmann::json::parse(readFile(ports() / "device.json"), nullptr, false);
    }
    Finished end(int signal)
    {
        ::kill(static_cast<pid_t>(m_program.pid()), signal);
        return m_program.finish();
    }

private:
    TestFolder m_folder;
    RunningCli m_program;
};

std::multiset<std::string> contentsOf(const std::filesystem::path &folder)
{
    std::multiset<std::string> contents;
    for (const auto &entry : std::filesystem::recursive_directory_iterator(folder))
        if (entry.is_regular_file())
            contents.insert(readFile(entry.path()));
    return contents;
}

// What a repair leaves out: settings areas by default. The other way of writing
// hands over the partition table to be compared, and needs a role to write.
const std::set<std::string> kLeftOutOnRouteA{"efs2", "nv-image"};
const std::set<std::string> kLeftOutOnRouteB{"efs2", "nv-image", "partition-table", "unknown"};

// The octets of each image of a file but those of these roles.
std::multiset<std::string> imagesBut(const std::set<std::string> &leftOut, const QString &firmware)
{
    const TestFolder folder;
    const nlohmann::json bundle = runCli({"inspect", firmware, "--json"}).json();
    QStringList extract{"extract", firmware, "--to", folder / "images"};
    int number = 0;
    for (const nlohmann::json &image : bundle["images"]) {
        ++number;
        if (!leftOut.contains(image["role"].get<std::string>()))
            extract << "--image" << QString::number(number);
    }
    runCli(extract);
    return contentsOf(folder.path() / "images");
}

Finished repair(const PracticeOnPorts &modem, const QString &firmware, const QStringList &more = {})
{
    return runCli(
        QStringList{"--port", modem.port("pcui"), "resurrect", modem.port("pcui"), firmware, "--yes"} + more);
}

// The files of what the host wrote; kept/ and contents.txt beside them are the modem's own.
std::multiset<std::string> flashOf(const PracticeOnPorts &modem)
{
    std::multiset<std::string> contents;
    for (const auto &entry : std::filesystem::directory_iterator(modem.state()))
        if (entry.path().extension() == ".bin")
            contents.insert(readFile(entry.path()));
    return contents;
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
    EXPECT_TRUE(flashOf(modem) == imagesBut(kLeftOutOnRouteA, files.firmware));
}

TEST(PracticeOnPorts, RouteBLeavesExactlyTheImagesInFlash)
{
    const PracticeFiles files;
    PracticeOnPorts modem("e392-dmss");
    ASSERT_TRUE(modem.waitForPorts());
    const Finished run = repair(modem, files.firmware, {"--loader", files.loader});
    EXPECT_EQ(run.code, 0) << run.out << run.err;
    std::filesystem::remove(modem.state() / "partition-table.bin");
    EXPECT_TRUE(flashOf(modem) == imagesBut(kLeftOutOnRouteB, files.firmware));
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
    EXPECT_TRUE(flashOf(modem) == imagesBut(kLeftOutOnRouteA, *updater));
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
    EXPECT_THAT(second.err, HasSubstr("Another program is using"));
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
