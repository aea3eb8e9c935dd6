// SPDX-License-Identifier: Apache-2.0
#include "core/device/interface_function.h"
#include "core/device/modem.h"
#include "core/device/modem_family.h"

#include <algorithm>
#include <string_view>

namespace reviver {
namespace {

/// Kernel drivers that only modems get. Source: Linux drivers/usb/serial and net/usb.
bool isModemDriver(std::string_view driver)
{
    constexpr std::string_view kDrivers[]
        = {"option", "option1", "qcserial", "sierra", "qmi_wwan", "cdc_mbim", "huawei_cdc_ncm", "hso"};
    return std::ranges::count(kDrivers, driver) > 0;
}

bool isModem(const AttachedDevice &device)
{
    if (!device.id)
        return true;  // named by the user
    if (!familiesOfUsbId(*device.id).empty())
        return true;
    const auto has = [&](InterfaceKind kind) {
        return std::ranges::any_of(
            device.interfaces, [&](const AttachedInterface &i) { return interfaceKind(device, i) == kind; });
    };
    if (isModemVendor(device.id->vendor))
        return has(InterfaceKind::Serial) || has(InterfaceKind::Network) || has(InterfaceKind::Disc);
    return std::ranges::any_of(device.interfaces,
                               [](const AttachedInterface &i) { return isModemDriver(i.driver); });
}

/// The order in which ports should be asked: where an answer is likeliest first,
/// ports that only talk of satellites last.
int askingOrder(PortFunction function)
{
    switch (function) {
    case PortFunction::Pcui:
        return 0;
    case PortFunction::Unknown:
        return 1;
    case PortFunction::Diag:
        return 2;
    case PortFunction::Modem:
        return 3;
    case PortFunction::Gps:
        return 4;
    case PortFunction::Other:
        return 5;
    }
    return 5;
}

std::vector<ModemPort> portsOf(const AttachedDevice &device)
{
    std::vector<ModemPort> ports;
    for (const AttachedInterface &interface : device.interfaces) {
        if (interface.port.empty())
            continue;
        const PortFunction function = device.id ? portFunction(device, interface) : PortFunction::Unknown;
        ports.push_back({interface.port, function, interface.name, interface.number});
    }
    std::ranges::stable_sort(ports, [](const ModemPort &a, const ModemPort &b) {
        const int orderA = askingOrder(a.function);
        const int orderB = askingOrder(b.function);
        return orderA != orderB ? orderA < orderB : a.interfaceNumber < b.interfaceNumber;
    });
    return ports;
}

std::string modemId(const AttachedDevice &device, const std::vector<ModemPort> &ports)
{
    if (device.id && !device.location.empty())
        return "usb-" + device.location;
    if (!ports.empty())
        return ports.front().path;
    return device.id ? "usb-" + device.id->text() : std::string();
}

/// True if `device` is a port named by the user that another device lists as well.
bool isListedElsewhere(const AttachedDevice &device, const std::vector<AttachedDevice> &devices)
{
    if (device.id || device.interfaces.empty())
        return false;
    const std::string &port = device.interfaces.front().port;
    return std::ranges::any_of(devices, [&](const AttachedDevice &other) {
        return other.id && std::ranges::any_of(other.interfaces, [&](const AttachedInterface &interface) {
                   return interface.port == port;
               });
    });
}

}  // namespace

std::vector<Modem> groupModems(const std::vector<AttachedDevice> &devices)
{
    std::vector<Modem> modems;
    for (const AttachedDevice &device : devices) {
        if (!isModem(device) || isListedElsewhere(device, devices))
            continue;
        Modem modem{.id = {}, .device = device, .ports = portsOf(device), .family = nullptr};
        modem.id = modemId(device, modem.ports);
        if (device.id) {
            const auto families = familiesOfUsbId(*device.id);
            modem.family = families.size() == 1 ? families.front() : nullptr;
        }
        modems.push_back(std::move(modem));
    }
    return modems;
}

}  // namespace reviver
