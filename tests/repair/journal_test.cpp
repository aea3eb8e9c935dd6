// SPDX-License-Identifier: Apache-2.0
#include "core/base/sha256.h"
#include "core/repair/journal.h"
#include "tests/repair/job_bench.h"

#include <algorithm>
#include <fstream>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <sstream>

namespace reviver {
namespace {

using test::JobBench;

std::string contentOf(const std::filesystem::path &path)
{
    std::ostringstream text;
    text << std::ifstream(path, std::ios::binary).rdbuf();
    return text.str();
}

std::vector<std::string> linesOf(const std::string &octets)
{
    std::vector<std::string> lines;
    std::istringstream stream(octets);
    for (std::string line; std::getline(stream, line);)
        lines.push_back(line + "\n");
    return lines;
}

std::uint32_t crcByHand(std::string_view text)
{
    std::uint32_t crc = 0xFFFFFFFF;
    for (const char c : text) {
        crc ^= static_cast<std::uint8_t>(c);
        for (int bit = 0; bit < 8; ++bit)
            crc = crc & 1 ? crc >> 1 ^ 0xEDB88320 : crc >> 1;
    }
    return ~crc;
}

/// A line as docs/journal.md describes it, made without Reviver's own writer.
std::string lineOf(const std::string &json)
{
    char digits[9];
    std::snprintf(digits, sizeof digits, "%08x", crcByHand(json));
    return std::string(digits) + " " + json + "\n";
}

/// The journal of a small repair that was killed in the middle.
const std::string &killedJournal()
{
    static const std::string octets = [] {
        JobBench bench;
        JournalJob job;
        job.began = "2026-11-23T14:00:00.000Z";
        job.firmware = "/a/file.exe";
        job.images = {{"a.bin", "dbl", 10, "aa", true}, {"b.bin", "amss", 90, "bb", true}};
        job.include = {"efs2"};
        const JournalRun run{"huawei-download", "normal", "port", "1-4", {"write a", "write b"}, 100};
        auto writer = JournalWriter::create(bench.files, bench.folder, {}, job).value();
        const bool good = writer.runBegan({}, run) && writer.workBegan({}, "write a")
            && writer.workDone({}, "write a", 10) && writer.workBegan({}, "write b")
            && writer.acknowledged({}, "write b", 0, 27, {3, 1, 1, 0, 0});
        EXPECT_TRUE(good);
        return contentOf(writer.path());
    }();
    return octets;
}

bool sameContents(const JournalContents &one, const JournalContents &other)
{
    return one.job == other.job && one.run == other.run && one.done == other.done
        && one.flashTouched == other.flashTouched && one.acknowledged == other.acknowledged
        && one.outcome == other.outcome && one.over == other.over && one.records == other.records;
}

TEST(Journal, TellsWhatARepairWasBegunWith)
{
    JobBench bench;
    bench.killAt(0.37);
    const JournalContents journal = bench.journal();
    EXPECT_EQ(journal.job.program, "a test of Reviver");
    EXPECT_EQ(journal.job.modem.location, "1-4");
    EXPECT_EQ(journal.job.modem.usb, (UsbId{0x12D1, 0x1003}));
    EXPECT_EQ(journal.job.modem.buildId, "9x00B-SCAQDBZM-30350");
    EXPECT_EQ(journal.job.modem.product, "E392u-12");
    EXPECT_EQ(journal.job.firmware, bench.bundle.path.string());
    ASSERT_EQ(journal.job.images.size(), 8u);
    const ByteSourcePtr image = bench.bundle.images[1].data;
    EXPECT_EQ(journal.job.images[1].sha256, sha256Hex(readAll(*image, 0, image->size()).value()));
    EXPECT_FALSE(journal.job.images[7].write) << "the settings area is left out";
    EXPECT_EQ(journal.run.route, "huawei-download");
    EXPECT_EQ(journal.run.work.size(), 7u);
    EXPECT_EQ(journal.run.bytes, bench.plan.bytes);
    EXPECT_EQ(journal.runs, 1u);
    EXPECT_FALSE(journal.done.empty());
    EXPECT_TRUE(journal.unfinished());
    EXPECT_GT(journal.percent(), 20);
    EXPECT_LE(journal.percent(), 37);
}

TEST(Journal, HoldsNoIdentityInClear)
{
    JobBench bench;
    bench.repair();
    const std::string octets = contentOf(bench.journalPath());
    EXPECT_EQ(octets.find("001010000000008"), std::string::npos);
    EXPECT_EQ(bench.journal().outcome, "verified");
}

TEST(Journal, IsWrittenAsTheDocumentationSays)
{
    for (const std::string &line : linesOf(killedJournal()))
        EXPECT_EQ(line, lineOf(line.substr(9, line.size() - 10)));
    EXPECT_EQ(linesOf(killedJournal()).front(),
              lineOf(R"({"n":0,"what":"journal","format":"reviver","version":1})"));
}

TEST(Journal, TellsHowFarARepairCame)
{
    const auto journal = parseJournal(killedJournal());
    ASSERT_TRUE(journal) << journal.error().detail();
    EXPECT_EQ(journal->percent(), 37);
    EXPECT_EQ(journal->done, std::set<std::string>{"write a"});
    EXPECT_EQ(journal->link.repeats, 1u);
    EXPECT_EQ(journal->job.include, std::set<std::string>{"efs2"});
    EXPECT_TRUE(journal->unfinished());
    EXPECT_FALSE(journal->outcome);
}

TEST(Journal, CutAnywhereItTellsWhatWasWholeOrRefuses)
{
    const std::string &octets = killedJournal();
    std::size_t whole = 0;
    auto expected = parseJournal({});
    for (std::size_t size = 0; size < octets.size(); ++size) {
        const auto cut = parseJournal(std::string_view(octets).substr(0, size));
        if (size > 0 && octets[size - 1] == '\n') {
            whole = size;
            expected = cut;
        }
        ASSERT_EQ(cut.has_value(), expected.has_value()) << size;
        if (!cut) {
            EXPECT_EQ(cut.error().code(), ErrorCode::JournalUnusable);
            continue;
        }
        ASSERT_TRUE(sameContents(*cut, *expected)) << size;
        ASSERT_EQ(cut->wholeSize, whole);
        ASSERT_EQ(cut->records, static_cast<std::size_t>(std::ranges::count(octets.substr(0, whole), '\n')));
    }
}

TEST(Journal, AFlippedBitIsSeenOrOnlyCostsTheLastRecord)
{
    const std::string &octets = killedJournal();
    const auto lines = linesOf(octets);
    const std::size_t lastBegins = octets.size() - lines.back().size();
    const auto less = parseJournal(std::string_view(octets).substr(0, lastBegins));
    ASSERT_TRUE(less);
    // The line feed before the last record may be the one that is hit.
    const auto twoLess
        = parseJournal(std::string_view(octets).substr(0, lastBegins - lines[lines.size() - 2].size()));
    ASSERT_TRUE(twoLess);
    for (std::size_t at = 0; at < octets.size(); ++at) {
        for (int bit = 0; bit < 8; ++bit) {
            std::string flipped = octets;
            flipped[at] = static_cast<char>(flipped[at] ^ (1 << bit));
            const auto read = parseJournal(flipped);
            if (at + 1 < lastBegins) {
                ASSERT_FALSE(read) << at << " bit " << bit;
                ASSERT_EQ(read.error().code(), ErrorCode::JournalUnusable);
            } else {
                ASSERT_TRUE(read && (sameContents(*read, *less) || sameContents(*read, *twoLess)))
                    << at << " bit " << bit;
            }
        }
    }
}

TEST(Journal, AMissingOrDoubledRecordIsSeen)
{
    const auto lines = linesOf(killedJournal());
    for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
        std::string without;
        std::string doubled;
        for (std::size_t j = 0; j < lines.size(); ++j) {
            without += j == i ? "" : lines[j];
            doubled += j == i ? lines[j] + lines[j] : lines[j];
        }
        EXPECT_FALSE(parseJournal(without)) << i;
        EXPECT_FALSE(parseJournal(doubled)) << i;
    }
}

TEST(Journal, AnotherVersionIsRefusedInWords)
{
    const auto read = parseJournal(lineOf(R"({"n":0,"what":"journal","format":"reviver","version":2})")
                                   + lineOf(R"({"n":1,"what":"something new"})"));
    ASSERT_FALSE(read);
    EXPECT_EQ(read.error().code(), ErrorCode::JournalUnusable);
    EXPECT_EQ(read.error().detail(), "it is of version 2, and this Reviver reads version 1");
}

TEST(Journal, OtherFilesAreRefused)
{
    const std::vector<std::string> others{std::string(),
                                          std::string("hello"),
                                          std::string("hello\nworld\n"),
                                          std::string(100'000, '\0'),
                                          lineOf("{}"),
                                          lineOf("[]") + lineOf("[]"),
                                          lineOf(R"({"n":0,"what":"journal"})") + lineOf("{}"),
                                          lineOf(std::string(20'000, '[')) + lineOf("{}")};
    for (const std::string &text : others) {
        const auto read = parseJournal(text);
        ASSERT_FALSE(read) << text.substr(0, 40);
        EXPECT_EQ(read.error().code(), ErrorCode::JournalUnusable);
    }
    EXPECT_EQ(readJournal("/no-such-folder/x.journal").error().code(), ErrorCode::FileNotFound);
}

/// The good journal with one more record, and one behind it so that it is not the last.
Result<JournalContents> withRecord(std::string record)
{
    const auto lines = linesOf(killedJournal());
    const std::string number = std::to_string(lines.size());
    record.insert(1, "\"n\":" + number + ",\"time\":\"2026-11-23T14:00:00.000Z\",");
    const std::string after = "{\"n\":" + std::to_string(lines.size() + 1)
        + R"(,"time":"2026-11-23T14:00:00.000Z","what":"mode","mode":"normal"})";
    return parseJournal(killedJournal() + lineOf(record) + lineOf(after));
}

TEST(Journal, RecordsThatMakeNoSenseAreRefused)
{
    EXPECT_TRUE(withRecord(R"({"what":"mode","mode":"normal"})"));
    EXPECT_FALSE(withRecord(R"({"what":"sung"})")) << "an unknown kind";
    EXPECT_FALSE(withRecord(R"({"what":"begun"})")) << "without its work";
    EXPECT_FALSE(withRecord(R"({"what":"begun","work":7})"));
    EXPECT_FALSE(withRecord(R"({"what":"done","work":"write what nobody planned","bytes":1})"));
    EXPECT_FALSE(withRecord(R"({"what":"result","outcome":"verified","over":"yes"})"));
    EXPECT_FALSE(withRecord(R"({"what":"run","route":"x"})"));
}

TEST(Journal, WhatIsBegunAgainDoesNotCountAsDone)
{
    const auto before = parseJournal(killedJournal());
    ASSERT_TRUE(before && !before->done.empty());
    const std::string work = *before->done.begin();
    const auto after = withRecord(R"({"what":"undone","work":)" + nlohmann::json(work).dump() + "}");
    ASSERT_TRUE(after) << after.error().detail();
    EXPECT_EQ(after->done.size(), before->done.size() - 1);
    EXPECT_LT(after->acknowledged, before->acknowledged);
}

TEST(Journal, GoesOnBehindATornEnd)
{
    JobBench bench;
    bench.killAt(0.37);
    std::ofstream(bench.journalPath(), std::ios::binary | std::ios::app) << "0123abcd {\"n\":9";
    EXPECT_EQ(bench.goOn().outcome, Outcome::Verified);
    EXPECT_EQ(bench.journal().outcome, "verified");
}

TEST(JobList, ShowsTheNewestFirstAndKeepsWhatCanBeContinued)
{
    JobBench bench;
    bench.killAt(0.37);
    const auto first = bench.journalPath();
    bench.repair();
    std::ofstream(bench.folder / "jobs" / "00000000T000000Z.journal") << "no journal\nat all\n";
    const auto jobs = listJobs(bench.folder / "jobs", bench.files);
    ASSERT_EQ(jobs.size(), 3u);
    EXPECT_EQ(jobs[0].contents->outcome, "verified");
    EXPECT_EQ(jobs[1].path, first);
    EXPECT_TRUE(jobs[1].contents->unfinished());
    EXPECT_FALSE(jobs[1].interrupted()) << "a practice modem ends with its program";
    EXPECT_FALSE(jobs[2].contents);

    EXPECT_TRUE(discardJob(jobs[2].path, bench.files));
    EXPECT_EQ(discardJob(jobs[2].path, bench.files).error().code(), ErrorCode::FileNotFound);
    const auto held = bench.files.reopen(first);
    EXPECT_EQ(discardJob(first, bench.files).error().code(), ErrorCode::PortBusy);
    EXPECT_TRUE(listJobs(bench.folder / "nowhere", bench.files).empty());
}

TEST(JobList, ForgetsTheOldestThatAreOver)
{
    JobBench bench;
    bench.repair();
    const std::string over = contentOf(bench.journalPath());
    for (int i = 1000; i < 1120; ++i)
        std::ofstream(bench.folder / "jobs" / ("2020" + std::to_string(i) + "T000000Z.journal"),
                      std::ios::binary)
            << over;
    discardOldJobs(bench.folder / "jobs", bench.files);
    const auto jobs = listJobs(bench.folder / "jobs", bench.files);
    EXPECT_EQ(jobs.size(), 99u);
    EXPECT_EQ(jobs.back().id(), "20201022T000000Z");
}

}  // namespace
}  // namespace reviver
