// SPDX-License-Identifier: Apache-2.0
#include "core/platform/usb_messages.h"

#include "core/platform/usb_library.h"

#include <algorithm>
#include <array>
#include <optional>
#include <span>
#include <utility>

namespace reviver {

namespace {

constexpr std::uint8_t kMassStorage = 0x08;
/// A disc ends each command with a status of 13 octets. Source: USB mass storage, bulk-only.
constexpr std::size_t kStatusSize = 13;

/// The interface that takes commands for a disc.
struct Disc {
    int interface = 0;
    UsbBulkPair ends;
};

std::optional<Disc> findDisc(libusb_device *device)
{
    const UsbConfig config = activeConfig(device);
    if (!config)
        return std::nullopt;
    for (const auto &one : std::span(config->interface, config->bNumInterfaces)) {
        if (one.num_altsetting < 1 || one.altsetting[0].bInterfaceClass != kMassStorage)
            continue;
        const Disc disc{one.altsetting[0].bInterfaceNumber, bulkPairOf(one.altsetting[0])};
        if (disc.ends.out != 0)
            return disc;
    }
    return std::nullopt;
}

/// Holds an interface; its driver is put aside, and brought back with release.
class Claim {
public:
    static Result<Claim> take(libusb_device_handle *handle, int interface)
    {
        // Where drivers can't be put aside (macOS, Windows), claiming says so.
        libusb_set_auto_detach_kernel_driver(handle, 1);
        if (const int code = libusb_claim_interface(handle, interface); code != LIBUSB_SUCCESS)
            return failure(usbError(code, "taking the installer disc"));
        return Claim(handle, interface);
    }
    Claim(Claim &&other) noexcept
        : m_handle(std::exchange(other.m_handle, nullptr))
        , m_interface(other.m_interface)
    {
    }
    Claim &operator=(Claim &&) = delete;
    ~Claim()
    {
        if (m_handle)
            libusb_release_interface(m_handle, m_interface);
    }

private:
    Claim(libusb_device_handle *handle, int interface) : m_handle(handle), m_interface(interface) {}

    libusb_device_handle *m_handle;
    int m_interface;
};

/// The errors that a device gives when it does as it was told and leaves.
bool isNormalFor(int code)
{
    return code == LIBUSB_ERROR_PIPE || code == LIBUSB_ERROR_NO_DEVICE || code == LIBUSB_ERROR_IO;
}

int sendBulk(libusb_device_handle *handle, const Disc &disc, const UsbMessage &message, unsigned timeout)
{
    Bytes octets = message.octets;  // libusb wants them writable
    int moved = 0;
    const int code = libusb_bulk_transfer(handle, disc.ends.out, octets.data(),
                                          static_cast<int>(octets.size()), &moved, timeout);
    if (code != LIBUSB_SUCCESS || disc.ends.in == 0)
        return code;
    // Only a disc whose answer was fetched takes another command.
    std::array<std::uint8_t, kStatusSize> status{};
    libusb_bulk_transfer(handle, disc.ends.in, status.data(), static_cast<int>(status.size()), &moved,
                         timeout);
    return code;
}

int send(libusb_device_handle *handle, const std::optional<Disc> &disc, const UsbMessage &message,
         unsigned timeout)
{
    if (message.transfer == UsbMessage::Transfer::Bulk)
        return disc ? sendBulk(handle, *disc, message, timeout) : LIBUSB_ERROR_NOT_FOUND;
    const int code = libusb_control_transfer(handle, message.requestType, message.request, message.value,
                                             message.index, nullptr, 0, timeout);
    return std::min<int>(code, LIBUSB_SUCCESS);
}

}  // namespace

Result<void> sendUsbMessages(const std::string &location, const std::vector<UsbMessage> &messages,
                             std::chrono::milliseconds timeout)
{
    const std::string activity = "sending to the USB device at " + location;
    const auto context = startUsb();
    if (!context)
        return failure(context.error().during(activity));
    const auto handle = openUsbDevice(context->get(), location, activity);
    if (!handle)
        return failure(handle.error());
    const std::optional<Disc> disc = findDisc(libusb_get_device(handle->get()));
    std::optional<Claim> claim;
    if (disc) {
        auto taken = Claim::take(handle->get(), disc->interface);
        if (!taken)
            return failure(taken.error().during(activity));
        claim.emplace(*std::move(taken));
    }
    for (const UsbMessage &message : messages) {
        const int code = send(handle->get(), disc, message, static_cast<unsigned>(timeout.count()));
        if (code == LIBUSB_ERROR_NO_DEVICE)
            break;
        if (code != LIBUSB_SUCCESS && !isNormalFor(code))
            return failure(usbError(code, activity));
    }
    return {};
}

}  // namespace reviver
