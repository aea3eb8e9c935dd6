// SPDX-License-Identifier: Apache-2.0
// --record and `replay`: what was recorded plays to the same end, without its modem.
#include "tests/app/program.h"

#include <QStandardPaths>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace reviver::test {

namespace {

using testing::HasSubstr;
using testing::Not;

/// A folder with recordings in it.
class Recordings : public testing::Test {
protected:
    QString file(const char *name = "talk.recording") const { return m_folder / name; }

    /// Runs a command on a practice modem and records it.
    Finished record(const QString &scenario, const QStringList &command, const QStringList &options = {})
    {
        return runCli(QStringList{"--practice", scenario, "--fast", "--record", file()} + options + command);
    }
    Finished repair(const QString &firmware, const QStringList &options = {})
    {
        return record("e392-unfinished",
                      {"resurrect", "practice:e392-unfinished/pcui", firmware, "--yes", "--json"}, options);
    }
    Finished replay(const QStringList &more = {}) { return runCli(QStringList{"replay", file()} + more); }

private:
    TestFolder m_folder;
};

/// What a result says of the modem and the firmware; its times and paths are of one run.
nlohmann::json essence(const nlohmann::json &result)
{
    nlohmann::json kept;
    for (const char *name : {"outcome", "code", "headline", "mode", "bytes", "images_written", "blocks",
                             "repeats", "error", "detail"})
        kept[name] = result.at(name);
    return kept;
}

std::vector<std::string> steps(const Finished &run)
{
    std::vector<std::string> texts;
    for (const nlohmann::json &line : run.jsonLines())
        if (line.value("event", "") == "step")
            texts.push_back(line.at("title").get<std::string>() + " " + line.at("state").get<std::string>());
    return texts;
}

class RecordedDetect : public Recordings, public testing::WithParamInterface<const char *> {};

TEST_P(RecordedDetect, IsReplayedToTheSameWords)
{
    const Finished before = record(GetParam(), {"detect"});
    ASSERT_EQ(before.code, 0) << before.err;
    EXPECT_THAT(before.err, HasSubstr("IMEI and serial numbers are masked"));
    const Finished after = replay();
    EXPECT_EQ(after.code, before.code) << after.err;
    EXPECT_EQ(after.out, before.out);
    EXPECT_THAT(after.err, HasSubstr("No modem is touched."));
}

INSTANTIATE_TEST_SUITE_P(Scenarios, RecordedDetect, testing::Values("e392-unfinished", "e392-healthy"));

struct Repair {
    const char *name;
    QStringList fault;
    int code;
};

class RecordedRepair : public Recordings, public testing::WithParamInterface<Repair> {};

TEST_P(RecordedRepair, IsReplayedToTheSameEnd)
{
    const PracticeFiles files;
    const Finished before = repair(files.firmware, GetParam().fault);
    ASSERT_EQ(before.code, GetParam().code) << before.out << before.err;
    const Finished after = replay({files.firmware, "--json"});
    EXPECT_EQ(after.code, before.code) << after.out << after.err;
    EXPECT_EQ(essence(after.result()), essence(before.result()));
    EXPECT_EQ(steps(after), steps(before));
}

INSTANTIATE_TEST_SUITE_P(Repairs, RecordedRepair,
                         testing::Values(Repair{"Verified", {}, 0},
                                         Repair{"Refused", {"--fault", "nak@3"}, 6},
                                         Repair{"NotWritten", {"--fault", "ack-without-writing@3"}, 6}),
                         [](const auto &repair) { return std::string(repair.param.name); });

TEST_F(Recordings, WithOtherFirmwareGoAnotherWayAndSayWhere)
{
    const PracticeFiles files, larger(true);
    ASSERT_EQ(repair(files.firmware).code, 0);
    const Finished after = replay({larger.firmware, "--json"});
    EXPECT_EQ(after.code, 6);
    EXPECT_THAT(after.out, HasSubstr("the recording goes another way in line "));
}

TEST_F(Recordings, OfAProgramThatWasKilledArePlayedAsFarAsTheyGo)
{
    const PracticeFiles files;
    const TestFolder home;
    {
        RunningCli program({"--practice", "e392-unfinished", "--ms-per-kib", "20", "--record", file(),
                            "resurrect", "practice:e392-unfinished/pcui", files.firmware, "--yes"},
                           home.path());
        ASSERT_TRUE(program.waitForOutput("Writing 04_amss.bin"));
    }  // kill -9
    ASSERT_THAT(readFile(file().toStdString()), Not(HasSubstr("\"what\":\"end\"")));
    const Finished after = replay({files.firmware});
    EXPECT_THAT(after.err, HasSubstr("The end of the conversation is not in it."));
    EXPECT_THAT(after.out, HasSubstr("Writing 03_osbl.bin (0x00005000)...OK"));
    EXPECT_EQ(after.code, 6) << after.out << after.err;
}

TEST_F(Recordings, ThatCannotBeUsedAreRefusedInWords)
{
    ASSERT_EQ(record("e392-unfinished", {"detect"}).code, 0);
    const std::string path = file().toStdString();
    const std::string good = readFile(path);
    const auto refused = [&](const std::string &from, const std::string &to, const char *words) {
        std::string bad = good;
        bad.replace(bad.find(from), from.size(), to);
        writeFile(path, bad);
        const Finished run = replay();
        EXPECT_EQ(run.code, 4) << run.out;
        EXPECT_EQ(run.out, "");
        EXPECT_THAT(run.err, HasSubstr(words));
    };
    refused("\"version\":1", "\"version\":9", "the recording is of version 9; this program reads version 1");
    refused("\"what\":\"sent\"", "\"what\":\"sung\"", "can't be played: line ");
    refused(good.substr(0, 20), std::string(20, '\0'), "line 1: the file is no recording");
    EXPECT_EQ(runCli({"replay", file("nothing")}).code, 4);
}

TEST_F(Recordings, AreNeverWrittenOverAFile)
{
    writeFile(file().toStdString(), "a diary");
    const Finished run = record("e392-unfinished", {"detect"});
    EXPECT_EQ(run.code, 4);
    EXPECT_EQ(run.out, "");
    EXPECT_EQ(readFile(file().toStdString()), "a diary");
}

TEST_F(Recordings, HoldNoImeiUnlessItIsAskedFor)
{
    const std::string imei = "303031303130303030303030303038";  // 001010000000008 in hex
    ASSERT_EQ(record("e392-healthy", {"detect"}).code, 0);
    EXPECT_THAT(readFile(file().toStdString()), Not(HasSubstr(imei)));
    const QString full = file("full.recording");
    const Finished run
        = runCli({"--practice", "e392-healthy", "--fast", "--record", full, "--record-identity", "detect"});
    EXPECT_THAT(run.err, HasSubstr("keep it to yourself"));
    EXPECT_THAT(readFile(full.toStdString()), HasSubstr(imei));
}

TEST_F(Recordings, OfPcapngAreOpenedByWireshark)
{
    const QString path = file("talk.pcapng");
    ASSERT_EQ(runCli({"--practice", "e392-healthy", "--fast", "--record", path, "detect"}).code, 0);
    if (QStandardPaths::findExecutable("tshark").isEmpty())
        GTEST_SKIP() << "tshark is not installed";
    QProcess tshark;
    tshark.start("tshark",
                 {"-r", path, "-T", "fields", "-e", "frame.interface_name", "-e", "frame.len", "-e", "data"});
    ASSERT_TRUE(tshark.waitForFinished(60'000));
    EXPECT_EQ(tshark.exitCode(), 0) << tshark.readAllStandardError().toStdString();
    const std::string packets = tshark.readAllStandardOutput().toStdString();
    EXPECT_THAT(packets, testing::StartsWith("devices\t0\t"));
    EXPECT_THAT(packets, HasSubstr("practice:e392-healthy/pcui\t3\t"));  // AT and a carriage return
    EXPECT_THAT(packets, HasSubstr("practice:e392-healthy/diag\t5\t"));  // a frame of DIAG
}

}  // namespace

}  // namespace reviver::test
