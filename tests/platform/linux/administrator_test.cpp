// SPDX-License-Identifier: Apache-2.0
// What is done as the administrator, with a pkexec of the test's own: it keeps what it was
// given, and can run it as this user.
#include "core/platform/linux/access_rule.h"
#include "core/platform/linux/administrator.h"
#include "core/platform/linux/driver_binding.h"

#include <QTemporaryDir>

#include <fmt/format.h>
#include <fstream>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace reviver {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

std::string contentsOf(const fs::path &file)
{
    std::ifstream stream(file);
    return {std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
}

class AsAdministrator : public testing::Test {
protected:
    fs::path root() const { return m_root.path().toStdString(); }

    /// A program that does this when it is called.
    std::string program(const std::string &name, const std::string &script)
    {
        const fs::path file = root() / "bin" / name;
        fs::create_directories(file.parent_path());
        std::ofstream(file) << "#!/bin/sh\n" << script << "\n";
        fs::permissions(file, fs::perms::owner_all);
        return file.string();
    }
    /// A pkexec that keeps its words and runs them, with a udevadm that keeps its own.
    Administrator willing()
    {
        program("udevadm", fmt::format("echo \"$@\" >> {}/udevadm", root().string()));
        return Administrator(program("pkexec",
                                     fmt::format("echo \"$1 $2 $3\" > {0}/asked\n"
                                                 "PATH={0}/bin:$PATH exec \"$@\"",
                                                 root().string())));
    }
    Administrator endingWith(int code)
    {
        return Administrator(program("pkexec", fmt::format("exit {}", code)));
    }
    static ErrorCode codeOf(const Result<void> &result)
    {
        EXPECT_FALSE(result);
        return result ? ErrorCode::InvalidArgument : result.error().code();
    }

private:
    QTemporaryDir m_root;
};

TEST_F(AsAdministrator, AScriptGetsItsInput)
{
    const std::string text(200'000, 'x');  // more than a pipe holds
    EXPECT_TRUE(willing().run(fmt::format("cat > {}/out", root().string()), text));
    EXPECT_EQ(contentsOf(root() / "out"), text);
}

TEST_F(AsAdministrator, DecliningThePasswordIsARefusal)
{
    EXPECT_EQ(codeOf(endingWith(126).run("true")), ErrorCode::DeviceRefused);
}

TEST_F(AsAdministrator, NobodyToAskForAPasswordIsUnsupported)
{
    EXPECT_EQ(codeOf(endingWith(127).run("true")), ErrorCode::Unsupported);
    EXPECT_EQ(codeOf(Administrator((root() / "no such program").string()).run("true")),
              ErrorCode::Unsupported);
}

TEST_F(AsAdministrator, AFailingScriptTellsWhatItSaid)
{
    const auto done = willing().run("echo 'no room' >&2; exit 3");
    EXPECT_EQ(codeOf(done), ErrorCode::FileWriteFailed);
    EXPECT_THAT(done.error().detail(), HasSubstr("no room"));
}

TEST_F(AsAdministrator, TheAccessRuleIsWrittenWholeAndApplied)
{
    const RuleFolders folders{root() / "rules.d", {root() / "packaged"}};
    const auto change = missingAccessRule(folders);
    ASSERT_TRUE(change);
    EXPECT_EQ(change->file, root() / "rules.d/70-reviver.rules");
    EXPECT_TRUE(change->asksForPassword);
    EXPECT_THAT(change->contents, HasSubstr("TAG+=\"uaccess\""));

    const auto done = writeAccessRule(willing(), folders);
    ASSERT_TRUE(done) << done.error().detail();
    EXPECT_EQ(contentsOf(change->file), change->contents);
    EXPECT_THAT(contentsOf(root() / "udevadm"), HasSubstr("control --reload"));
    EXPECT_THAT(contentsOf(root() / "udevadm"), HasSubstr("trigger"));
    EXPECT_FALSE(missingAccessRule(folders)) << "it is there now";
}

TEST_F(AsAdministrator, ADeclinedAccessRuleLeavesNothingBehind)
{
    const RuleFolders folders{root() / "rules.d", {}};
    EXPECT_EQ(codeOf(writeAccessRule(endingWith(126), folders)), ErrorCode::DeviceRefused);
    EXPECT_FALSE(fs::exists(root() / "rules.d"));
}

TEST_F(AsAdministrator, AnOlderAccessRuleIsReplaced)
{
    const RuleFolders folders{root() / "rules.d", {root() / "packaged"}};
    fs::create_directories(root() / "packaged");
    std::ofstream(root() / "packaged/70-reviver.rules") << "# an older one\n";
    EXPECT_TRUE(missingAccessRule(folders));
    std::ofstream(root() / "packaged/70-reviver.rules", std::ios::trunc)
        << missingAccessRule(folders)->contents;
    EXPECT_FALSE(missingAccessRule(folders)) << "the package brought this one";
}

AttachedDevice unboundStick()
{
    AttachedDevice device;
    device.id = UsbId{0x12D1, 0x1442};
    AttachedInterface interface;
    interface.interfaceClass = 0x02;
    interface.subclass = 0x02;
    interface.protocol = 0xFF;
    device.interfaces = {interface};
    return device;
}

TEST_F(AsAdministrator, ADriverIsBoundWithTheIdsOfTheDevice)
{
    const auto change = missingDriverBinding(unboundStick());
    ASSERT_TRUE(change);
    EXPECT_THAT(change->contents, HasSubstr("echo 12d1 1442 > /sys/bus/usb-serial/drivers/option1/new_id"));
    EXPECT_TRUE(change->asksForPassword);
    program("modprobe", "echo 'no such module' >&2; exit 1");
    const auto done = addDriverBinding(unboundStick(), willing());
    EXPECT_EQ(codeOf(done), ErrorCode::FileWriteFailed);
    EXPECT_THAT(contentsOf(root() / "asked"), HasSubstr("/bin/sh -c " + change->contents));
}

TEST_F(AsAdministrator, NoDriverIsOfferedWhereOneIsOrNoneFits)
{
    AttachedDevice device = unboundStick();
    device.interfaces[0].driver = "option";
    EXPECT_FALSE(missingDriverBinding(device));
    device.interfaces[0].driver.clear();
    device.interfaces[0].interfaceClass = 0x08;
    EXPECT_FALSE(missingDriverBinding(device));
    EXPECT_FALSE(missingDriverBinding(AttachedDevice())) << "a port named by the user";
    EXPECT_EQ(codeOf(addDriverBinding(AttachedDevice(), willing())), ErrorCode::InvalidArgument);
}

}  // namespace
}  // namespace reviver
