// SPDX-License-Identifier: Apache-2.0
#include "core/platform/paths.h"

#include <QTemporaryDir>

#include <fstream>
#include <gtest/gtest.h>

namespace reviver {
namespace {

namespace fs = std::filesystem;

/// Gives the standard folders another home while it lives.
class Paths : public testing::Test {
protected:
    void SetUp() override
    {
        qputenv("XDG_DATA_HOME", m_home.path().toLocal8Bit());
        if (!QString::fromStdU16String(dataFolder().u16string()).startsWith(m_home.path()))
            GTEST_SKIP() << "this system has no XDG_DATA_HOME";
    }
    void TearDown() override { qunsetenv("XDG_DATA_HOME"); }

    fs::path home() const { return m_home.path().toStdString(); }

private:
    QTemporaryDir m_home;
};

TEST_F(Paths, LogFolderIsMadeWhenItIsMissing)
{
    const auto folder = logFolder();
    ASSERT_TRUE(folder) << folder.error().detail();
    EXPECT_EQ(*folder, home() / "reviver" / "logs");
    EXPECT_TRUE(fs::is_directory(*folder));
    EXPECT_TRUE(logFolder()) << "a second call finds it";
}

TEST_F(Paths, LogFolderSaysWhenAFileStandsInItsPlace)
{
    std::ofstream(home() / "reviver") << "not a folder";
    const auto folder = logFolder();
    ASSERT_FALSE(folder);
    EXPECT_EQ(folder.error().code(), ErrorCode::FileWriteFailed);
    EXPECT_NE(folder.error().detail().find("reviver/logs"), std::string::npos) << folder.error().detail();
}

TEST_F(Paths, DocumentsFolderIsAFolderOfTheUser)
{
    EXPECT_TRUE(documentsFolder().is_absolute());
}

}  // namespace
}  // namespace reviver
