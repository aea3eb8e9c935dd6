// SPDX-License-Identifier: Apache-2.0
// A modem that leaves the bus while it is being written.
#include "tests/repair/job_bench.h"

#include <algorithm>
#include <gtest/gtest.h>

namespace reviver {
namespace {

using namespace std::chrono_literals;
using test::JobBench;

Fault unplugAt(const char *octets)
{
    return parseFault(std::string("unplug@") + octets).value();
}

class UnpluggedAt : public testing::TestWithParam<const char *> {};

TEST_P(UnpluggedAt, GoesOnByItselfWhenItIsPluggedInAgain)
{
    JobBench bench("e392-unfinished", {unplugAt(GetParam())});
    bench.observer.onAwaiting = [&] { bench.host.replug(); };
    const RepairResult result = bench.repair();
    EXPECT_EQ(result.outcome, Outcome::Verified) << result.headline.english() << result.happened.english();
    EXPECT_TRUE(bench.flashEqualsFirmware(bench.host));
    EXPECT_EQ(bench.observer.awaited, (std::vector<std::chrono::milliseconds>{10min, 0ms}));
    EXPECT_EQ(result.link.returns, 1u);
    ASSERT_TRUE(result.linkAdvice);
    EXPECT_NE(result.linkAdvice->english().find("left the USB bus 1 times"), std::string::npos);
    EXPECT_FALSE(bench.observer.wentBack);
    EXPECT_EQ(bench.observer.last.done, bench.plan.bytes);
}

INSTANTIATE_TEST_SUITE_P(Loss, UnpluggedAt,
                         testing::Values("1", "464", "5000", "100000", "150000", "299000"));

/// Its boot loader is written by then: what is left needs no loader, and is shorter.
TEST(Loss, ProgressNeverGoesBackWhenLessIsLeftThanBefore)
{
    JobBench bench("e3372-bootrom", {unplugAt("59000")});
    std::vector<std::uint64_t> totals;
    bench.observer.onProgress = [&](const RepairProgress &at) {
        totals.push_back(at.total);
        EXPECT_LE(at.done, at.total);
    };
    bench.observer.onAwaiting = [&] { bench.host.replug(); };
    const RepairResult result = bench.repair();
    EXPECT_EQ(result.outcome, Outcome::Verified) << result.happened.english();
    EXPECT_FALSE(bench.observer.wentBack);
    EXPECT_EQ(bench.observer.last.done, bench.observer.last.total);
    EXPECT_EQ(totals.front(), totals.back());
    EXPECT_LT(bench.observer.plans.at(0).bytes, totals.front());
}

TEST(Loss, ALoaderIsSentAgain)
{
    JobBench bench("e392-dmss", {unplugAt("100000")});
    bench.observer.onAwaiting = [&] { bench.host.replug(); };
    const RepairResult result = bench.repair();
    EXPECT_EQ(result.outcome, Outcome::Verified) << result.headline.english() << result.happened.english();
    EXPECT_TRUE(bench.host.forbiddenSeen().empty());
}

TEST(Loss, GoesOnAtAnotherPlaceUnderAnotherName)
{
    JobBench bench("e392-unfinished", {unplugAt("100000")});
    bench.observer.onAwaiting = [&] {
        bench.bus.plug(bench.host, "3-2", "another");
        bench.host.replug();
    };
    const RepairResult result = bench.repair();
    EXPECT_EQ(result.outcome, Outcome::Verified) << result.happened.english();
    EXPECT_TRUE(bench.flashEqualsFirmware(bench.host));
    EXPECT_TRUE(bench.bus.opened.back().starts_with("another:"));
}

TEST(Loss, AnotherModemInItsPlaceIsNotTouched)
{
    JobBench bench("e392-unfinished", {unplugAt("100000")});
    PracticeHost other(*findScenario("e3372-download"), bench.clock, test::fastModem());
    bench.observer.onAwaiting = [&] {
        bench.bus.pull(bench.host);
        bench.bus.plug(other, "1-4", "other");
    };
    const RepairResult result = bench.repair();
    EXPECT_EQ(result.outcome, Outcome::Failed);
    EXPECT_EQ(result.error->code(), ErrorCode::PortDisconnected);
    EXPECT_TRUE(other.flash().empty());
    EXPECT_TRUE(result.canContinue);
    const auto asked = std::ranges::count_if(
        bench.bus.opened, [](const std::string &path) { return path.starts_with("other:"); });
    EXPECT_LE(asked, 3) << "it is asked once, not again and again";
}

TEST(Loss, TheRightModemIsTakenAfterTheWrongOne)
{
    JobBench bench("e392-unfinished", {unplugAt("100000")});
    PracticeHost other(*findScenario("e3372-download"), bench.clock, test::fastModem());
    bench.observer.onAwaiting = [&] {
        bench.bus.pull(bench.host);
        bench.bus.plug(other, "1-4", "other");
    };
    // The log names the wrong one; then the owner changes it for the right one.
    bench.observer.onLogged = [&](const LogLine &line) {
        if (!line.text.text.starts_with("Another modem is plugged in"))
            return;
        bench.bus.pull(other);
        bench.bus.plug(bench.host, "1-4");
        bench.host.replug();
    };
    const RepairResult result = bench.repair();
    EXPECT_EQ(result.outcome, Outcome::Verified) << result.happened.english();
    EXPECT_TRUE(other.flash().empty());
    EXPECT_TRUE(bench.flashEqualsFirmware(bench.host));
}

TEST(Loss, AModemThatWasThereAllTheTimeIsNotTakenForIt)
{
    JobBench bench("e392-unfinished", {unplugAt("100000")});
    PracticeHost neighbour(*findScenario("e392-unfinished"), bench.clock, test::fastModem());
    bench.bus.plug(neighbour, "1-5", "neighbour");
    const RepairResult result = bench.repair();
    EXPECT_EQ(result.outcome, Outcome::Failed);
    EXPECT_TRUE(neighbour.flash().empty());
    EXPECT_EQ(std::ranges::count_if(bench.bus.opened,
                                    [](const std::string &path) { return path.starts_with("neighbour:"); }),
              0);
}

TEST(Loss, IsGivenUpAfterTenMinutesWithTheNextSteps)
{
    JobBench bench("e392-unfinished", {unplugAt("100000")});
    const auto start = bench.clock.now();
    const RepairResult result = bench.repair();
    EXPECT_EQ(result.outcome, Outcome::Failed);
    EXPECT_EQ(result.headline.english(), "Not finished: the modem was unplugged");
    EXPECT_GE(bench.clock.now() - start, 10min);
    EXPECT_LT(bench.clock.now() - start, 11min);
    EXPECT_EQ(result.next.at(0).action, RepairAction::Continue);
    EXPECT_EQ(result.state.at(0).english(), "The modem is not attached now.");

    bench.host.replug();
    bench.bus.devices();
    bench.observer = {};
    EXPECT_EQ(bench.goOn().outcome, Outcome::Verified);
    EXPECT_TRUE(bench.flashEqualsFirmware(bench.host));
}

TEST(Loss, WaitingCanBeStopped)
{
    JobBench bench("e392-unfinished", {unplugAt("100000")});
    StopSource stop;
    bench.observer.onAwaiting = [&] { stop.requestStop(StopRequest::Now); };
    const RepairResult result = bench.repair(stop.token());
    EXPECT_EQ(result.outcome, Outcome::Stopped);
    EXPECT_EQ(result.state.at(0).english(), "The modem is not attached now.");
    EXPECT_TRUE(result.canContinue);
}

TEST(Loss, AModemThatLeavesAgainAndAgainIsGivenUp)
{
    std::vector<Fault> faults;
    for (int i = 0; i < 8; ++i)
        faults.push_back(unplugAt("140000"));
    JobBench bench("e392-unfinished", faults);
    bench.observer.onAwaiting = [&] { bench.host.replug(); };
    const RepairResult result = bench.repair();
    EXPECT_EQ(result.outcome, Outcome::Failed);
    EXPECT_EQ(result.link.returns, 3u);
    EXPECT_TRUE(result.canContinue);
}

}  // namespace
}  // namespace reviver
