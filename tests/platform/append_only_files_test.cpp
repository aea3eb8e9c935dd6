// SPDX-License-Identifier: Apache-2.0
#include "core/platform/append_only_files.h"

#include <fstream>
#include <gtest/gtest.h>
#include <sstream>

namespace reviver {
namespace {

class AppendOnly : public testing::Test {
protected:
    void SetUp() override
    {
        // One for each test: they may run at the same time.
        const std::string name = testing::UnitTest::GetInstance()->current_test_info()->name();
        folder = std::filesystem::path(testing::TempDir()) / ("reviver append only " + name) / "new folder";
        std::filesystem::remove_all(folder.parent_path());
        path = folder / "file";
    }
    std::string content() const
    {
        std::ostringstream text;
        text << std::ifstream(path, std::ios::binary).rdbuf();
        return text.str();
    }

    SystemAppendOnlyFiles files;
    std::filesystem::path folder;
    std::filesystem::path path;
};

TEST_F(AppendOnly, GrowsAndIsGoneOnWith)
{
    {
        const auto file = files.create(path);
        ASSERT_TRUE(file) << file.error().detail();
        EXPECT_TRUE((*file)->append(asBytes("one\n")));
        EXPECT_EQ(content(), "one\n") << "it is there at once";
        EXPECT_TRUE((*file)->append(asBytes("tw")));
        EXPECT_TRUE((*file)->cut(4));
    }
    const auto again = files.reopen(path);
    ASSERT_TRUE(again) << again.error().detail();
    EXPECT_TRUE((*again)->append(asBytes("two\n")));
    EXPECT_EQ(content(), "one\ntwo\n");
}

TEST_F(AppendOnly, IsHeldByOneAtATime)
{
    EXPECT_FALSE(files.held(path)) << "there is none";
    auto file = files.create(path);
    ASSERT_TRUE(file);
    EXPECT_TRUE(files.held(path));
    EXPECT_EQ(files.reopen(path).error().code(), ErrorCode::PortBusy);
    file->reset();
    EXPECT_FALSE(files.held(path));
    EXPECT_TRUE(files.reopen(path));
}

TEST_F(AppendOnly, NeverTakesAFileThatIsThere)
{
    std::filesystem::create_directories(folder);
    std::ofstream(path) << "mine";
    EXPECT_EQ(files.create(path).error().code(), ErrorCode::InvalidArgument);
    EXPECT_EQ(content(), "mine");
    EXPECT_EQ(files.reopen(folder / "nothing").error().code(), ErrorCode::FileNotFound);
}

TEST_F(AppendOnly, SaysWhenTheFolderCanNotBeMade)
{
    std::filesystem::create_directories(folder.parent_path());
    std::ofstream(folder) << "a file where the folder belongs";
    const auto file = files.create(path);
    ASSERT_FALSE(file);
    EXPECT_EQ(file.error().code(), ErrorCode::FileWriteFailed);
}

#ifdef __linux__
TEST_F(AppendOnly, SaysThatTheDiskIsFull)
{
    std::filesystem::create_directories(folder);
    std::filesystem::create_symlink("/dev/full", path);
    const auto file = files.reopen(path);
    ASSERT_TRUE(file) << file.error().detail();
    const auto written = (*file)->append(asBytes("one"));
    ASSERT_FALSE(written);
    EXPECT_EQ(written.error().code(), ErrorCode::FileWriteFailed);
    EXPECT_NE(written.error().detail().find("No space left"), std::string::npos);
}
#endif

}  // namespace
}  // namespace reviver
