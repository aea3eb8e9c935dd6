// SPDX-License-Identifier: Apache-2.0
#include "core/repair/run_log.h"

#include <gtest/gtest.h>
#include <sstream>

namespace reviver {
namespace {

std::string contentOf(const std::filesystem::path &path)
{
    std::ostringstream text;
    text << std::ifstream(path, std::ios::binary).rdbuf();
    return text.str();
}

TEST(RunLog, KeepsEveryLevelInUtf8AndAppends)
{
    const auto folder = std::filesystem::path(testing::TempDir()) / "reviver run log";
    std::filesystem::remove_all(folder);
    std::filesystem::path path;
    for (const char *text : {"Übung 1", "second run"}) {
        auto log = path.empty() ? RunLog::openIn(folder, {}) : RunLog::open(path);
        ASSERT_TRUE(log) << log.error().detail();
        EXPECT_TRUE(log->write({{}, LogLevel::Wire, text}));
        path = log->path();
    }
    EXPECT_EQ(path.filename(), "reviver-1970-01-01T00-00-00.000Z.log");
    EXPECT_EQ(contentOf(path),
              "1970-01-01T00:00:00.000Z  wire     Übung 1\n1970-01-01T00:00:00.000Z  wire     second run\n");
}

TEST(RunLog, OfARunThatBeginsAtTheSameTimeIsAnotherFile)
{
    const auto folder = std::filesystem::path(testing::TempDir()) / "reviver run logs at once";
    std::filesystem::remove_all(folder);
    auto one = RunLog::openIn(folder, {});
    auto other = RunLog::openIn(folder, {});
    ASSERT_TRUE(one && other);
    EXPECT_TRUE(one->write({{}, LogLevel::Step, "one"}));
    EXPECT_TRUE(other->write({{}, LogLevel::Step, "other"}));
    EXPECT_EQ(other->path().filename(), "reviver-1970-01-01T00-00-00.000Z-2.log");
    EXPECT_EQ(contentOf(one->path()), "1970-01-01T00:00:00.000Z  step     one\n");
    EXPECT_EQ(contentOf(other->path()), "1970-01-01T00:00:00.000Z  step     other\n");
}

TEST(RunLog, SaysWhichFileCanNotBeWritten)
{
    const auto log = RunLog::open("/no-such-folder/x.log");
    ASSERT_FALSE(log);
    EXPECT_EQ(log.error().code(), ErrorCode::FileWriteFailed);
    EXPECT_NE(log.error().detail().find("/no-such-folder/x.log"), std::string::npos);
}

#ifdef __linux__
TEST(RunLog, TellsOnceThatTheDiskIsFull)
{
    auto log = RunLog::open("/dev/full");
    ASSERT_TRUE(log);
    const auto first = log->write({{}, LogLevel::Step, "one"});
    ASSERT_FALSE(first);
    EXPECT_EQ(first.error().code(), ErrorCode::FileWriteFailed);
    EXPECT_TRUE(log->write({{}, LogLevel::Step, "two"})) << "it is told once";
}
#endif

}  // namespace
}  // namespace reviver
