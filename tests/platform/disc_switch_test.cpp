// SPDX-License-Identifier: Apache-2.0
// A practice stick that shows only its disc, switched over USB: by our messages and by
// Debian's usb_modeswitch.
#include "core/device/disc_switch.h"
#include "core/platform/system_enumerator.h"
#include "core/platform/usb_messages.h"
#include "tests/platform/practice_on_bus.h"

#include <QProcess>
#include <QStandardPaths>

#include <gtest/gtest.h>

namespace reviver {
namespace {

using namespace std::chrono_literals;

class DiscSwitchOverUsb : public testing::Test {
protected:
    std::optional<AttachedDevice> attached()
    {
        const auto devices = m_enumerator.devices();
        return devices.empty() ? std::nullopt : std::optional(devices.front());
    }
    /// The stick as it comes back with ports at the place where the disc was.
    std::optional<AttachedDevice> awaitPorts()
    {
        const auto end = m_clock.now() + 20s;
        for (auto device = attached(); m_clock.now() < end; device = attached()) {
            if (device && !device->interfaces.empty() && !device->interfaces.front().port.empty())
                return device;
            m_clock.sleep(20ms);
        }
        return std::nullopt;
    }

    SystemClock m_clock;
    pretended::Bus m_bus;
    pretended::PracticeOnBus m_stick{m_bus, "e392-cdrom"};
    SystemEnumerator m_enumerator{m_clock, nullptr};
};

TEST_F(DiscSwitchOverUsb, OurMessagesBringTheStickBackWithItsPorts)
{
    const auto disc = attached();
    ASSERT_TRUE(disc);
    const auto way = discSwitchFor(*disc);
    ASSERT_TRUE(way) << disc->id->text();
    const auto sent
        = sendUsbMessages(disc->location, switchAttempts(*way).front().messages, kSwitchTransferTimeout);
    ASSERT_TRUE(sent) << sent.error().detail();
    const auto modem = awaitPorts();
    ASSERT_TRUE(modem);
    EXPECT_EQ(modem->location, disc->location);
    EXPECT_NE(modem->id, disc->id);
}

TEST_F(DiscSwitchOverUsb, UsbModeswitchSwitchesOurStickToo)
{
    const QString program = QStandardPaths::findExecutable(
        QStringLiteral("usb_modeswitch"), {QStringLiteral("/usr/sbin"), QStringLiteral("/usr/bin")});
    if (program.isEmpty())
        GTEST_SKIP() << "usb_modeswitch is not installed";
    QProcess peer;
    peer.start(program,
               {QStringLiteral("-v"), QStringLiteral("12d1"), QStringLiteral("-p"), QStringLiteral("151a"),
                QStringLiteral("--huawei-new-mode")});
    ASSERT_TRUE(peer.waitForFinished()) << "it waits for the answer of the disc, then goes";
    const auto modem = awaitPorts();
    ASSERT_TRUE(modem) << peer.readAll().toStdString();
    EXPECT_EQ(modem->location, "1-1");
}

}  // namespace
}  // namespace reviver
