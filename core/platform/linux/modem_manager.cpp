// SPDX-License-Identifier: Apache-2.0
#include "core/platform/linux/modem_manager.h"

#include "core/platform/linux/system_bus.h"

namespace reviver {

namespace {

const BusInterface kModemManager{QStringLiteral("org.freedesktop.ModemManager1"),
                                 QStringLiteral("/org/freedesktop/ModemManager1"),
                                 QStringLiteral("org.freedesktop.ModemManager1")};

class Inhibition final : public Hold {
public:
    Inhibition(std::unique_ptr<SystemBus> bus, QString device)
        : m_bus(std::move(bus))
        , m_device(std::move(device))
    {
    }
    /// Ending the connection would be enough, but is noticed a little later.
    ~Inhibition() override { m_bus->call(kModemManager, QStringLiteral("InhibitDevice"), {m_device, false}); }

private:
    std::unique_ptr<SystemBus> m_bus;
    QString m_device;
};

ErrorCode codeOf(const QString &errorName)
{
    if (errorName.endsWith(u".UnknownMethod") || errorName.endsWith(u".ServiceUnknown")
        || errorName.endsWith(u".NameHasNoOwner"))
        return ErrorCode::Unsupported;
    if (errorName.endsWith(u".InProgress"))
        return ErrorCode::PortBusy;
    if (errorName.endsWith(u".Unauthorized") || errorName.endsWith(u".AccessDenied"))
        return ErrorCode::PortAccessDenied;
    return ErrorCode::DeviceRefused;  // NotFound, WrongState: it does not know this modem
}

}  // namespace

Result<std::unique_ptr<Hold>> inhibitModemManager(const AttachedDevice &device)
{
    if (device.systemPath.empty())
        return failure(ErrorCode::Unsupported, "ModemManager is told devices by their place on the USB");
    auto bus = SystemBus::connect();
    if (!bus)
        return failure(bus.error());
    if (!(*bus)->has(kModemManager.service))
        return failure(ErrorCode::Unsupported, "ModemManager does not run");
    const QString uid = QString::fromStdString(device.systemPath);
    const QDBusMessage reply = (*bus)->call(kModemManager, QStringLiteral("InhibitDevice"), {uid, true});
    if (reply.type() != QDBusMessage::ReplyMessage)
        return failure(codeOf(reply.errorName()),
                       "ModemManager InhibitDevice " + device.systemPath + ": "
                           + reply.errorName().toStdString() + ": " + reply.errorMessage().toStdString());
    return std::make_unique<Inhibition>(*std::move(bus), uid);
}

}  // namespace reviver
