// SPDX-License-Identifier: Apache-2.0
// A ModemManager that only knows inhibiting, as the real one's interface describes it. The
// real one is asked in peer_modem_manager_test.cpp.
#include "core/platform/linux/modem_manager.h"
#include "tests/platform/linux/private_bus.h"

#include <QCoreApplication>

#include <condition_variable>
#include <gtest/gtest.h>
#include <mutex>
#include <set>

namespace reviver {
namespace {

using namespace std::chrono_literals;

const QString kDevice = QStringLiteral("/sys/devices/pci0/usb1/1-1");
const QString kErrors = QStringLiteral("org.freedesktop.ModemManager1.Error.Core.");

class PretendedModemManager {
public:
    bool inhibits(const QString &device)
    {
        const std::lock_guard lock(m_mutex);
        return m_inhibited.contains(device);
    }
    bool awaitReleased(const QString &device)
    {
        std::unique_lock lock(m_mutex);
        return m_changed.wait_for(lock, 30s, [&] { return !m_inhibited.contains(device); });
    }
    /// From now on every call is answered with this error.
    void refuse(const QString &error)
    {
        const std::lock_guard lock(m_mutex);
        m_error = error;
    }

private:
    QDBusMessage answer(const QDBusMessage &call)
    {
        const std::lock_guard lock(m_mutex);
        if (call.member() != u"InhibitDevice" || call.signature() != u"sb")
            return call.createErrorReply(QDBusError::UnknownMethod, QStringLiteral("not known here"));
        if (!m_error.isEmpty())
            return call.createErrorReply(m_error, QStringLiteral("refused"));
        const QString device = call.arguments().at(0).toString();
        if (call.arguments().at(1).toBool()) {
            m_inhibited.insert(device);
            m_service.watch(call.service(), [this, device] { release(device); });
        } else {
            m_inhibited.erase(device);
        }
        m_changed.notify_all();
        return call.createReply();
    }
    void release(const QString &device)
    {
        const std::lock_guard lock(m_mutex);
        m_inhibited.erase(device);
        m_changed.notify_all();
    }

    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::set<QString> m_inhibited;
    QString m_error;
    PretendedService m_service{QStringLiteral("org.freedesktop.ModemManager1"),
                               QStringLiteral("/org/freedesktop/ModemManager1"),
                               [this](const QDBusMessage &call) { return answer(call); }};
};

AttachedDevice stick()
{
    AttachedDevice device;
    device.id = UsbId{0x12D1, 0x1506};
    device.systemPath = kDevice.toStdString();
    return device;
}

class ModemManager : public testing::Test {
protected:
    void SetUp() override
    {
        if (!PrivateBus::instance())
            GTEST_SKIP() << "dbus-daemon is not installed";
    }
    static ErrorCode inhibitingFails()
    {
        const auto hold = inhibitModemManager(stick());
        EXPECT_FALSE(hold);
        return hold ? ErrorCode::InvalidArgument : hold.error().code();
    }
};

TEST_F(ModemManager, LeavesTheDeviceAloneAsLongAsItIsHeld)
{
    PretendedModemManager manager;
    auto hold = inhibitModemManager(stick());
    ASSERT_TRUE(hold) << hold.error().detail();
    EXPECT_TRUE(manager.inhibits(kDevice));
    hold->reset();
    EXPECT_FALSE(manager.inhibits(kDevice)) << "at once, not when it notices";
}

TEST_F(ModemManager, GetsTheDeviceBackWhenTheProgramDies)
{
    PretendedModemManager manager;
    QProcess program;
    program.start(QCoreApplication::applicationFilePath(), {QStringLiteral("--hold"), kDevice});
    ASSERT_TRUE(program.waitForStarted());
    ASSERT_TRUE(program.waitForReadyRead()) << "it says that it holds";
    EXPECT_TRUE(manager.inhibits(kDevice));
    program.kill();
    EXPECT_TRUE(manager.awaitReleased(kDevice));
    program.waitForFinished();
}

TEST_F(ModemManager, ThatDoesNotRunIsUnsupported)
{
    EXPECT_EQ(inhibitingFails(), ErrorCode::Unsupported);
}

TEST_F(ModemManager, IsNotToldOfADeviceThatIsNoUsbDevice)
{
    PretendedModemManager manager;
    const auto hold = inhibitModemManager(AttachedDevice());
    ASSERT_FALSE(hold);
    EXPECT_EQ(hold.error().code(), ErrorCode::Unsupported);
}

struct Refusal {
    QString name;
    ErrorCode code;
};

class ModemManagerRefusals : public ModemManager, public testing::WithParamInterface<Refusal> {};

TEST_P(ModemManagerRefusals, AreTold)
{
    PretendedModemManager manager;
    manager.refuse(GetParam().name);
    EXPECT_EQ(inhibitingFails(), GetParam().code) << GetParam().name.toStdString();
}

INSTANTIATE_TEST_SUITE_P(Errors, ModemManagerRefusals,
                         testing::Values(Refusal{kErrors + "NotFound", ErrorCode::DeviceRefused},
                                         Refusal{kErrors + "WrongState", ErrorCode::DeviceRefused},
                                         Refusal{kErrors + "InProgress", ErrorCode::PortBusy},
                                         Refusal{kErrors + "Unauthorized", ErrorCode::PortAccessDenied},
                                         Refusal{QStringLiteral("org.freedesktop.DBus.Error.AccessDenied"),
                                                 ErrorCode::PortAccessDenied},
                                         Refusal{QStringLiteral("org.freedesktop.DBus.Error.UnknownMethod"),
                                                 ErrorCode::Unsupported}));

}  // namespace
}  // namespace reviver
