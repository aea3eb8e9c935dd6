// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

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

/// The settings that the device runs with now; null when it has none.
UsbConfig activeConfig(libusb_device *device);

/// A code of libusb as one of ours: PortNotFound, PortAccessDenied, PortBusy,
/// PortDisconnected, Timeout or Unsupported. `activity` goes before its text.
Error usbError(int code, const std::string &activity);

}  // namespace reviver
