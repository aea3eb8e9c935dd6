// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/device/evidence.h"

namespace reviver {

/// By what a modem is known again after it was away. Serial number and IMEI are held as
/// check digits only: four hex digits of a hash tell two modems apart, and the number
/// can't be found from them.
struct DeviceFingerprint {
    std::string location;        ///< USB topology, or the path of a port that the user named
    std::optional<UsbId> usb;    ///< empty for a port that the user named
    std::string mode;            ///< modeName() of the look: ids and build id belong to it
    std::string model;           ///< for owners: "HUAWEI E392u-12"
    std::string product;         ///< what it said of itself: "E392u-12"
    std::string buildId;         ///< of the program that answered
    std::string usbSerialCheck;  ///< of the serial number that USB shows
    std::string serialCheck;     ///< of the one that it told
    std::string imeiCheck;
    bool practice = false;

    bool operator==(const DeviceFingerprint &) const = default;
};

DeviceFingerprint fingerprintOf(const Evidence &evidence);

/// What tells two modems apart, with both sides in it; nothing when `now` may be the
/// modem that `then` was. Compares what both told: product and check digits always, what
/// belongs to a mode (USB ids, USB serial number, build id) only in one and the same.
std::optional<Message> differenceOf(const DeviceFingerprint &then, const DeviceFingerprint &now);

/// True when both told at least one thing that not every modem tells, and it is equal:
/// enough to know a modem again at another place.
bool knownAgain(const DeviceFingerprint &then, const DeviceFingerprint &now);

}  // namespace reviver
