// SPDX-License-Identifier: Apache-2.0
#include "tests/app/program.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace reviver::test {

namespace {

using testing::HasSubstr;

constexpr const char *kTestImei = "001010000000008";

// The practice modem in the output of `detect --json`; there may be real ones beside it.
nlohmann::json practiceDevice(const nlohmann::json &detected)
{
    for (const nlohmann::json &device : detected.value("devices", nlohmann::json::array()))
        for (const nlohmann::json &port : device.value("ports", nlohmann::json::array()))
            if (port.value("path", "").starts_with("practice:"))
                return device;
    return {};
}

Finished detect(const QString &scenario, const QStringList &more = {})
{
    return runCli(QStringList{"--practice", scenario, "--fast", "detect"} + more);
}

TEST(Detect, JsonHasTheFieldsThatScriptsRelyOn)
{
    const Finished run = detect("e392-unfinished", {"--json"});
    EXPECT_EQ(run.code, 0) << run.err;
    const nlohmann::json device = practiceDevice(run.json());
    ASSERT_TRUE(device.is_object()) << run.out;
    for (const char *field : {"id", "model", "mode", "headline", "usb", "ports"})
        EXPECT_TRUE(device.contains(field)) << field;
    for (const char *field : {"vendor", "product", "path"})
        EXPECT_TRUE(device["usb"].contains(field)) << field;
    ASSERT_EQ(device["ports"].size(), 2u);
    for (const nlohmann::json &port : device["ports"])
        for (const char *field : {"path", "function", "speaks"})
            EXPECT_TRUE(port.contains(field)) << field;
}

TEST(Detect, TellsTheModeOfEachPracticeModem)
{
    EXPECT_EQ(practiceDevice(detect("e392-healthy", {"--json"}).json())["mode"], "normal");
    EXPECT_EQ(practiceDevice(detect("e392-unfinished", {"--json"}).json())["mode"], "huawei-download");
    EXPECT_EQ(practiceDevice(detect("e392-dmss", {"--json"}).json())["mode"], "dmss-download");
    EXPECT_EQ(practiceDevice(detect("e392-wants-efs", {"--json"}).json())["mode"], "huawei-download");
}

TEST(Detect, TextShowsIdPortsAndTheNextStep)
{
    const nlohmann::json device = practiceDevice(detect("e392-unfinished", {"--json"}).json());
    const Finished run = detect("e392-unfinished");
    EXPECT_EQ(run.code, 0);
    const auto id = device["id"].get<std::string>();
    EXPECT_THAT(run.out, HasSubstr(id));
    EXPECT_THAT(run.out, HasSubstr("practice modem"));
    EXPECT_THAT(run.out, HasSubstr("practice:e392-unfinished/pcui"));
    EXPECT_THAT(run.out, HasSubstr("reviver-cli resurrect " + id));
}

TEST(Detect, IdentityIsMasked)
{
    const Finished run = detect("e392-healthy", {"--json", "--verbose"});
    EXPECT_THAT(run.out, testing::Not(HasSubstr(kTestImei)));
    EXPECT_THAT(run.err, testing::Not(HasSubstr(kTestImei)));
}

TEST(Detect, PortThatIsNotThereEndsWithThree)
{
    const Finished run = runCli({"--port", "/no/such/port", "detect", "--json"});
    EXPECT_EQ(run.code, 3);
    EXPECT_TRUE(run.json().is_object());
    EXPECT_THAT(run.err, HasSubstr("/no/such/port"));
}

TEST(Detect, FileThatIsNoSerialPortEndsWithThree)
{
    const TestFolder folder;
    const QString file = folder / "file";
    writeFile(file.toStdString(), "");
    EXPECT_EQ(runCli({"--port", file, "detect"}).code, 3);
    EXPECT_EQ(runCli({"--port", file, "info", file}).code, 3);
}

TEST(Info, ReportsInTextAndJsonWithTheIdentityMasked)
{
    const nlohmann::json device = practiceDevice(detect("e392-healthy", {"--json"}).json());
    const QString id = QString::fromStdString(device["id"].get<std::string>());
    for (const char *format : {"--text", "--json"}) {
        const Finished masked = runCli({"--practice", "e392-healthy", "--fast", "info", id, format});
        EXPECT_EQ(masked.code, 0) << masked.err;
        EXPECT_THAT(masked.out, HasSubstr("E392"));
        EXPECT_THAT(masked.out, testing::Not(HasSubstr(kTestImei)));

        const Finished shown
            = runCli({"--practice", "e392-healthy", "--fast", "info", id, format, "--show-identity"});
        EXPECT_THAT(shown.out, HasSubstr(kTestImei));
    }
}

TEST(Info, WritesAReportFileOnce)
{
    const TestFolder folder;
    const QString file = folder / "report.json";
    const QStringList command{
        "--practice", "e392-unfinished", "--fast", "info", "practice:e392-unfinished/pcui",
        "--json",     "--output",        file};
    EXPECT_EQ(runCli(command).code, 0);
    const std::string report = readFile(file.toStdString());
    EXPECT_TRUE(nlohmann::json::parse(report, nullptr, false).is_object());

    EXPECT_EQ(runCli(command).code, 6);
    EXPECT_EQ(readFile(file.toStdString()), report);
}

TEST(Info, TheNameOfTheFileSaysItsForm)
{
    const TestFolder folder;
    for (const auto &[name, start] :
         {std::pair("a.html", "<!DOCTYPE html>"), std::pair("b.json", "{"), std::pair("c.txt", "HUAWEI")}) {
        const QString file = folder / name;
        const QStringList command{"--practice", "e392-healthy", "--fast", "info",
                                  "usb-1-4",    "--output",     file};
        EXPECT_EQ(runCli(command).code, 0);
        EXPECT_THAT(readFile(file.toStdString()), testing::StartsWith(start));
    }
}

TEST(Info, UnknownDeviceEndsWithThreeAndNamesTheKnownOnes)
{
    const Finished run = runCli({"--practice", "e392-healthy", "info", "usb-9-9"});
    EXPECT_EQ(run.code, 3);
    EXPECT_EQ(run.out, "");
    EXPECT_THAT(run.err, HasSubstr("There is no modem \"usb-9-9\""));
    EXPECT_THAT(run.err, HasSubstr("usb-"));
    EXPECT_THAT(run.err, HasSubstr("Nothing was changed on the modem."));
}

}  // namespace

}  // namespace reviver::test
