// SPDX-License-Identifier: Apache-2.0
#include "core/platform/linux/port_holders.h"
#include "core/platform/pseudo_terminal.h"

#include <QProcess>
#include <QTemporaryDir>

#include <fcntl.h>
#include <fstream>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

namespace reviver {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;
using testing::IsEmpty;

/// A /proc made by the test.
class PortHolders : public testing::Test {
protected:
    PortHolders()
    {
        m_sources.processes = root() / "proc";
        m_sources.sysfs = root() / "sys";
        m_sources.locks = {root() / "lock"};
        fs::create_directories(root() / "proc/self");
        fs::create_directories(root() / "lock");
    }

    fs::path root() const { return m_root.path().toStdString(); }
    fs::path port() const { return root() / "dev/ttyUSB0"; }

    static void write(const fs::path &file, const std::string &text)
    {
        fs::create_directories(file.parent_path());
        std::ofstream(file) << text << "\n";
    }
    /// A process whose open files may be seen.
    void addProcess(int number, const std::string &name, const std::vector<fs::path> &open)
    {
        const fs::path folder = addHiddenProcess(number, name);
        fs::create_directories(folder / "fd");
        for (std::size_t i = 0; i < open.size(); ++i)
            fs::create_symlink(open[i], folder / "fd" / std::to_string(i));
    }
    /// A process of another user: its name may be seen, its open files may not.
    fs::path addHiddenProcess(int number, const std::string &name)
    {
        const fs::path folder = root() / "proc" / std::to_string(number);
        write(folder / "comm", name);
        return folder;
    }
    std::vector<PortHolder> holders(const std::string &path) const { return portHolders(path, m_sources); }
    std::vector<PortHolder> holders() const { return holders(port().string()); }

    HolderSources m_sources;

private:
    QTemporaryDir m_root;
};

TEST_F(PortHolders, AreThoseThatHaveItOpen)
{
    addProcess(12, "minicom", {"/dev/null", port()});
    addProcess(13, "bash", {"/dev/pts/0", "socket:[77]"});
    EXPECT_THAT(holders(), ElementsAre(PortHolder{"minicom", 12}));
}

TEST_F(PortHolders, AreSeenThroughALinkToThePort)
{
    write(port(), "");
    fs::create_symlink(port(), root() / "by-id");
    addProcess(12, "minicom", {fs::canonical(port())});
    EXPECT_THAT(holders((root() / "by-id").string()), ElementsAre(PortHolder{"minicom", 12}));
}

TEST_F(PortHolders, AreNamedByALockFileWhenTheirFilesCanNotBeSeen)
{
    addHiddenProcess(20, "pppd");
    addHiddenProcess(21, "ModemManager");
    write(root() / "lock/LCK..ttyUSB0", "        20");
    EXPECT_THAT(holders(), ElementsAre(PortHolder{"pppd", 20}));
}

TEST_F(PortHolders, AreNotNamedByTheLockFileOfADeadProgram)
{
    write(root() / "lock/LCK..ttyUSB0", "        20");
    EXPECT_THAT(holders(), IsEmpty());
}

TEST_F(PortHolders, AreSuspectedWhenTheirFilesCanNotBeSeenTheLikeliestFirst)
{
    addHiddenProcess(5, "gpsd");
    addHiddenProcess(6, "systemd");
    addHiddenProcess(7, "ModemManager");
    EXPECT_THAT(holders(), ElementsAre(PortHolder{"ModemManager", 7}, PortHolder{"gpsd", 5}));
}

TEST_F(PortHolders, AreNotSuspectedWhenTheirFilesCanBeSeen)
{
    addProcess(7, "ModemManager", {"/dev/null"});
    EXPECT_THAT(holders(), IsEmpty());
}

TEST_F(PortHolders, OfAPortOverLibusbHaveItsUsbfsFileOpen)
{
    write(m_sources.sysfs / "bus/usb/devices/1-4/busnum", "1");
    write(m_sources.sysfs / "bus/usb/devices/1-4/devnum", "23");
    addProcess(30, "qdl", {"/dev/bus/usb/001/023"});
    addProcess(31, "other", {"/dev/bus/usb/001/024"});
    EXPECT_THAT(holders("usb:1-4:0"), ElementsAre(PortHolder{"qdl", 30}));
}

TEST(PortHoldersOfThisComputer, AreFoundButNotThisProgram)
{
    auto terminal = PseudoTerminal::open();
    ASSERT_TRUE(terminal);
    EXPECT_THAT(portHolders(terminal->path()), IsEmpty()) << "only this program has it open";
    QProcess cat;
    cat.setStandardInputFile(QString::fromStdString(terminal->path()));
    cat.start(QStringLiteral("cat"), {});
    ASSERT_TRUE(cat.waitForStarted());
    EXPECT_THAT(portHolders(terminal->path()), ElementsAre(PortHolder{"cat", cat.processId()}));
    cat.kill();
    cat.waitForFinished();
}

}  // namespace
}  // namespace reviver
