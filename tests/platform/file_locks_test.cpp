// SPDX-License-Identifier: Apache-2.0
#include "core/platform/file_locks.h"

#include <QCoreApplication>
#include <QProcess>
#include <QTemporaryDir>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace reviver {
namespace {

class FileLocksTest : public testing::Test {
protected:
    std::string folder() const { return m_root.path().toStdString() + "/locks"; }
    /// The test program once more, holding a place until it is killed (main.cpp).
    void holdInAnotherProgram(QProcess &program, const std::string &place) const
    {
        program.start(QCoreApplication::applicationFilePath(),
                      {QStringLiteral("--hold-place"), QString::fromStdString(folder()),
                       QString::fromStdString(place)});
        ASSERT_TRUE(program.waitForReadyRead()) << "it says that it holds";
    }

private:
    QTemporaryDir m_root;
};

TEST_F(FileLocksTest, ASecondOneOnTheSamePlaceIsRefusedWithTheNameOfTheFirst)
{
    FileLocks window(folder());
    FileLocks terminal(folder());
    auto first = window.take("1-4", "the window of Reviver");
    ASSERT_TRUE(first) << first.error().detail();
    const auto second = terminal.take("1-4", "reviver-cli");
    ASSERT_FALSE(second);
    EXPECT_EQ(second.error().code(), ErrorCode::PortBusy);
    EXPECT_EQ(second.error().detail(),
              fmt::format("the window of Reviver (process {})", QCoreApplication::applicationPid()));
    EXPECT_TRUE(terminal.take("1-5", "reviver-cli")) << "another modem is free";
    first->reset();
    EXPECT_TRUE(terminal.take("1-4", "reviver-cli"));
}

TEST_F(FileLocksTest, AnotherProgramIsNamedUntilItDies)
{
    QProcess program;
    holdInAnotherProgram(program, "1-4");
    FileLocks locks(folder());
    const auto refused = locks.take("1-4", "me");
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code(), ErrorCode::PortBusy);
    EXPECT_EQ(refused.error().detail(), fmt::format("another program (process {})", program.processId()));
    program.kill();
    program.waitForFinished();
    EXPECT_TRUE(locks.take("1-4", "me"));
}

TEST_F(FileLocksTest, APlaceMayBeAPath)
{
    FileLocks locks(folder());
    auto hold = locks.take("/dev/ttyUSB0", "me");
    ASSERT_TRUE(hold) << hold.error().detail();
    EXPECT_FALSE(locks.take("/dev/ttyUSB0", "you"));
    EXPECT_TRUE(locks.take("../1-4", "you"));
}

TEST_F(FileLocksTest, AFolderThatCanNotBeMadeIsTold)
{
    FileLocks locks("/proc/self/locks");
    const auto hold = locks.take("1-4", "me");
    ASSERT_FALSE(hold);
    EXPECT_EQ(hold.error().code(), ErrorCode::FileWriteFailed);
}

}  // namespace
}  // namespace reviver
