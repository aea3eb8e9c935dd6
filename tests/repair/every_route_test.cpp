// SPDX-License-Identifier: Apache-2.0
// Each way of writing is killed, unplugged, and continued.
#include "tests/repair/job_bench.h"

#include <gtest/gtest.h>
#include <string>

namespace reviver {
namespace {

using test::JobBench;

struct RouteCase {
    const char *scenario;
    double part;  ///< of the octets that go to the modem
};

void PrintTo(const RouteCase &one, std::ostream *out)
{
    *out << one.scenario << " at " << one.part;
}

class EveryRoute : public testing::TestWithParam<RouteCase> {};

TEST_P(EveryRoute, IsContinuedAfterItsProgramWasKilled)
{
    JobBench bench(GetParam().scenario);
    bench.killAt(GetParam().part);
    if (!bench.journal().unfinished())
        GTEST_SKIP() << "the loader was being loaded: nothing was begun";
    if (const auto ready = bench.prepare(); !ready) {
        // In the middle of a row, a Firehose takes everything for the row's octets.
        const std::string scenario = GetParam().scenario;
        ASSERT_TRUE(scenario == "ec25-edl" || scenario == "em7565-download") << ready.error().detail();
        ASSERT_EQ(ready.error().code(), ErrorCode::Timeout) << ready.error().detail();
        bench.replug();
    }
    const RepairResult result = bench.goOn();
    EXPECT_EQ(result.outcome, Outcome::Verified) << result.headline.english() << result.happened.english();
    EXPECT_TRUE(bench.flashEqualsFirmware(bench.host));
    EXPECT_TRUE(bench.host.forbiddenSeen().empty());
    EXPECT_FALSE(bench.observer.wentBack);
}

TEST_P(EveryRoute, IsContinuedWhenTheModemLostItsPowerAsWell)
{
    JobBench bench(GetParam().scenario);
    bench.killAt(GetParam().part);
    if (!bench.journal().unfinished())
        GTEST_SKIP() << "the loader was being loaded: nothing was begun";
    bench.replug();
    const RepairResult result = bench.goOn();
    EXPECT_EQ(result.outcome, Outcome::Verified) << result.headline.english() << result.happened.english();
    EXPECT_TRUE(bench.flashEqualsFirmware(bench.host));
    EXPECT_TRUE(bench.host.forbiddenSeen().empty());
}

TEST_P(EveryRoute, GoesOnByItselfWhenTheModemIsPluggedInAgain)
{
    JobBench bench(GetParam().scenario);
    bool pulled = false;
    bench.observer.onProgress = [&](const RepairProgress &at) {
        if (pulled || at.stepDone == 0
            || static_cast<double>(at.done) < GetParam().part * static_cast<double>(at.total))
            return;
        pulled = true;
        bench.host.unplug();
    };
    bench.observer.onAwaiting = [&] { bench.host.replug(); };
    const RepairResult result = bench.repair();
    EXPECT_TRUE(pulled);
    EXPECT_EQ(result.outcome, Outcome::Verified) << result.headline.english() << result.happened.english();
    EXPECT_TRUE(bench.flashEqualsFirmware(bench.host));
    EXPECT_EQ(result.link.returns, 1u);
    EXPECT_TRUE(bench.host.forbiddenSeen().empty());
}

std::vector<RouteCase> cases()
{
    std::vector<RouteCase> all;
    for (const char *scenario :
         {"e392-unfinished", "e392-dmss", "e392-streaming", "e3372-download", "e3372-bootrom", "ec25-edl",
          "gobi-qdl", "mdm9615-dload", "e392-dmss-reads", "e392-dmss-unframed", "em7565-download"})
        for (const double part : {0.05, 0.2, 0.37, 0.6, 0.9})
            all.push_back({scenario, part});
    return all;
}

INSTANTIATE_TEST_SUITE_P(Continue, EveryRoute, testing::ValuesIn(cases()));

}  // namespace
}  // namespace reviver
