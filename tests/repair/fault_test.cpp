// SPDX-License-Identifier: Apache-2.0
#include "tests/repair/firehose_bench.h"
#include "tests/repair/practice_bench.h"

#include <gtest/gtest.h>

namespace reviver {
namespace {

using test::PracticeBench;

struct FaultCase {
    const char *scenario;
    const char *fault;
    Outcome outcome;
};

/// GoogleTest prints a case by its name.
void PrintTo(const FaultCase &one, std::ostream *out)
{
    *out << one.scenario << " " << one.fault;
}

class Faults : public testing::TestWithParam<FaultCase> {};

TEST_P(Faults, EndInTheRightClassAndNeverInAFalseSuccess)
{
    const FaultCase &one = GetParam();
    PracticeBench bench(one.scenario, {parseFault(one.fault).value()});
    const std::string scenario = one.scenario;
    const FirmwareBundle bundle = scenario == "e3372-signed" ? test::balongBundle(test::BalongFile::Signed)
        : scenario.starts_with("e3372")                      ? test::balongBundle()
                                                             : test::practiceBundle();
    PlanOptions options;
    if (scenario == "e392-dmss")
        options.loader = test::practiceLoaderImage();
    if (scenario == "e3372-bootrom")
        options.loader = test::balongLoader();
    const RepairResult result = bench.repair(bundle, options);

    EXPECT_EQ(result.outcome, one.outcome) << result.headline.english() << " / " << result.happened.english();
    if (result.outcome == Outcome::Verified) {
        EXPECT_TRUE(bench.flashEquals(bundle, bench.plan)) << "success over a wrong flash";
    } else {
        EXPECT_FALSE(result.code.empty());
        EXPECT_FALSE(result.next.empty()) << "a failure always has a next step";
        EXPECT_EQ(result.state.size(), 3u);
    }
    EXPECT_FALSE(bench.observer.wentBack);
}

INSTANTIATE_TEST_SUITE_P(
    RouteA, Faults,
    testing::Values(FaultCase{"e392-unfinished", "unplug@1", Outcome::Failed},
                    FaultCase{"e392-unfinished", "unplug@1000", Outcome::Failed},
                    FaultCase{"e392-unfinished", "unplug@150000", Outcome::Failed},
                    FaultCase{"e392-unfinished", "nak@1", Outcome::Failed},
                    FaultCase{"e392-unfinished", "nak@20", Outcome::Failed},
                    FaultCase{"e392-unfinished", "drop-reply@1", Outcome::Verified},
                    FaultCase{"e392-unfinished", "drop-reply@20", Outcome::Verified},
                    FaultCase{"e392-unfinished", "corrupt-reply@1", Outcome::Verified},
                    FaultCase{"e392-unfinished", "corrupt-reply@33", Outcome::Verified},
                    FaultCase{"e392-unfinished", "stall@7:8", Outcome::Verified},
                    FaultCase{"e392-unfinished", "stall@7:14", Outcome::Verified},
                    FaultCase{"e392-unfinished", "stall@7:600", Outcome::Failed},
                    FaultCase{"e392-unfinished", "ack-without-writing@1", Outcome::Failed},
                    FaultCase{"e392-unfinished", "ack-without-writing@4", Outcome::Failed},
                    FaultCase{"e392-unfinished", "ack-without-writing@7", Outcome::Failed}));

INSTANTIATE_TEST_SUITE_P(RouteB, Faults,
                         testing::Values(FaultCase{"e392-dmss", "unplug@1000", Outcome::Failed},
                                         FaultCase{"e392-dmss", "unplug@150000", Outcome::Failed},
                                         FaultCase{"e392-dmss", "nak@20", Outcome::Failed},
                                         FaultCase{"e392-dmss", "drop-reply@20", Outcome::Verified},
                                         FaultCase{"e392-dmss", "corrupt-reply@33", Outcome::Verified},
                                         FaultCase{"e392-dmss", "stall@7:8", Outcome::Verified},
                                         FaultCase{"e392-dmss", "stall@7:40", Outcome::Verified},
                                         FaultCase{"e392-dmss", "stall@7:600", Outcome::Failed},
                                         FaultCase{"e392-dmss", "ack-without-writing@2", Outcome::Failed}));

INSTANTIATE_TEST_SUITE_P(
    BalongDownload, Faults,
    testing::Values(FaultCase{"e3372-download", "unplug@1", Outcome::Failed},
                    FaultCase{"e3372-download", "unplug@50000", Outcome::Failed},
                    FaultCase{"e3372-download", "nak@1", Outcome::Failed},
                    FaultCase{"e3372-download", "nak@12", Outcome::Failed},
                    FaultCase{"e3372-download", "drop-reply@1", Outcome::Verified},
                    FaultCase{"e3372-download", "drop-reply@12", Outcome::Verified},
                    FaultCase{"e3372-download", "corrupt-reply@1", Outcome::Verified},
                    FaultCase{"e3372-download", "corrupt-reply@15", Outcome::Verified},
                    FaultCase{"e3372-download", "stall@7:8", Outcome::Verified},
                    FaultCase{"e3372-download", "stall@7:14", Outcome::Verified},
                    FaultCase{"e3372-download", "stall@7:600", Outcome::Failed},
                    FaultCase{"e3372-download", "ack-without-writing@1", Outcome::Failed},
                    FaultCase{"e3372-download", "ack-without-writing@3", Outcome::Failed},
                    FaultCase{"e3372-healthy", "unplug@50000", Outcome::Failed},
                    FaultCase{"e3372-healthy", "nak@12", Outcome::Failed},
                    FaultCase{"e3372-healthy", "drop-reply@12", Outcome::Verified},
                    FaultCase{"e3372-healthy", "ack-without-writing@3", Outcome::Failed},
                    FaultCase{"e3372-signed", "unplug@1000", Outcome::Failed},
                    FaultCase{"e3372-signed", "drop-reply@1", Outcome::Verified}));

INSTANTIATE_TEST_SUITE_P(BalongBootRom, Faults,
                         testing::Values(FaultCase{"e3372-bootrom", "unplug@1", Outcome::Failed},
                                         FaultCase{"e3372-bootrom", "unplug@50000", Outcome::Failed},
                                         FaultCase{"e3372-bootrom", "nak@1", Outcome::Failed},
                                         FaultCase{"e3372-bootrom", "nak@12", Outcome::Failed},
                                         FaultCase{"e3372-bootrom", "drop-reply@12", Outcome::Verified},
                                         FaultCase{"e3372-bootrom", "corrupt-reply@1", Outcome::Verified},
                                         FaultCase{"e3372-bootrom", "stall@7:14", Outcome::Verified},
                                         FaultCase{"e3372-bootrom", "stall@7:600", Outcome::Failed},
                                         FaultCase{"e3372-bootrom", "ack-without-writing@1", Outcome::Failed},
                                         FaultCase{"e3372-bootrom", "ack-without-writing@3",
                                                   Outcome::Failed}));

class FirehoseFaults : public testing::TestWithParam<FaultCase> {};

/// `scenario` names what the loader can do: the whole, or neither digest nor reading.
TEST_P(FirehoseFaults, EndInTheRightClassAndNeverInAFalseSuccess)
{
    const FaultCase &one = GetParam();
    PracticeBench bench("ec25-edl", {parseFault(one.fault).value()});
    const FirmwareBundle &bundle = test::firehoseBundle();
    PlanOptions options;
    if (std::string(one.scenario) == "blind")
        options.loader = test::firehoseLoader("program configure power erase nop");
    const RepairResult result = bench.repair(bundle, options);

    EXPECT_EQ(result.outcome, one.outcome) << result.headline.english() << " / " << result.happened.english();
    if (result.outcome == Outcome::Verified) {
        EXPECT_TRUE(test::sectorsEqual(bench.host, bundle, bench.plan)) << "success over a wrong flash";
    } else {
        EXPECT_FALSE(result.code.empty());
        EXPECT_FALSE(result.next.empty()) << "a failure always has a next step";
        EXPECT_EQ(result.state.size(), 3u);
        EXPECT_NE(bench.host.mode(), PracticeMode::Normal);
    }
    EXPECT_FALSE(bench.observer.wentBack);
    EXPECT_TRUE(bench.host.forbiddenSeen().empty());
}

INSTANTIATE_TEST_SUITE_P(Firehose, FirehoseFaults,
                         testing::Values(FaultCase{"whole", "unplug@1", Outcome::Failed},
                                         FaultCase{"whole", "unplug@1000", Outcome::Failed},
                                         FaultCase{"whole", "unplug@150000", Outcome::Failed},
                                         FaultCase{"whole", "nak@1", Outcome::Failed},
                                         FaultCase{"whole", "nak@40", Outcome::Failed},
                                         FaultCase{"whole", "drop-reply@1", Outcome::Failed},
                                         FaultCase{"whole", "drop-reply@33", Outcome::Failed},
                                         FaultCase{"whole", "corrupt-reply@1", Outcome::Failed},
                                         FaultCase{"whole", "corrupt-reply@33", Outcome::Failed},
                                         FaultCase{"whole", "stall@7:8", Outcome::Verified},
                                         FaultCase{"whole", "stall@7:100", Outcome::Verified},
                                         FaultCase{"whole", "stall@7:600", Outcome::Failed},
                                         FaultCase{"whole", "ack-without-writing@1", Outcome::Failed},
                                         FaultCase{"whole", "ack-without-writing@6", Outcome::Failed},
                                         FaultCase{"whole", "short-ack@1", Outcome::Failed},
                                         FaultCase{"whole", "short-ack@2", Outcome::Failed},
                                         FaultCase{"whole", "short-ack@6", Outcome::Failed},
                                         FaultCase{"blind", "nak@40", Outcome::Failed},
                                         FaultCase{"blind", "ack-without-writing@6", Outcome::Failed},
                                         FaultCase{"blind", "short-ack@1", Outcome::Failed},
                                         FaultCase{"blind", "short-ack@6", Outcome::Failed}));

TEST(FaultWords, AnImageThatTheFlashDoesNotHoldIsNamed)
{
    PracticeBench bench("ec25-edl", {parseFault("ack-without-writing@3").value()});
    const RepairResult result = bench.repair(test::firehoseBundle());
    EXPECT_EQ(result.code, "RV-405");
    EXPECT_EQ(result.error->code(), ErrorCode::VerifyMismatch);
    EXPECT_NE(result.happened.english().find("was compared with the flash"), std::string::npos);
    EXPECT_NE(result.happened.english().find("differs from the file at 0x00000000"), std::string::npos)
        << result.happened.english();
    EXPECT_EQ(result.mode, DeviceMode::Firehose);
}

TEST(FaultWords, AnUnpluggedModemIsNamedWithTheNextStep)
{
    PracticeBench bench("e392-unfinished", {parseFault("unplug@150000").value()});
    const RepairResult result = bench.repair(test::practiceBundle());
    EXPECT_EQ(result.headline.english(), "Not finished: the modem was unplugged");
    EXPECT_EQ(result.mode, DeviceMode::Unknown);
    EXPECT_EQ(result.state.at(0).english(), "The modem is not attached now.");
    EXPECT_NE(result.next.at(0).text.english().find("Plug the modem in again"), std::string::npos);
    EXPECT_EQ(result.error->code(), ErrorCode::PortDisconnected);
}

TEST(FaultWords, AStallIsToldWhileItLasts)
{
    PracticeBench bench("e392-unfinished", {parseFault("stall@7:8").value()});
    bench.repair(test::practiceBundle());
    EXPECT_GE(bench.observer.longestSilence, std::chrono::seconds(5));
}

TEST(FaultWords, RepeatsAreCounted)
{
    PracticeBench bench("e392-unfinished", {parseFault("drop-reply@20").value()});
    const RepairResult result = bench.repair(test::practiceBundle());
    EXPECT_EQ(result.link.repeats, 1u);
    EXPECT_GE(result.link.errors, 1u);
}

}  // namespace
}  // namespace reviver
