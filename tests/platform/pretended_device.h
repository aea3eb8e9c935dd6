// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/bytes.h"
#include "core/transport/attached_device.h"

#include <iosfwd>
#include <string>
#include <vector>

namespace reviver {

/// All fields in words, for messages of failing tests.
void PrintTo(const AttachedDevice &device, std::ostream *out);

namespace pretended {

/// The configuration and device descriptors that a device like this would have, octet
/// for octet. Source: USB 2.0, chapter 9.
Bytes descriptorsOf(const AttachedDevice &device);

/// A device for umockdev, a paragraph for each of its folders in sysfs: the hubs on the way,
/// the device with its usbfs file number `devnum` on bus 1, its interfaces and their serial
/// ports ("/dev/ttyUSB3"). Written from Documentation/ABI/testing/sysfs-bus-usb.
std::string umockdevText(const AttachedDevice &device, int devnum);

/// Its folders, the innermost first: the order in which they go when it is unplugged.
std::vector<std::string> sysfsFolders(const AttachedDevice &device);

/// An interface with bulk end points `number`+1 each way, and `interruptEnd` for a modem port.
AttachedInterface interfaceOf(int number, std::uint8_t interfaceClass, std::uint8_t subclass,
                              std::uint8_t protocol, bool interruptEnd = false);

/// A composite 12D1:1506: modem, PC UI and DIAG on ttyUSB0 to 2, a network pair and the disc.
AttachedDevice compositeStick();
/// A stick that shows only its installer disc.
AttachedDevice discStick();
/// A chip in emergency mode, with no driver.
AttachedDevice emergencyChip();

}  // namespace pretended
}  // namespace reviver
