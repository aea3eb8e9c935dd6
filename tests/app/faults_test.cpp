// SPDX-License-Identifier: Apache-2.0
#include "tests/app/program.h"

#include <gtest/gtest.h>

namespace reviver::test {

namespace {

struct FaultCase {
    const char *name;
    const char *spec;
    int code;
    const char *outcome;
};

class FaultOnRouteA : public testing::TestWithParam<FaultCase> {};

// A modem that is plugged in again is gone on with by itself, as the practice modem is after
// three seconds. Nothing may end as verified unless the modem really started with what was written.
TEST_P(FaultOnRouteA, EndsAsItMust)
{
    const FaultCase &expected = GetParam();
    const PracticeFiles files;
    const Finished run
        = runCli({"--practice", "e392-unfinished", "--fast", "--fault", expected.spec, "resurrect",
                  "practice:e392-unfinished/pcui", files.firmware, "--yes", "--json"});
    EXPECT_EQ(run.code, expected.code) << run.out << run.err;
    const nlohmann::json result = run.result();
    ASSERT_TRUE(result.is_object()) << run.out;
    EXPECT_EQ(result["outcome"], expected.outcome);
    if (expected.code != 0) {
        EXPECT_GE(result["next"].size(), 1u);
        EXPECT_NE(result["headline"], "");
    }
}

INSTANTIATE_TEST_SUITE_P(Faults, FaultOnRouteA,
                         testing::Values(FaultCase{"Unplug", "unplug@70000", 0, "verified"},
                                         FaultCase{"DropReply", "drop-reply@5", 0, "verified"},
                                         FaultCase{"CorruptReply", "corrupt-reply@5", 0, "verified"},
                                         FaultCase{"Stall", "stall@5:2", 0, "verified"},
                                         FaultCase{"AckWithoutWriting", "ack-without-writing@3", 6,
                                                   "failed"}),
                         [](const auto &fault) { return std::string(fault.param.name); });

// A refused block may be repeated or given up; a repaired modem must be verified.
TEST(Faults, RefusedBlockIsSurvivedOrFailsClearly)
{
    const PracticeFiles files;
    const Finished run = runCli({"--practice", "e392-unfinished", "--fast", "--fault", "nak@5", "resurrect",
                                 "practice:e392-unfinished/pcui", files.firmware, "--yes", "--json"});
    const nlohmann::json result = run.result();
    ASSERT_TRUE(result.is_object()) << run.out;
    EXPECT_EQ(run.code == 0, result["outcome"] == "verified");
    EXPECT_EQ(run.code == 6, result["outcome"] == "failed");
    EXPECT_TRUE(run.code == 0 || run.code == 6);
}

}  // namespace

}  // namespace reviver::test
