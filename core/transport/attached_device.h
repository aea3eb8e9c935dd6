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

/// One end point of an interface: where octets go in or out.
struct UsbEndpoint {
    enum class Kind { Control, Isochronous, Bulk, Interrupt };

    std::uint8_t address = 0;  ///< bEndpointAddress: its number, bit 7 set towards the computer
    Kind kind = Kind::Bulk;
    int packetSize = 0;  ///< wMaxPacketSize, octets

    bool towardsComputer() const { return (address & 0x80) != 0; }
    bool operator==(const UsbEndpoint &) const = default;
};

/// One interface of a USB device, with the port that the system, or Reviver over libusb,
/// makes of it.
struct AttachedInterface {
    int number = 0;                   ///< bInterfaceNumber
    std::uint8_t interfaceClass = 0;  ///< bInterfaceClass, 0xFF = vendor specific
    std::uint8_t subclass = 0;        ///< bInterfaceSubClass
    std::uint8_t protocol = 0;        ///< bInterfaceProtocol
    int endpoints = 0;                ///< bNumEndpoints
    std::string name;                 ///< interface string, empty if none
    std::string driver;               ///< kernel driver, empty if unknown or none
    std::string port;  ///< "/dev/ttyUSB0", "COM5", or "usb:1-4:0" without a driver; empty if none
    std::string driverVersion = {};  ///< where the system tells (Windows)
    bool hidden = false;             ///< the system's own list of devices does not show the port
    std::vector<UsbEndpoint> endpointDetails = {};  ///< empty where the system does not tell

    /// The first end point of this kind and direction, or nullptr.
    const UsbEndpoint *endpoint(UsbEndpoint::Kind kind, bool towardsComputer) const;
    bool operator==(const AttachedInterface &) const = default;
};

/// A hub between the computer's own socket and a device.
struct UsbHub {
    std::string location;                ///< "1-4"
    std::string name;                    ///< iProduct string, empty if none
    UsbSpeed speed = UsbSpeed::Unknown;  ///< of its own link: what hangs on it is no faster
    bool selfPowered = false;            ///< It has a supply of its own, or says so.

    bool operator==(const UsbHub &) const = default;
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
    std::string systemPath;     ///< its name in the system, for reports; may hold the serial number
    UsbSpeed speed = UsbSpeed::Unknown;
    std::uint16_t usbVersion = 0;  ///< bcdUSB: 0x0200 could be fast; 0 if not told
    std::optional<int> maxPower;   ///< mA that it may take from the bus
    std::vector<UsbHub> hubs;      ///< on the way, the computer's side first; empty: plugged in directly
    bool practice = false;         ///< A practice modem: made of memory, never a real device.
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

    /// Ports that the system keeps a place for although their device is not attached
    /// (Windows: "ghost" COM ports). For reports and advice; never opened.
    virtual std::vector<AttachedDevice> remembered() { return {}; }
};

}  // namespace reviver
