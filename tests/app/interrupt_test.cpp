// SPDX-License-Identifier: Apache-2.0
#include "tests/app/program.h"

#include <csignal>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace reviver::test {

namespace {

// At the speed of a real modem the large set takes minutes: long enough to be stopped.
TEST(Interrupt, StopsARepairAtTheNextBlockAndEndsWithSeven)
{
    const PracticeFiles files(true);
    const TestFolder home;
    RunningCli program({"--practice", "e392-unfinished", "resurrect", "practice:e392-unfinished/pcui",
                        files.firmware, "--yes", "--json"},
                       home.path());
    program.closeInput();
    ASSERT_TRUE(program.waitForOutput("\"event\":\"progress\""));
    ASSERT_EQ(::kill(static_cast<pid_t>(program.pid()), SIGINT), 0);

    const Finished run = program.finish();
    EXPECT_EQ(run.code, 7) << run.err;
    EXPECT_EQ(run.result()["outcome"], "stopped");
    EXPECT_THAT(run.err, testing::HasSubstr("Stopping at the next safe point"));
}

TEST(Interrupt, StopsDetectWithSeven)
{
    const TestFolder home;
    RunningCli program({"--practice", "e392-unfinished", "detect", "--verbose"}, home.path());
    program.closeInput();
    ASSERT_TRUE(program.waitForError("AT"));
    ASSERT_EQ(::kill(static_cast<pid_t>(program.pid()), SIGTERM), 0);
    EXPECT_EQ(program.finish().code, 7);
}

}  // namespace

}  // namespace reviver::test
