// SPDX-License-Identifier: Apache-2.0
#include "core/platform/serial_enumerator.h"

#include "core/platform/usb_topology.h"

#include <QSerialPortInfo>

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <tuple>

namespace reviver {

namespace {

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

std::vector<AttachedDevice> SystemEnumerator::devices()
{
    return withListedPorts(usbTopology(m_sysfs), listedPorts());
}

}  // namespace reviver
