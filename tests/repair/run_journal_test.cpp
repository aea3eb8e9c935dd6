// SPDX-License-Identifier: Apache-2.0
// What a repair does when its journal can't be written.
#include "core/repair/run_journal.h"
#include "tests/repair/job_bench.h"

#include <algorithm>
#include <gtest/gtest.h>

namespace reviver {
namespace {

using test::JobBench;

bool warned(const test::RecordingObserver &observer)
{
    return std::ranges::count_if(observer.log,
                                 [](const LogLine &line) {
                                     return line.level == LogLevel::Warning
                                         && line.text.english().starts_with(
                                             "The journal can't be written any more");
                                 })
        == 1;
}

TEST(JournalOnAFullDisk, RefusesTheStartWithWords)
{
    JobBench bench;
    bench.files.room = 100;
    const RepairResult result = bench.repair();
    EXPECT_EQ(result.outcome, Outcome::Refused);
    EXPECT_EQ(result.code, "RV-013");
    EXPECT_EQ(result.headline.english(), "Not started: the journal of the repair can't be kept");
    EXPECT_NE(result.happened.english().find("no space left"), std::string::npos);
    EXPECT_TRUE(bench.host.flash().empty());
}

TEST(JournalOnAFullDisk, LeavesNoJournalBehindThatWasNotBegun)
{
    JobBench bench;
    for (const std::uint64_t room : {0, 20, 100, 1000, 2500}) {
        bench.files.room = room;
        ASSERT_EQ(bench.repair().outcome, Outcome::Refused) << room;
        EXPECT_TRUE(std::filesystem::is_empty(bench.folder / "jobs")) << room;
    }
}

TEST(JournalOnAFullDisk, InTheMiddleTheRepairGoesOnToItsEndAndSaysSo)
{
    JobBench bench;
    std::uint64_t atStart = 0;
    {
        JobBench measured;
        measured.killAt(0.3);
        atStart = measured.journal().wholeSize;
    }
    bench.files.room = atStart + 50;
    const RepairResult result = bench.repair();
    EXPECT_EQ(result.outcome, Outcome::Verified) << result.happened.english();
    EXPECT_TRUE(bench.flashEqualsFirmware(bench.host));
    EXPECT_TRUE(warned(bench.observer));
    EXPECT_TRUE(listJobs(bench.folder / "jobs", bench.files).empty())
        << "it would claim for ever that something is left";
}

/// Whatever octet the disk ends at, what can be read is true and can be continued.
TEST(JournalOnAFullDisk, StaysReadableAndCanBeContinuedFromAnEarlierPlace)
{
    std::uint64_t atStart = 0;
    {
        JobBench measured;
        measured.killAt(0.001);
        atStart = measured.journal().wholeSize;
    }
    for (const std::uint64_t more : {0u, 1u, 77u, 300u, 555u, 1000u, 1500u}) {
        JobBench bench;
        bench.files.room = atStart + more;
        bench.killAt(0.9);
        bench.files.room = UINT64_MAX;
        const auto journal = readJournal(bench.journalPath());
        ASSERT_TRUE(journal) << more << ": " << journal.error().detail();
        ASSERT_TRUE(journal->unfinished()) << more;
        EXPECT_EQ(bench.goOn().outcome, Outcome::Verified) << more;
        EXPECT_TRUE(bench.flashEqualsFirmware(bench.host)) << more;
    }
}

TEST(JournalOnAFullDisk, AJournalThatWouldCallUndoneWorkDoneIsTakenAway)
{
    JobBench bench;
    bench.killAt(0.37);
    const JournalContents contents = bench.journal();
    JobSetup setup = bench.setup();
    setup.continued = contents;
    test::RecordingObserver observer;
    RunVoice voice(observer, bench.clock);
    RunJournal journal(setup, bench.clock, voice);
    ASSERT_TRUE(journal.begin(bench.plan, bench.probe(), bench.bundle));
    bench.files.room = 10;
    journal.workUndone(*contents.done.begin());
    EXPECT_FALSE(std::filesystem::exists(contents.path));
    EXPECT_FALSE(journal.done().contains(*contents.done.begin()));
}

TEST(JournalOnAFullDisk, AnEarlierFailureDoesNotHideIt)
{
    JobBench bench;
    bench.killAt(0.37);
    const JournalContents contents = bench.journal();
    JobSetup setup = bench.setup();
    setup.continued = contents;
    test::RecordingObserver observer;
    RunVoice voice(observer, bench.clock);
    RunJournal journal(setup, bench.clock, voice);
    ASSERT_TRUE(journal.begin(bench.plan, bench.probe(), bench.bundle));
    bench.files.room = 10;
    journal.modeSeen(DeviceMode::HuaweiDownload);
    EXPECT_TRUE(std::filesystem::exists(contents.path));
    journal.workBegan(*contents.done.begin());
    EXPECT_FALSE(std::filesystem::exists(contents.path));
}

}  // namespace
}  // namespace reviver
