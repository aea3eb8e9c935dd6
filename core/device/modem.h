// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/device/device_mode.h"
#include "core/transport/attached_device.h"

#include <string>
#include <vector>

namespace reviver {

struct ModemFamily;

/// One serial port of a modem.
struct ModemPort {
    std::string path;
    PortFunction function = PortFunction::Unknown;
    std::string name;  ///< interface string, "3G PC UI Interface"
    int interfaceNumber = 0;

    bool operator==(const ModemPort &) const = default;
};

/// One modem: the ports of one USB device that belong together.
struct Modem {
    std::string id;  ///< stable while it stays in one USB port: "usb-1-4", or the port path
    AttachedDevice device;
    std::vector<ModemPort> ports;         ///< in the order in which they should be asked
    const ModemFamily *family = nullptr;  ///< by USB id: a hint only, never proof

    bool operator==(const Modem &) const = default;
};

/// Groups the ports of attached devices to modems and tells what each port is for,
/// by interface protocol, endpoints, strings and family. Devices that are no modem
/// are left out; a port named by the user always counts.
/// Source of the rules: docs/sources.md, "Modes, ports and light".
std::vector<Modem> groupModems(const std::vector<AttachedDevice> &devices);

/// The modem with this id, or the one that has a port of this path.
const Modem *findModem(const std::vector<Modem> &modems, const std::string &idOrPort);

/// A name to show before the modem was asked: "HUAWEI E392u-12", "12D1:1003", or the port.
std::string displayName(const Modem &modem);

}  // namespace reviver
