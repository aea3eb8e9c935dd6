// SPDX-License-Identifier: Apache-2.0
#include "core/platform/usb_transport.h"

#include "core/platform/usb_library.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <fmt/format.h>
#include <span>
#include <string_view>

namespace reviver {

namespace {

using std::chrono::milliseconds;
using SteadyClock = std::chrono::steady_clock;

constexpr std::string_view kPrefix = "usb:";

/// How long one wait may last before the stop token is looked at again.
constexpr milliseconds kWaitSlice{50};
/// What has arrived comes at once; only a modem that is still sending takes longer.
constexpr milliseconds kDiscardWait{5};
/// Upper bound for discarding from a modem that never stops sending.
constexpr int kMostDiscards = 256;
/// One transfer; a multiple of every packet size, so that none can be cut.
constexpr std::size_t kTransferSize = 16 * 1024;

UsbBulkPair bulkPairOf(const libusb_config_descriptor &config, int number)
{
    for (const auto &one : std::span(config.interface, config.bNumInterfaces)) {
        if (one.num_altsetting > 0 && one.altsetting[0].bInterfaceNumber == number)
            return reviver::bulkPairOf(one.altsetting[0]);
    }
    return {};
}

class UsbTransport final : public Transport {
public:
    UsbTransport(std::string path, int interface, UsbBulkPair pair, UsbContext context, UsbHandle handle)
        : m_path(std::move(path))
        , m_interface(interface)
        , m_pair(pair)
        , m_context(std::move(context))
        , m_handle(std::move(handle))
    {
    }
    ~UsbTransport() override { libusb_release_interface(m_handle.get(), m_interface); }

    Result<void> write(ByteView data, milliseconds timeout, StopToken stop) override;
    Result<std::size_t> readSome(MutableByteView buffer, milliseconds timeout, StopToken stop) override;
    void discardInput() override;

private:
    Result<void> writePart(ByteView data, milliseconds timeout, const StopToken &stop);
    struct Moved {
        std::size_t octets = 0;
        bool complete = false;  ///< false: the wait ended first
    };
    Result<Moved> transfer(std::uint8_t endpoint, MutableByteView data, milliseconds wait);
    Result<std::size_t> receive(milliseconds wait);
    std::size_t hand(MutableByteView buffer);

    std::string m_path;
    int m_interface;
    UsbBulkPair m_pair;
    UsbContext m_context;
    UsbHandle m_handle;
    std::array<std::uint8_t, kTransferSize> m_input{};
    ByteView m_unread;         ///< the part of m_input that nobody has read yet
    std::string m_lossReason;  ///< Why the port was lost; empty while it works.
};

/// One transfer, as far as it gets within `wait`.
Result<UsbTransport::Moved> UsbTransport::transfer(std::uint8_t endpoint, MutableByteView data,
                                                   milliseconds wait)
{
    if (!m_lossReason.empty())
        return failure(ErrorCode::PortDisconnected, fmt::format("{}: {}", m_path, m_lossReason));
    const auto once = [&](int &moved) {
        const auto slice
            = static_cast<unsigned>(std::max<milliseconds::rep>(wait.count(), 1));  // 0: for ever
        return libusb_bulk_transfer(m_handle.get(), endpoint, data.data(), static_cast<int>(data.size()),
                                    &moved, slice);
    };
    int moved = 0;
    int code = once(moved);
    if (code == LIBUSB_ERROR_PIPE && libusb_clear_halt(m_handle.get(), endpoint) == LIBUSB_SUCCESS)
        code = once(moved);
    if (code != LIBUSB_SUCCESS && code != LIBUSB_ERROR_TIMEOUT && code != LIBUSB_ERROR_INTERRUPTED) {
        m_lossReason = libusb_error_name(code);
        return failure(ErrorCode::PortDisconnected, fmt::format("{}: {}", m_path, m_lossReason));
    }
    return Moved{static_cast<std::size_t>(moved), code == LIBUSB_SUCCESS};
}

Result<void> UsbTransport::write(ByteView data, milliseconds timeout, StopToken stop)
{
    const bool lastPacketIsFull = data.size() % static_cast<std::size_t>(m_pair.outPacketSize) == 0;
    while (!data.empty()) {
        const ByteView part = data.first(std::min(data.size(), kTransferSize));
        REVIVER_TRY(writePart(part, timeout, stop));
        data = data.subspan(part.size());
    }
    return lastPacketIsFull ? writePart({}, timeout, stop) : Result<void>();
}

/// Writes up to kTransferSize octets; of none, an empty packet.
Result<void> UsbTransport::writePart(ByteView data, milliseconds timeout, const StopToken &stop)
{
    Bytes octets(data.begin(), data.end());  // libusb wants them writable
    MutableByteView left = octets;
    auto deadline = SteadyClock::now() + timeout;
    bool emptyPacketIsOut = !data.empty();
    while (!left.empty() || !emptyPacketIsOut) {
        if (stop.stopRequested())
            return failure(ErrorCode::Cancelled, fmt::format("{}: asked to stop", m_path));
        const auto sent = transfer(m_pair.out, left, std::min(kWaitSlice, timeout));
        if (!sent)
            return failure(sent.error());
        left = left.subspan(sent->octets);
        emptyPacketIsOut = emptyPacketIsOut || sent->complete;
        if (sent->octets > 0)
            deadline = SteadyClock::now() + timeout;
        else if (!sent->complete && SteadyClock::now() >= deadline)
            return failure(
                ErrorCode::Timeout,
                fmt::format("{}: {} octets not taken within {} ms", m_path, left.size(), timeout.count()));
    }
    return {};
}

/// Fills m_input with what comes within `wait`: 0 when that is nothing or an empty packet.
Result<std::size_t> UsbTransport::receive(milliseconds wait)
{
    const auto got = transfer(m_pair.in, m_input, wait);
    if (!got)
        return failure(got.error());
    m_unread = ByteView(m_input).first(got->octets);
    return got->octets;
}

std::size_t UsbTransport::hand(MutableByteView buffer)
{
    const std::size_t count = std::min(buffer.size(), m_unread.size());
    std::copy_n(m_unread.begin(), count, buffer.begin());
    m_unread = m_unread.subspan(count);
    return count;
}

Result<std::size_t> UsbTransport::readSome(MutableByteView buffer, milliseconds timeout, StopToken stop)
{
    if (buffer.empty())
        return failure(ErrorCode::InvalidArgument, fmt::format("{}: no room to read into", m_path));
    const auto deadline = SteadyClock::now() + timeout;
    while (m_unread.empty()) {
        if (stop.stopRequested())
            return failure(ErrorCode::Cancelled, fmt::format("{}: asked to stop", m_path));
        const auto left = std::chrono::ceil<milliseconds>(deadline - SteadyClock::now());
        const auto got = receive(std::min(kWaitSlice, left));
        if (!got)
            return failure(got.error());
        if (*got == 0 && SteadyClock::now() >= deadline)
            return failure(ErrorCode::Timeout,
                           fmt::format("{}: nothing came within {} ms", m_path, timeout.count()));
    }
    return hand(buffer);
}

void UsbTransport::discardInput()
{
    m_unread = {};
    for (int i = 0; i < kMostDiscards; ++i) {
        if (const auto got = receive(kDiscardWait); !got || *got == 0)
            break;
    }
    m_unread = {};
}

}  // namespace

std::string UsbPort::path() const
{
    return fmt::format("{}{}:{}", kPrefix, location, interface);
}

std::optional<UsbPort> UsbPort::parse(const std::string &path)
{
    const std::size_t colon = path.rfind(':');
    if (!path.starts_with(kPrefix) || colon < kPrefix.size() + 1)
        return std::nullopt;
    UsbPort port{path.substr(kPrefix.size(), colon - kPrefix.size()), 0};
    const char *end = path.data() + path.size();
    const auto [read, error] = std::from_chars(path.data() + colon + 1, end, port.interface);
    if (error != std::errc{} || read != end)
        return std::nullopt;
    return port;
}

Result<std::unique_ptr<Transport>> UsbPortOpener::open(const std::string &path)
{
    const std::string activity = "opening " + path;
    const auto port = UsbPort::parse(path);
    if (!port)
        return failure(ErrorCode::PortNotFound, activity + ": not the name of a USB port");
    auto context = startUsb();
    if (!context)
        return failure(context.error().during(activity));
    auto handle = openUsbDevice(context->get(), port->location, activity);
    if (!handle)
        return failure(handle.error());
    const UsbConfig config = activeConfig(libusb_get_device(handle->get()));
    const UsbBulkPair pair = config ? bulkPairOf(*config, port->interface) : UsbBulkPair{};
    if (pair.in == 0 || pair.out == 0 || pair.outPacketSize == 0)
        return failure(ErrorCode::PortNotFound, activity + ": no bulk end points each way");
    if (const int code = libusb_claim_interface(handle->get(), port->interface); code != LIBUSB_SUCCESS)
        return failure(usbError(code, activity));
    return std::make_unique<UsbTransport>(path, port->interface, pair, *std::move(context),
                                          *std::move(handle));
}

}  // namespace reviver
