// SPDX-License-Identifier: Apache-2.0
#include "core/simulator/fault.h"
#include "tests/app/program.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace reviver::test {

namespace {

using testing::HasSubstr;

TEST(CommandLine, HelpTellsCommandsAndExitCodes)
{
    const Finished help = runCli({"--help"});
    EXPECT_EQ(help.code, 0);
    for (const char *text :
         {"detect",   "info",           "inspect",         "extract",    "resurrect",
          "practice", "practice-files", "scenarios",       "switch",     "fix",
          "terminal", "identify",       "explain-code",    "lights",     "--practice",
          "--port",   "--light",        "--pause-manager", "Exit codes", "stopped by the user"})
        EXPECT_THAT(help.out, HasSubstr(text));
    for (const std::string &fault : knownFaults())
        EXPECT_THAT(help.out, HasSubstr(fault));
    EXPECT_EQ(help.err, "");
}

TEST(CommandLine, EachCommandHasHelp)
{
    for (const char *command :
         {"detect", "info", "inspect", "extract", "resurrect", "practice", "practice-files", "scenarios",
          "switch", "fix", "terminal", "identify", "explain-code", "lights"}) {
        const Finished help = runCli({command, "--help"});
        EXPECT_EQ(help.code, 0) << command;
        EXPECT_THAT(help.out, HasSubstr("reviver-cli " + std::string(command))) << command;
    }
}

TEST(CommandLine, VersionIsOneLine)
{
    const Finished version = runCli({"--version"});
    EXPECT_EQ(version.code, 0);
    EXPECT_THAT(version.out, testing::MatchesRegex("reviver-cli [0-9]+\\.[0-9]+\\.[0-9]+\n"));
}

class WrongUse : public testing::TestWithParam<QStringList> {};

TEST_P(WrongUse, EndsWithTwoAndSaysWhyOnStderr)
{
    const Finished run = runCli(GetParam());
    EXPECT_EQ(run.code, 2);
    EXPECT_EQ(run.out, "");
    EXPECT_NE(run.err, "");
}

INSTANTIATE_TEST_SUITE_P(
    CommandLine, WrongUse,
    testing::Values(QStringList{}, QStringList{"revive"}, QStringList{"detect", "--jason"},
                    QStringList{"info"}, QStringList{"info", "x", "--json", "--text"}, QStringList{"inspect"},
                    QStringList{"extract", "file"}, QStringList{"extract", "file", "--to"},
                    QStringList{"resurrect", "x"}, QStringList{"resurrect", "x", "y", "--include", "imei"},
                    QStringList{"practice"}, QStringList{"practice", "e392-unfinished"},
                    QStringList{"practice", "no-such-modem", "--ports", "d"}, QStringList{"practice-files"},
                    QStringList{"--practice", "no-such-modem", "detect"},
                    QStringList{"--practice", "e392-unfinished", "--fault", "melt@3", "detect"},
                    QStringList{"--practice", "e392-unfinished", "--fault", "nak@", "detect"},
                    QStringList{"--fault", "nak@3", "detect"}));

TEST(CommandLine, ScenariosAreListedWithWhatTheyAre)
{
    const Finished list = runCli({"scenarios"});
    EXPECT_EQ(list.code, 0);
    for (const char *name : {"e392-healthy", "e392-unfinished", "e392-dmss", "e392-wants-efs"})
        EXPECT_THAT(list.out, HasSubstr(name));
}

}  // namespace

}  // namespace reviver::test
