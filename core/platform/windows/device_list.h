// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace reviver::windows {

/// One entry of the device manager below a USB controller: a device, or an interface of a
/// composite one. Texts are UTF-8, empty where the system has none.
struct DeviceNode {
    std::string instance;                    ///< "USB\VID_12D1&PID_1506&MI_01\6&2C24CE2E&0&0001"
    std::vector<std::string> hardwareIds;    ///< "USB\VID_12D1&PID_1506&REV_0102&MI_01"
    std::vector<std::string> compatibleIds;  ///< "USB\Class_ff&SubClass_02&Prot_02"
    std::string locationPath;                ///< "PCIROOT(0)#PCI(1400)#USBROOT(0)#USB(4)#USBMI(1)"
    std::string name;                        ///< "HUAWEI Mobile Connect - 3G PC UI Interface (COM5)"
    std::string reportedName;                ///< as the device itself tells it
    std::string manufacturer;
    std::string service;        ///< the driver's
    std::string driverVersion;  ///< "2.0.6.718"
    std::string port;           ///< "COM5"
    bool hidden = false;        ///< The device manager does not show it.
    bool present = true;        ///< It is attached now; otherwise a "ghost".
};

/// All entries below USB controllers, present ones first. Source: SetupAPI.
std::vector<DeviceNode> usbDeviceNodes();

}  // namespace reviver::windows
