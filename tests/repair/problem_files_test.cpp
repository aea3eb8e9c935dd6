// SPDX-License-Identifier: Apache-2.0
#include "core/device/diagnosis.h"
#include "core/repair/problem_files.h"
#include "tests/repair/practice_bench.h"

#include <fstream>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace reviver::test {
namespace {

using testing::HasSubstr;
using testing::Not;

constexpr const char *kUsbSerial = "PRACTICE0SERIAL77";  // of every practice modem
constexpr const char *kSerial = "PR0123456789F";         // of practice modems of Sierra's
constexpr const char *kImei = "001010000000008";
constexpr const char *kImsi = "001010123456789";

/// A modem that tells everything, and a folder for what was written about it.
class ProblemFilesTest : public testing::Test {
protected:
    void SetUp() override
    {
        std::filesystem::remove_all(folder);
        std::filesystem::create_directories(folder);
        PracticeBench bench("em7565-download");
        bench.repair(em7565Bundle());
        ReportInput report;
        report.evidence = bench.probe();
        ASSERT_EQ(report.evidence.modem.device.serial, kUsbSerial);
        ASSERT_EQ(report.evidence.identity.serial, kSerial);
        ASSERT_EQ(report.evidence.identity.imei, kImei);
        report.evidence.ports.at(0).exchanges.push_back({"AT+CIMI", "", kImsi, ""});
        report.diagnosis = diagnose(report.evidence);
        input.report = report;
        input.names = {"heartofgold"};
    }
    void TearDown() override { std::filesystem::remove_all(folder); }

    std::filesystem::path write(const char *name, const std::string &text)
    {
        std::ofstream(folder / name, std::ios::binary) << text;
        return folder / name;
    }
    std::string text(const std::string &name) const
    {
        for (const ProblemFile &file : problemFiles(input).files)
            if (file.name == name)
                return file.text;
        return "there is no " + name;
    }

    /// One for each test: they may run at the same time.
    std::filesystem::path folder = std::filesystem::path(testing::TempDir())
        / (std::string("reviver-problem-") + testing::UnitTest::GetInstance()->current_test_info()->name());
    ProblemInput input;
};

TEST_F(ProblemFilesTest, NoFileNamesModemCardUserOrComputer)
{
    input.logs = {write("a.log",
                        std::string("2026-11-24T22:05:39.000Z  note     ") + kUsbSerial + " " + kSerial + " "
                            + kImsi + " on heartofgold\n")};
    input.system = "Linux on heartofgold";
    for (const ProblemFile &file : problemFiles(input).files)
        for (const char *secret : {kUsbSerial, kSerial, kImei, kImsi, "heartofgold"})
            EXPECT_THAT(file.text, Not(HasSubstr(secret))) << file.name;
    input.showIdentity = true;
    EXPECT_THAT(text("report.txt"), HasSubstr(kUsbSerial));
    EXPECT_THAT(text("log-1.log"), HasSubstr(kImsi));
}

TEST_F(ProblemFilesTest, LogComesWithoutItsOctets)
{
    input.logs = {write("a.log",
                        "2026-11-24T22:05:39.000Z  detail   asked\n"
                        "2026-11-24T22:05:39.000Z  wire       sent 7E 0C\n"
                        "2026-11-24T22:05:39.000Z  note     wire is a word\n")};
    EXPECT_EQ(text("log-1.log"),
              "2026-11-24T22:05:39.000Z  detail   asked\n"
              "2026-11-24T22:05:39.000Z  note     wire is a word\n");
}

TEST_F(ProblemFilesTest, WhatIsMissingIsSaid)
{
    input.report.reset();
    input.logs = {folder / "nothing.log"};
    input.recording = write("diary.recording", "dear diary\n");
    const ProblemFiles problem = problemFiles(input);
    ASSERT_EQ(problem.files.size(), 1u);
    EXPECT_EQ(problem.files[0].name, "contents.txt");
    for (const char *told : {"A report: no modem was asked",
                             "nothing.log: ", "diary.recording: line 1: the file is no recording of Reviver"})
        EXPECT_THAT(problem.files[0].text, HasSubstr(told));
}

TEST_F(ProblemFilesTest, DamagedJournalIsMaskedAsText)
{
    input.journals = {write("20261123T140327Z.journal", std::string("00000000 {\"x\":\"") + kImsi + "\"}\n")};
    EXPECT_EQ(text("20261123T140327Z.journal"), "00000000 {\"x\":\"00**********789\"}\n");
}

TEST(NewestFiles, AreThoseWithTheLastNames)
{
    const auto folder = std::filesystem::path(testing::TempDir()) / "reviver-newest-files";
    std::filesystem::create_directories(folder);
    for (const char *name : {"1.log", "3.log", "2.log", "9.txt"})
        std::ofstream(folder / name) << "x";
    std::ofstream(folder / "4.log");  // of a run that ended before its first line
    EXPECT_THAT(newestFiles(folder, ".log", 2), testing::ElementsAre(folder / "3.log", folder / "2.log"));
    EXPECT_THAT(newestFiles(folder / "none", ".log", 2), testing::IsEmpty());
    std::filesystem::remove_all(folder);
}

}  // namespace
}  // namespace reviver::test
