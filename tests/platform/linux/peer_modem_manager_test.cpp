// SPDX-License-Identifier: Apache-2.0
// Debian's ModemManager on a practice stick that umockdev shows it as a real one.
#include "core/platform/linux/modem_manager.h"
#include "core/platform/serial_transport.h"
#include "core/protocol/diag/diag_client.h"
#include "tests/platform/linux/private_bus.h"
#include "tests/platform/practice_on_bus.h"
#include "tests/platform/repair_on_bus.h"

#include <QDBusArgument>
#include <QStandardPaths>
#include <QTemporaryDir>

#include <csignal>
#include <fmt/format.h>
#include <fstream>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/prctl.h>

namespace reviver {
namespace {

using namespace std::chrono_literals;
using testing::HasSubstr;

constexpr int kPatience = 100'000;  // ms; ModemManager asks each port for some seconds

/// A program that runs until the test ends, and what it says, line by line.
class Peer {
public:
    void start(const QString &program, const QStringList &arguments)
    {
        m_process.setProcessChannelMode(QProcess::MergedChannels);
        m_process.setChildProcessModifier([] { ::prctl(PR_SET_PDEATHSIG, SIGKILL); });
        m_process.start(program, arguments);
        ASSERT_TRUE(m_process.waitForStarted()) << program.toStdString();
    }
    ~Peer()
    {
        m_process.kill();
        m_process.waitForFinished();
    }
    /// Waits for a line that holds `text`; every line is looked at once.
    bool awaitLine(const QByteArray &text)
    {
        while (m_process.canReadLine() || m_process.waitForReadyRead(kPatience)) {
            while (m_process.canReadLine()) {
                const QByteArray line = m_process.readLine();
                m_said += line.toStdString();
                if (line.contains(text))
                    return true;
            }
        }
        return false;
    }
    const std::string &said() const { return m_said; }

private:
    QProcess m_process;
    std::string m_said;
};

std::string outputOf(const QString &program, const QStringList &arguments)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(program, arguments);
    process.waitForFinished(kPatience);
    return process.readAll().toStdString();
}

/// ModemManager asks polkit whether a caller may inhibit devices: here everybody may.
QDBusMessage permit(const QDBusMessage &call)
{
    if (call.member() == u"GetAll")
        return call.createReply(QVariant(QVariantMap()));
    QDBusArgument permitted;
    permitted.beginStructure();
    permitted << true << false << QMap<QString, QString>();
    permitted.endStructure();
    return call.createReply(QVariant::fromValue(permitted));
}

class PeerModemManager : public testing::Test {
protected:
    void SetUp() override
    {
        m_program = QStandardPaths::findExecutable(QStringLiteral("ModemManager"),
                                                   {QStringLiteral("/usr/sbin"), QStringLiteral("/usr/bin")});
        if (m_program.isEmpty() || QStandardPaths::findExecutable(m_mmcli).isEmpty()
            || !PrivateBus::instance())
            GTEST_SKIP() << "ModemManager, mmcli or dbus-daemon is not installed";
        qputenv("DBUS_SESSION_BUS_ADDRESS", PrivateBus::instance()->address().toUtf8());
        m_polkit.emplace(QStringLiteral("org.freedesktop.PolicyKit1"),
                         QStringLiteral("/org/freedesktop/PolicyKit1/Authority"), permit);
        std::ofstream events(eventsFile());
        for (int port = 0; port < 3; ++port)
            events << "action=add,subsystem=tty,name=ttyUSB" << port << "\n";
    }

    std::string eventsFile() const { return m_folder.path().toStdString() + "/events"; }
    void startManager()
    {
        m_manager.start(m_program,
                        {QStringLiteral("--test-session"), QStringLiteral("--test-no-suspend-resume"),
                         QStringLiteral("--test-no-qrtr"), QStringLiteral("--test-no-udev"),
                         QStringLiteral("--no-auto-scan"), QStringLiteral("--debug"),
                         QString::fromStdString("--initial-kernel-events=" + eventsFile())});
        ASSERT_TRUE(m_manager.awaitLine("ModemManager"));
    }
    /// Tells ModemManager of ports that came or went, as udev would.
    void report(const char *action, std::initializer_list<int> ports) const
    {
        for (const int port : ports)
            outputOf(m_mmcli,
                     {QString::fromStdString(fmt::format(
                         "--report-kernel-event=action={},subsystem=tty,name=ttyUSB{}", action, port))});
    }

    void enterDownloadMode()
    {
        SerialPortOpener opener;
        auto port = opener.open("/dev/ttyUSB2");
        ASSERT_TRUE(port) << port.error().detail();
        const auto switched = diag::Client(**port, m_clock).switchToDownload();
        EXPECT_TRUE(switched) << switched.error().detail();
    }
    bool awaitMode(PracticeMode mode)
    {
        const auto end = m_clock.now() + 30s;
        while (m_stick.mode() != mode && m_clock.now() < end)
            m_clock.sleep(20ms);
        return m_stick.mode() == mode;
    }

    const QString m_mmcli = QStringLiteral("mmcli");
    QString m_program;
    QTemporaryDir m_folder;
    SystemClock m_clock;
    pretended::Bus m_bus;
    pretended::PracticeOnBus m_stick{m_bus, "e392-healthy"};
    SystemEnumerator m_enumerator{m_clock, nullptr};
    std::optional<PretendedService> m_polkit;
    Peer m_manager;
};

TEST_F(PeerModemManager, RecognisesTheStickLeavesItAloneDuringARepairAndTakesItBack)
{
    startManager();
    ASSERT_TRUE(m_manager.awaitLine("exported modem at path")) << m_manager.said();
    EXPECT_THAT(outputOf(m_mmcli, {QStringLiteral("-m"), QStringLiteral("any")}), HasSubstr("E392"));

    const auto devices = m_enumerator.devices();
    ASSERT_EQ(devices.size(), 1u);
    auto hold = inhibitModemManager(devices[0]);
    ASSERT_TRUE(hold) << hold.error().detail();
    EXPECT_THAT(outputOf(m_mmcli, {QStringLiteral("-L")}), HasSubstr("No modems"));

    enterDownloadMode();
    ASSERT_TRUE(awaitMode(PracticeMode::HuaweiDownload));
    report("remove", {0, 1, 2});
    report("add", {3, 4});
    ASSERT_TRUE(m_manager.awaitLine("added port ttyUSB4 while inhibited")) << m_manager.said();
    EXPECT_EQ(m_stick.received(), 0u) << "nobody speaks to it but us";
    const RepairResult result = pretended::repairOnlyModem(m_clock);
    EXPECT_EQ(result.outcome, Outcome::Verified) << result.happened.english();
    report("remove", {3, 4});
    report("add", {5, 6, 7});
    ASSERT_TRUE(m_manager.awaitLine("added port ttyUSB7 while inhibited")) << m_manager.said();

    hold->reset();
    EXPECT_TRUE(m_manager.awaitLine("device inhibition teardown")) << m_manager.said();
    EXPECT_TRUE(m_manager.awaitLine("-->")) << "it asks the ports again";
}

}  // namespace
}  // namespace reviver
