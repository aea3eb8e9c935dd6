// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <libusb.h>
#include <memory>
#include <string>

namespace reviver {

/// libusb's objects, released by themselves. The context outlives what came from it.
struct UsbRelease {
    void operator()(libusb_context *context) const { libusb_exit(context); }
    void operator()(libusb_device *device) const { libusb_unref_device(device); }
    void operator()(libusb_device_handle *handle) const { libusb_close(handle); }
    void operator()(libusb_config_descriptor *config) const { libusb_free_config_descriptor(config); }
};
using UsbContext = std::unique_ptr<libusb_context, UsbRelease>;
using UsbDevice = std::unique_ptr<libusb_device, UsbRelease>;
using UsbHandle = std::unique_ptr<libusb_device_handle, UsbRelease>;
using UsbConfig = std::unique_ptr<libusb_config_descriptor, UsbRelease>;

/// Starts libusb. Unsupported when the system has no USB that it can reach.
Result<UsbContext> startUsb();

/// Where a device is plugged in, as AttachedDevice::location says it: "1-4.2".
std::string usbLocation(libusb_device *device);

/// The device at that place, null when there is none.
UsbDevice findUsbDevice(libusb_context *context, const std::string &location);

/// Opens it: PortNotFound when nothing is plugged in there, PortAccessDenied when the user
/// may not. `activity` goes before the text of an error.
Result<UsbHandle> openUsbDevice(libusb_context *context, const std::string &location,
                                const std::string &activity);

/// The settings that the device runs with now; null when it has none.
UsbConfig activeConfig(libusb_device *device);

/// The bulk end points of an interface, one each way; 0 where there is none.
struct UsbBulkPair {
    std::uint8_t in = 0;
    std::uint8_t out = 0;
    int outPacketSize = 0;  ///< octets
};
UsbBulkPair bulkPairOf(const libusb_interface_descriptor &interface);

/// A code of libusb as one of ours: PortNotFound, PortAccessDenied, PortBusy,
/// PortDisconnected, Timeout or Unsupported. `activity` goes before its text.
Error usbError(int code, const std::string &activity);

}  // namespace reviver
