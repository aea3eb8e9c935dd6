// SPDX-License-Identifier: Apache-2.0
#include "core/platform/usb_library.h"

#include <array>
#include <fmt/format.h>
#include <span>

namespace reviver {

namespace {

/// Hubs can be stacked so deep. Source: USB 3.0, 8.9 (7 tiers; libusb's own example).
constexpr std::size_t kMaxDepth = 7;

/// "4.2": the sockets on the way, without the bus.
std::string socketChain(libusb_device *device)
{
    std::array<std::uint8_t, kMaxDepth> ports{};
    const int depth = libusb_get_port_numbers(device, ports.data(), static_cast<int>(ports.size()));
    std::string chain;
    for (int i = 0; i < depth; ++i)
        chain += fmt::format("{}{}", i == 0 ? "" : ".", ports[static_cast<std::size_t>(i)]);
    return chain;
}

bool isAt(libusb_device *device, const std::string &location)
{
#ifdef _WIN32
    // libusb counts the buses of Windows in an order of its own.
    const std::size_t bus = location.find('-');
    return bus != std::string::npos && socketChain(device) == location.substr(bus + 1);
#else
    return usbLocation(device) == location;
#endif
}

ErrorCode codeOf(int code)
{
    switch (code) {
    case LIBUSB_ERROR_ACCESS:
        return ErrorCode::PortAccessDenied;
    case LIBUSB_ERROR_BUSY:
        return ErrorCode::PortBusy;
    case LIBUSB_ERROR_NOT_FOUND:
        return ErrorCode::PortNotFound;
    case LIBUSB_ERROR_TIMEOUT:
        return ErrorCode::Timeout;
    // What is left of a transfer to a device that is being pulled: any of these.
    case LIBUSB_ERROR_NO_DEVICE:
    case LIBUSB_ERROR_IO:
    case LIBUSB_ERROR_PIPE:
    case LIBUSB_ERROR_OVERFLOW:
        return ErrorCode::PortDisconnected;
    default:
        return ErrorCode::Unsupported;
    }
}

}  // namespace

Result<UsbContext> startUsb()
{
    libusb_context *context = nullptr;
    if (const int code = libusb_init(&context); code != LIBUSB_SUCCESS)
        return failure(ErrorCode::Unsupported, fmt::format("starting libusb: {}", libusb_error_name(code)));
    return UsbContext(context);
}

std::string usbLocation(libusb_device *device)
{
    return fmt::format("{}-{}", libusb_get_bus_number(device), socketChain(device));
}

UsbDevice findUsbDevice(libusb_context *context, const std::string &location)
{
    libusb_device **list = nullptr;
    const ssize_t count = libusb_get_device_list(context, &list);
    UsbDevice found;
    for (ssize_t i = 0; i < count && !found; ++i) {
        if (isAt(list[i], location))
            found.reset(libusb_ref_device(list[i]));
    }
    if (count >= 0)
        libusb_free_device_list(list, 1);
    return found;
}

Result<UsbHandle> openUsbDevice(libusb_context *context, const std::string &location,
                                const std::string &activity)
{
    const UsbDevice device = findUsbDevice(context, location);
    if (!device)
        return failure(ErrorCode::PortNotFound, activity + ": nothing is plugged in there");
    libusb_device_handle *handle = nullptr;
    if (const int code = libusb_open(device.get(), &handle); code != LIBUSB_SUCCESS)
        return failure(usbError(code, activity));
    return UsbHandle(handle);
}

UsbConfig activeConfig(libusb_device *device)
{
    libusb_config_descriptor *config = nullptr;
    if (libusb_get_active_config_descriptor(device, &config) != LIBUSB_SUCCESS)
        return nullptr;
    return UsbConfig(config);
}

UsbBulkPair bulkPairOf(const libusb_interface_descriptor &interface)
{
    UsbBulkPair pair;
    for (const auto &end : std::span(interface.endpoint, interface.bNumEndpoints)) {
        if ((end.bmAttributes & LIBUSB_TRANSFER_TYPE_MASK) != LIBUSB_TRANSFER_TYPE_BULK)
            continue;
        const bool in = (end.bEndpointAddress & LIBUSB_ENDPOINT_DIR_MASK) == LIBUSB_ENDPOINT_IN;
        (in ? pair.in : pair.out) = end.bEndpointAddress;
        if (!in)
            pair.outPacketSize = end.wMaxPacketSize;
    }
    return pair;
}

Error usbError(int code, const std::string &activity)
{
    return {codeOf(code), fmt::format("{}: {}", activity, libusb_error_name(code))};
}

}  // namespace reviver
