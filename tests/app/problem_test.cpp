// SPDX-License-Identifier: Apache-2.0
// `problem`: the zip for other people, made of real runs, with nothing personal in it.
#include "tests/app/practice_on_ports.h"

#include <archive.h>
#include <archive_entry.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <map>
#include <pwd.h>
#include <unistd.h>

namespace reviver::test {

namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;

using Files = std::map<std::string, std::string>;

constexpr const char *kUser = "zaphod_beeblebrox";
// Of every practice modem: IMEI, the number in its USB descriptor, the subscriber.
constexpr const char *kImei = "001010000000008";
constexpr const char *kUsbSerial = "PRACTICE0SERIAL77";
constexpr const char *kImsi = "001010123456789";
constexpr const char *kFactoryNumber = "PR0123456789F";  ///< of practice modems of Sierra's

Files unzipped(const std::filesystem::path &path)
{
    Files files;
    archive *zip = archive_read_new();
    archive_read_support_format_zip(zip);
    EXPECT_EQ(archive_read_open_filename(zip, path.c_str(), 10240), ARCHIVE_OK);
    archive_entry *entry = nullptr;
    while (archive_read_next_header(zip, &entry) == ARCHIVE_OK) {
        std::string &content = files[archive_entry_pathname(entry)];
        std::string block(1 << 16, '\0');
        for (la_ssize_t size = 0; (size = archive_read_data(zip, block.data(), block.size())) > 0;)
            content.append(block, 0, static_cast<std::size_t>(size));
    }
    archive_read_free(zip);
    return files;
}

std::string hexOf(const std::string &text, const char *between)
{
    std::string hex;
    for (const char c : text) {
        char digits[3];
        std::snprintf(digits, sizeof digits, "%02x", static_cast<unsigned char>(c));
        hex += (hex.empty() ? "" : between) + std::string(digits);
    }
    return hex;
}

/// The names of this computer and its user; not those that thousands have.
std::vector<std::string> ownNames()
{
    std::vector<std::string> names{kUser};
    char host[256] = {};
    if (::gethostname(host, sizeof host - 1) == 0)
        names.emplace_back(host);
    if (const passwd *user = ::getpwuid(::getuid()))
        names.emplace_back(user->pw_name);
    std::erase_if(names, [](const std::string &name) {
        return name.size() < 3 || name == "root" || name == "localhost";
    });
    return names;
}

/// "report.txt: 001010000000008" for each secret in a file, plain or spelled as hex.
std::vector<std::string> leaks(const Files &files)
{
    std::vector<std::string> secrets = ownNames();
    secrets.insert(secrets.end(), {kImei, kUsbSerial, kImsi, kFactoryNumber});
    std::vector<std::string> spelled{"0a10100000000080", "0A 10 10 00 00 00 00 80"};  // in DIAG's item 550
    for (const std::string &secret : secrets)
        for (const std::string &text : {secret, hexOf(secret, ""), hexOf(secret, " ")})
            spelled.push_back(text);
    std::vector<std::string> found;
    for (const auto &[name, content] : files)
        for (const std::string &text : spelled)
            if (content.find(text) != std::string::npos || name.find(text) != std::string::npos)
                found.push_back(name + ": " + text);
    return found;
}

/// A user whose name stands in the path of everything: home, firmware, port, recording.
class Problem : public testing::Test {
protected:
    void SetUp() override
    {
        std::filesystem::create_directories(home);
        ASSERT_EQ(runCli({"practice-files", path("firmware")}, home).code, 0);
    }

    QString path(const char *name) const { return QString::fromStdString((home / name).string()); }

    /// A repair of the modem, recorded.
    Finished repair(const PracticeOnPorts &modem, const QStringList &options)
    {
        std::filesystem::remove(home / "pcui");
        std::filesystem::create_symlink(modem.port("pcui").toStdString(), home / "pcui");
        return runCli(QStringList{"--port", path("pcui"), "--record", path("talk.recording")} + options
                          + QStringList{"resurrect", path("pcui"),
                                        path("firmware") + "/E392_practice_11.433.57.00.260.exe", "--yes"},
                      home);
    }
    Finished problem(const QStringList &options = {})
    {
        return runCli(QStringList{"--port", path("pcui"), "problem", path("out.zip"), path("pcui"),
                                  "--recording", path("talk.recording")}
                          + options,
                      home);
    }
    Files zip() const { return unzipped(home / "out.zip"); }

    TestFolder folder;
    std::filesystem::path home = folder.path() / "home" / kUser;
};

TEST_F(Problem, ZipOfARepairThatWorkedHoldsNothingPersonal)
{
    const PracticeOnPorts modem("e392-unfinished");
    ASSERT_TRUE(modem.waitForPorts());
    const Finished run = repair(modem, {});
    ASSERT_EQ(run.code, 0) << run.out << run.err;
    const Finished made = problem();
    ASSERT_EQ(made.code, 0) << made.err;
    const Files files = zip();
    EXPECT_THAT(leaks(files), IsEmpty());
    // It is about this repair all the same.
    ASSERT_THAT(files, SizeIs(6));
    EXPECT_THAT(files.at("report.txt"), HasSubstr("HUAWEI"));
    EXPECT_THAT(files.at("report.txt"), HasSubstr("00**********008"));
    EXPECT_THAT(files.at("log-1.log"), HasSubstr("Repaired and checked"));
    EXPECT_THAT(files.at("conversation.recording"), HasSubstr("\"what\":\"end\""));
    for (const auto &[name, content] : files)
        EXPECT_TRUE(name == "contents.txt"
                    || files.at("contents.txt").find("\n" + name + "\n") != std::string::npos)
            << name << " is not listed";
    EXPECT_THAT(made.out, HasSubstr(files.at("contents.txt")));
}

TEST_F(Problem, ZipOfARepairThatFailedHoldsNothingPersonal)
{
    const PracticeOnPorts modem("e392-unfinished", {"--fast", "--fault", "ack-without-writing@3"});
    ASSERT_TRUE(modem.waitForPorts());
    ASSERT_EQ(repair(modem, {}).code, 6);
    ASSERT_EQ(problem().code, 0);
    const Files files = zip();
    EXPECT_THAT(leaks(files), IsEmpty());
    ASSERT_THAT(files, SizeIs(6));
    EXPECT_THAT(files.at("log-1.log"), HasSubstr("Not repaired"));
    // What is masked can be used still: the recording plays, the journal is read.
    writeFile(home / "sent.recording", files.at("conversation.recording"));
    EXPECT_EQ(
        runCli({"replay", path("sent.recording"), path("firmware") + "/E392_practice_11.433.57.00.260.exe"},
               home)
            .code,
        6);
    const auto journal
        = std::ranges::find_if(files, [](const auto &file) { return file.first.ends_with(".journal"); });
    ASSERT_NE(journal, files.end());
    const TestFolder other;
    const auto jobs = other.path() / "reviver" / "jobs";
    std::filesystem::create_directories(jobs);
    writeFile(jobs / journal->first, journal->second);
    const auto listed = runCli({"jobs", "--all", "--json"}, other.path()).json()["jobs"];
    ASSERT_EQ(listed.size(), 1u);
    EXPECT_EQ(listed[0]["outcome"], "failed") << listed.dump();
}

// The search above finds something where nothing is masked, so it can fail.
TEST_F(Problem, ZipForOwnUseHoldsEverything)
{
    const PracticeOnPorts modem("e392-unfinished");
    ASSERT_TRUE(modem.waitForPorts());
    ASSERT_EQ(repair(modem, {"--record-identity"}).code, 0);
    const Finished masked = problem();
    EXPECT_THAT(leaks(zip()), IsEmpty());
    EXPECT_THAT(zip(), SizeIs(5)) << "a recording that is not masked is left out";
    EXPECT_THAT(masked.out, HasSubstr("talk.recording: it holds IMEI and serial numbers."));

    std::filesystem::remove(home / "out.zip");
    EXPECT_THAT(problem({"--show-identity"}).err, HasSubstr("keep it to yourself"));
    const std::vector<std::string> found = leaks(zip());
    using testing::Contains;
    EXPECT_THAT(found, Contains(std::string("report.txt: ") + kImei));
    EXPECT_THAT(found, Contains(std::string("report.html: ") + kImei));
    EXPECT_THAT(found, Contains("conversation.recording: " + hexOf(kImei, "")));
    EXPECT_THAT(found, Contains(std::string("conversation.recording: ") + kUser));
    EXPECT_THAT(found, Contains(std::string("log-1.log: ") + kUser));
    EXPECT_THAT(found, Contains(testing::EndsWith(std::string(".journal: ") + kUser)));
}

// One modem tells its serial number in ATI, the report is about another that shows one on USB.
TEST_F(Problem, ZipOfModemsThatTellTheirNumbersHoldsNothingPersonal)
{
    const auto repairAndReport = [&](const QStringList &recording, const QStringList &showing) {
        for (const char *name : {"talk.recording", "out.zip"})
            std::filesystem::remove(home / name);
        const Finished run = runCli(
            QStringList{"--practice", "em7565-download", "--fast", "--record", path("talk.recording")}
                + recording
                + QStringList{"resurrect", "usb-1-4", path("firmware") + "/EM7565_practice_03.05.24.00.cwe",
                              "--yes"},
            home);
        EXPECT_EQ(run.code, 0) << run.out << run.err;
        const Finished made = runCli(QStringList{"--practice", "e392-healthy", "--fast", "problem",
                                                 path("out.zip"), "--recording", path("talk.recording")}
                                         + showing,
                                     home);
        EXPECT_EQ(made.code, 0) << made.err;
        return leaks(zip());
    };
    EXPECT_THAT(repairAndReport({}, {}), IsEmpty());
    EXPECT_THAT(zip().at("log-1.log"), HasSubstr("FSN: PR********89F"));
    EXPECT_EQ(zip().count("conversation.recording"), 1u);
    const auto found = repairAndReport({"--record-identity"}, {"--show-identity"});
    using testing::Contains;
    EXPECT_THAT(found, Contains(std::string("report.txt: ") + kUsbSerial));
    EXPECT_THAT(found, Contains(std::string("conversation.recording: ") + kUsbSerial));
    EXPECT_THAT(found, Contains(std::string("log-1.log: ") + kFactoryNumber));
    EXPECT_THAT(found, Contains("conversation.recording: " + hexOf(kFactoryNumber, "")));
}

TEST_F(Problem, ZipIsNeverWrittenOverAFile)
{
    writeFile(home / "out.zip", "a diary");
    const Finished run = runCli({"--practice", "e392-healthy", "--fast", "problem", path("out.zip")}, home);
    EXPECT_EQ(run.code, 6);
    EXPECT_THAT(run.err, HasSubstr("never overwritten"));
    EXPECT_EQ(readFile(home / "out.zip"), "a diary");
}

}  // namespace

}  // namespace reviver::test
