// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/transport/light_pattern.h"

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace reviver {

/// Vendor and product of a USB device.
struct UsbId {
    std::uint16_t vendor = 0;
    std::uint16_t product = 0;

    auto operator<=>(const UsbId &) const = default;
    /// "12D1:1003"
    std::string text() const;
};

/// The signalling rate a USB device was seen at.
enum class UsbSpeed { Unknown, Low, Full, High, Super };

/// One interface of a USB device, with the serial port that the system made of it.
struct AttachedInterface {
    int number = 0;                    ///< bInterfaceNumber
    std::uint8_t interfaceClass = 0;   ///< bInterfaceClass, 0xFF = vendor specific
    std::uint8_t subclass = 0;         ///< bInterfaceSubClass
    std::uint8_t protocol = 0;         ///< bInterfaceProtocol
    int endpoints = 0;                 ///< bNumEndpoints
    std::string name;                  ///< interface string, empty if none
    std::string driver;                ///< kernel driver, empty if unknown or none
    std::string port;                  ///< path or COM name of the serial port, empty if none

    bool operator==(const AttachedInterface &) const = default;
};

/// One USB device as the system lists it, or one serial port that stands alone
/// (named by the user; then `id` is empty and there is one interface).
struct AttachedDevice {
    std::optional<UsbId> id;
    std::uint16_t release = 0;  ///< bcdDevice
    std::string manufacturer;   ///< iManufacturer string
    std::string product;        ///< iProduct string
    std::string serial;         ///< iSerialNumber string: personal, mask it in reports
    std::string location;       ///< USB topology, "1-4"; the same after the modem returns
    UsbSpeed speed = UsbSpeed::Unknown;
    bool practice = false;      ///< A practice modem: made of memory, never a real device.
    LightPattern light = LightPattern::Unknown;  ///< Known only for a practice modem.
    std::vector<AttachedInterface> interfaces;

    bool operator==(const AttachedDevice &) const = default;
};

/// Lists what is attached. Called again and again: appearing, vanishing and
/// returning under another name is seen by comparing lists by `location`.
class DeviceEnumerator {
public:
    virtual ~DeviceEnumerator() = default;

    virtual std::vector<AttachedDevice> devices() = 0;
};

}  // namespace reviver
