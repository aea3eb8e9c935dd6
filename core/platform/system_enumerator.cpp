// SPDX-License-Identifier: Apache-2.0
#include "core/platform/system_enumerator.h"

#include "core/platform/usb_endpoints.h"

#include <QSerialPortInfo>

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <tuple>

namespace reviver {

namespace {

using namespace std::chrono_literals;

/// After an event the system may still be making files and binding drivers.
constexpr std::chrono::milliseconds kSettling = 2s;
/// An event may have been lost, and permissions change without one.
constexpr std::chrono::milliseconds kLongestTrust = 5s;

bool hasPort(const std::vector<AttachedDevice> &devices, const std::string &path)
{
    return std::any_of(devices.begin(), devices.end(), [&](const AttachedDevice &device) {
        return std::any_of(device.interfaces.begin(), device.interfaces.end(),
                           [&](const AttachedInterface &interface) { return interface.port == path; });
    });
}

/// Qt's list without ports that are no USB devices (on-board and Bluetooth), and
/// on macOS without the call-in twin (tty.*) of each call-out port (cu.*).
std::vector<ListedPort> listedPorts()
{
    std::vector<ListedPort> out;
    for (const QSerialPortInfo &info : QSerialPortInfo::availablePorts()) {
        if (!info.hasVendorIdentifier() || info.portName().startsWith(QLatin1String("tty.")))
            continue;
#ifdef Q_OS_WIN
        const QString path = info.portName();
#else
        const QString path = info.systemLocation();
#endif
        out.push_back({path.toStdString(),
                       {info.vendorIdentifier(), info.productIdentifier()},
                       info.description().toStdString(),
                       info.manufacturer().toStdString(),
                       info.serialNumber().toStdString()});
    }
    return out;
}

}  // namespace

std::vector<AttachedDevice> withListedPorts(std::vector<AttachedDevice> devices,
                                            std::vector<ListedPort> ports)
{
    std::erase_if(ports, [&](const ListedPort &port) { return hasPort(devices, port.path); });
    std::sort(ports.begin(), ports.end(),
              [](const ListedPort &a, const ListedPort &b) { return a.path < b.path; });

    std::map<std::tuple<UsbId, std::string>, AttachedDevice> groups;
    for (const ListedPort &port : ports) {
        AttachedDevice &device = groups[{port.id, port.serial}];
        device.id = port.id;
        device.manufacturer = port.manufacturer;
        device.product = port.description;
        device.serial = port.serial;
        AttachedInterface interface;
        interface.number = static_cast<int>(device.interfaces.size());
        interface.name = port.description;
        interface.port = port.path;
        device.interfaces.push_back(std::move(interface));
    }

    std::map<std::uint16_t, int> countOfVendor;
    for (auto &[key, device] : groups) {
        device.location = fmt::format("{:04X}#{}", device.id->vendor, ++countOfVendor[device.id->vendor]);
        devices.push_back(std::move(device));
    }
    return devices;
}

SystemEnumerator::SystemEnumerator(Clock &clock, std::unique_ptr<DeviceChanges> changes)
    : m_clock(clock)
    , m_changes(std::move(changes))
{
}

bool SystemEnumerator::mustLook()
{
    const Clock::Instant now = m_clock.now();
    // Asked first: what happens while the list is being read counts for the next time.
    const bool changed = m_changes && m_changes->seen();
    if (changed)
        m_changedAt = now;
    return !m_changes || !m_lookedAt || changed || now - m_changedAt < kSettling
        || now - *m_lookedAt >= kLongestTrust;
}

std::vector<AttachedDevice> SystemEnumerator::devices()
{
    const std::lock_guard lock(m_mutex);
    if (!mustLook())
        return m_devices;
    m_devices = usbTopology();
    addEndpoints(m_devices);
    addUsbPorts(m_devices);
    m_devices = withListedPorts(std::move(m_devices), listedPorts());
    m_lookedAt = m_clock.now();
    return m_devices;
}

}  // namespace reviver
