// SPDX-License-Identifier: Apache-2.0
#include "tests/repair/job_bench.h"

#include <algorithm>
#include <fstream>
#include <gtest/gtest.h>

namespace reviver {
namespace {

using test::JobBench;
using test::Killed;

/// The images that a modem was told to take, in order, since the observer was new.
std::vector<std::string> imagesWritten(const test::RecordingObserver &observer)
{
    std::vector<std::string> names;
    for (const std::string &line : observer.lines())
        if (line.starts_with("Writing ") && line.ends_with("...OK"))
            names.push_back(line.substr(8, line.find(' ', 8) - 8));
    return names;
}

bool saysInLog(const test::RecordingObserver &observer, const std::string &text)
{
    return std::ranges::any_of(observer.log, [&](const LogLine &line) {
        return line.text.english().find(text) != std::string::npos;
    });
}

class KilledAt : public testing::TestWithParam<double> {};

TEST_P(KilledAt, IsContinuedToAVerifiedEndWithTheRightFlash)
{
    JobBench bench;
    bench.killAt(GetParam());
    const JournalContents before = bench.journal();
    EXPECT_FALSE(before.outcome);
    const std::size_t done = before.done.size();

    const RepairResult result = bench.goOn();
    EXPECT_EQ(result.outcome, Outcome::Verified) << result.headline.english() << result.happened.english();
    EXPECT_TRUE(bench.flashEqualsFirmware(bench.host));
    EXPECT_EQ(result.bytes, bench.plan.bytes);
    EXPECT_EQ(result.imagesWritten, 7u);
    EXPECT_EQ(imagesWritten(bench.observer).size(), 7u - done)
        << "what was acknowledged is not written again";
    EXPECT_FALSE(bench.observer.wentBack);
    EXPECT_FALSE(bench.journal().unfinished());
    EXPECT_EQ(bench.journal().outcome, "verified");
    EXPECT_EQ(bench.journal().runs, 2u);
}

INSTANTIATE_TEST_SUITE_P(Continue, KilledAt, testing::Values(0.001, 0.01, 0.11, 0.37, 0.5, 0.9, 0.999));

TEST(Continue, NothingIsLeftBeforeTheFirstImageWasBegun)
{
    JobBench bench;
    bench.killAt(0);
    EXPECT_FALSE(bench.journal().unfinished());
    EXPECT_EQ(bench.journal().percent(), 0);
}

TEST(Continue, TellsHowFarItCame)
{
    JobBench bench;
    StopSource stop;
    bench.observer.onProgress = [&](const RepairProgress &at) {
        if (at.done * 100 >= at.total * 37)
            stop.requestStop(StopRequest::Now);
    };
    const RepairResult result = bench.repair(stop.token());
    EXPECT_EQ(result.outcome, Outcome::Stopped);
    ASSERT_TRUE(result.canContinue);
    EXPECT_EQ(result.next.at(0).action, RepairAction::Continue);
    EXPECT_EQ(result.next.at(0).label.english(), "Continue from image 5");
    bench.observer = {};
    EXPECT_EQ(bench.goOn().outcome, Outcome::Verified);
    EXPECT_TRUE(bench.flashEqualsFirmware(bench.host));
}

TEST(Continue, BetweenTheLastImageAndTheRestartOnlyTheRestartIsLeft)
{
    JobBench bench;
    bench.observer.onProgress = [&](const RepairProgress &at) {
        if (bench.plan.steps[at.step].kind == StepKind::Restart)
            throw Killed{};
    };
    EXPECT_THROW(bench.repair(), Killed);
    bench.observer = {};
    EXPECT_EQ(bench.goOn().outcome, Outcome::Verified);
    EXPECT_TRUE(imagesWritten(bench.observer).empty());
    EXPECT_TRUE(bench.flashEqualsFirmware(bench.host));
}

TEST(Continue, AfterTheRestartItIsSeenThatTheModemWorks)
{
    JobBench bench;
    bench.observer.onProgress = [&](const RepairProgress &at) {
        if (bench.plan.steps[at.step].kind == StepKind::AwaitReturn)
            throw Killed{};
    };
    EXPECT_THROW(bench.repair(), Killed);
    bench.observer = {};
    for (int i = 0; i < 3; ++i) {  // somebody sees it leave and come back
        bench.clock.sleep(std::chrono::seconds(20));
        bench.bus.devices();
    }
    const RepairResult result = bench.goOn();
    EXPECT_EQ(result.outcome, Outcome::Verified) << result.happened.english();
    EXPECT_TRUE(imagesWritten(bench.observer).empty());
}

TEST(Continue, RefusesAnotherModemWithBothSides)
{
    JobBench bench;
    bench.killAt(0.37);
    PracticeHost other(*findScenario("e3372-download"), bench.clock, test::fastModem());
    bench.bus.pull(bench.host);
    bench.bus.plug(other, "1-4", "other");
    const auto ready = bench.prepare();
    ASSERT_FALSE(ready);
    EXPECT_EQ(ready.error().code(), ErrorCode::OtherModem);
    EXPECT_NE(ready.error().detail().find("E392u-12"), std::string::npos) << ready.error().detail();
    EXPECT_TRUE(other.flash().empty());
}

TEST(Continue, RefusesOtherFirmwareWithBothSides)
{
    JobBench bench;
    bench.killAt(0.37);
    const auto images = practiceImages(PracticeSizes::Small, "11.433.99.00.260");
    const Bytes updater = practiceUpdater(images);
    std::ofstream(bench.bundle.path, std::ios::binary | std::ios::trunc)
        .write(reinterpret_cast<const char *>(updater.data()), static_cast<std::streamsize>(updater.size()));
    const auto ready = bench.prepare();
    ASSERT_FALSE(ready);
    EXPECT_EQ(ready.error().code(), ErrorCode::BundleChanged);
    EXPECT_NE(ready.error().detail().find("now it is"), std::string::npos) << ready.error().detail();
}

TEST(Continue, SaysThatTheFirmwareIsGone)
{
    JobBench bench;
    bench.killAt(0.37);
    std::filesystem::remove(bench.bundle.path);
    const auto ready = bench.prepare();
    ASSERT_FALSE(ready);
    EXPECT_EQ(ready.error().code(), ErrorCode::FileNotFound);
}

TEST(Continue, FindsTheModemAtAnotherPlace)
{
    JobBench bench;
    bench.killAt(0.37);
    bench.bus.plug(bench.host, "2-1.3", "elsewhere");
    const RepairResult result = bench.goOn();
    EXPECT_EQ(result.outcome, Outcome::Verified);
    EXPECT_TRUE(bench.flashEqualsFirmware(bench.host));
    EXPECT_EQ(bench.journal().run.location, "2-1.3");
}

TEST(Continue, ALoaderIsSentAgainWhenThePowerWasAway)
{
    JobBench bench("e392-dmss", {parseFault("unplug@100000").value()});
    StopSource stop;
    bench.observer.onAwaiting = [&] { stop.requestStop(StopRequest::Now); };
    const RepairResult first = bench.repair(stop.token());
    EXPECT_EQ(first.outcome, Outcome::Stopped);
    EXPECT_TRUE(first.canContinue);
    EXPECT_EQ(first.mode, DeviceMode::Unknown) << "it is away";
    bench.host.replug();
    bench.bus.devices();
    bench.observer = {};
    const RepairResult second = bench.goOn();
    EXPECT_EQ(second.outcome, Outcome::Verified) << second.happened.english();
    EXPECT_TRUE(saysInLog(bench.observer, "Loading the loader into memory...OK"));
    EXPECT_LT(imagesWritten(bench.observer).size(), 5u);
}

TEST(Continue, RefusesAnotherLoader)
{
    JobBench bench("e392-dmss", {parseFault("unplug@100000").value()});
    StopSource stop;
    bench.observer.onAwaiting = [&] { stop.requestStop(StopRequest::Now); };
    bench.repair(stop.token());
    bench.host.replug();
    bench.bus.devices();
    std::fstream loader(bench.folder / "firmware" / "NPRG9x00_practice.bin",
                        std::ios::binary | std::ios::in | std::ios::out);
    loader.seekp(200);
    loader.put('x');
    loader.close();
    const auto ready = bench.prepare();
    ASSERT_FALSE(ready);
    EXPECT_EQ(ready.error().code(), ErrorCode::BundleChanged) << ready.error().detail();
}

TEST(Continue, TwoProgramsCanNotContinueTheSameRepair)
{
    JobBench bench;
    bench.killAt(0.37);
    const auto held = bench.files.reopen(bench.journalPath());
    ASSERT_TRUE(held);
    EXPECT_TRUE(listJobs(bench.folder / "jobs", bench.files).at(0).running);
    const RepairResult result = bench.goOn();
    EXPECT_EQ(result.outcome, Outcome::Refused);
    EXPECT_EQ(result.error->code(), ErrorCode::PortBusy);
}

}  // namespace
}  // namespace reviver
