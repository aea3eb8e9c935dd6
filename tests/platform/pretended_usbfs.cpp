// SPDX-License-Identifier: Apache-2.0
#include "tests/platform/pretended_usbfs.h"

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstddef>
#include <fcntl.h>
#include <fmt/format.h>
#include <linux/usbdevice_fs.h>
#include <memory>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

namespace reviver::pretended {

namespace {

constexpr std::size_t kPacketSize = 512;
constexpr std::size_t kSetupSize = 8;

/// The part of the numbers of an ioctl that says how large its argument is.
std::size_t argumentSize(gulong request)
{
    return (request >> 16) & 0x3FFF;
}

struct Unref {
    void operator()(gpointer object) const
    {
        if (object)
            g_object_unref(object);
    }
};
using Data = std::unique_ptr<UMockdevIoctlData, Unref>;

Data resolve(UMockdevIoctlData *data, std::size_t offset, std::size_t size)
{
    return Data(size > 0 ? umockdev_ioctl_data_resolve(data, offset, size, nullptr) : nullptr);
}

}  // namespace

/// What umockdev's thread knows of the device: a request may still be on its way when the
/// device is gone.
struct Usbfs::Gate {
    std::recursive_mutex mutex;  ///< around the device
    Usbfs *usbfs;
};

/// One URB that libusb handed in.
struct Usbfs::Request {
    Data urb;
    Data buffer;
    std::size_t filled = 0;

    usbdevfs_urb &fields() const { return *reinterpret_cast<usbdevfs_urb *>(urb->data); }
    std::size_t room() const { return static_cast<std::size_t>(fields().buffer_length); }
    ByteView octets() const { return buffer ? ByteView(buffer->data, room()) : ByteView(); }
};

/// One request of a program that waits for its end.
struct Usbfs::Waiting {
    UMockdevIoctlClient *client;
    Data buffer;
    std::chrono::steady_clock::time_point deadline;
};

Usbfs::Usbfs(UMockdevTestbed *testbed, const std::string &node, Node kind)
    : m_gate(std::make_shared<Gate>())
{
    m_gate->usbfs = this;
    m_handler = umockdev_ioctl_base_new();
    g_signal_connect_data(
        m_handler, "handle-ioctl", G_CALLBACK(handle), new std::shared_ptr(m_gate),
        [](gpointer gate, GClosure *) { delete static_cast<std::shared_ptr<Gate> *>(gate); },
        GConnectFlags(0));
    umockdev_testbed_attach_ioctl(testbed, node.c_str(), m_handler, nullptr);
    if (kind == Node::Descriptors)
        return;
    gchar *root = umockdev_testbed_get_root_dir(testbed);
    const std::string file = root + node;
    g_free(root);
    ::unlink(file.c_str());
    ::mkfifo(file.c_str(), 0666);
    m_fifo = ::open(file.c_str(), O_RDWR | O_NONBLOCK | O_CLOEXEC);
    ::fcntl(m_fifo, F_SETPIPE_SZ, 4096);
    showReadiness();
}

Usbfs::~Usbfs()
{
    {
        const std::lock_guard lock(m_gate->mutex);
        m_gate->usbfs = nullptr;
    }
    if (m_fifo >= 0)
        ::close(m_fifo);
    g_object_unref(m_handler);
}

void Usbfs::send(ByteView octets, bool ended)
{
    const std::lock_guard lock(m_gate->mutex);
    while (octets.size() >= kPacketSize) {
        m_packets.emplace_back(octets.begin(), octets.begin() + kPacketSize);
        octets = octets.subspan(kPacketSize);
    }
    if (!octets.empty() || ended)
        m_packets.emplace_back(octets.begin(), octets.end());
    fillWaiting();
    fillBulk();
}

void Usbfs::stallOnce(std::uint8_t endpoint)
{
    const std::lock_guard lock(m_gate->mutex);
    m_stalled.insert(endpoint);
}

void Usbfs::holdOut(bool hold)
{
    const std::lock_guard lock(m_gate->mutex);
    m_holding = hold;
}

void Usbfs::pull()
{
    const std::lock_guard lock(m_gate->mutex);
    m_pulled = true;
    for (auto *waiting : {&m_waitingIn, &m_waitingOut}) {
        for (Request &request : *waiting)
            finish(std::move(request), -ESHUTDOWN);
        waiting->clear();
    }
    endBulk(-1, ENODEV);
    showReadiness();
}

void Usbfs::refuseClaims()
{
    const std::lock_guard lock(m_gate->mutex);
    m_refusing = true;
}

std::vector<std::string> Usbfs::asked() const
{
    const std::lock_guard lock(m_gate->mutex);
    return m_asked;
}

std::vector<std::size_t> Usbfs::outRequests() const
{
    const std::lock_guard lock(m_gate->mutex);
    return m_outRequests;
}

gboolean Usbfs::handle(UMockdevIoctlBase *, UMockdevIoctlClient *client, gpointer data)
{
    const auto gate = *static_cast<std::shared_ptr<Gate> *>(data);
    const std::lock_guard lock(gate->mutex);
    if (!gate->usbfs) {
        umockdev_ioctl_client_complete(client, -1, ENODEV);
        return TRUE;
    }
    return gate->usbfs->answer(client) ? TRUE : FALSE;
}

bool Usbfs::answer(UMockdevIoctlClient *client)
{
    const gulong request = umockdev_ioctl_client_get_request(client);
    UMockdevIoctlData *argument = umockdev_ioctl_client_get_arg(client);
    if (request == USBDEVFS_DISCARDURB) {
        discard(client);
        return true;
    }
    const Data data = resolve(argument, 0, argumentSize(request));
    if (request == USBDEVFS_REAPURB || request == USBDEVFS_REAPURBNDELAY) {
        reap(client, data.get());
        return true;
    }
    if (m_pulled) {
        umockdev_ioctl_client_complete(client, -1, ENODEV);
        return true;
    }
    if (request == USBDEVFS_SUBMITURB) {
        submit(client, data.get());
        return true;
    }
    if (request == USBDEVFS_BULK) {
        bulk(client, data.get());
        return true;
    }
    const int error = settle(request, data.get());
    umockdev_ioctl_client_complete(client, error == 0 ? 0 : -1, error);
    return true;
}

/// Requests that are no transfers; the error of the system, 0 for none.
int Usbfs::settle(gulong request, UMockdevIoctlData *data)
{
    switch (request) {
    case USBDEVFS_GET_CAPABILITIES:
        *reinterpret_cast<guint32 *>(data->data) = USBDEVFS_CAP_ZERO_PACKET | USBDEVFS_CAP_BULK_CONTINUATION
            | USBDEVFS_CAP_NO_PACKET_SIZE_LIM | USBDEVFS_CAP_REAP_AFTER_DISCONNECT;
        break;
    case USBDEVFS_DISCONNECT_CLAIM: {
        const unsigned interface = reinterpret_cast<usbdevfs_disconnect_claim *>(data->data)->interface;
        note(fmt::format("detach {}", interface));
        note(fmt::format("claim {}", interface));
        return m_refusing ? EBUSY : 0;
    }
    case USBDEVFS_CLAIMINTERFACE:
        note(fmt::format("claim {}", *reinterpret_cast<unsigned *>(data->data)));
        return m_refusing ? EBUSY : 0;
    case USBDEVFS_RELEASEINTERFACE:
        note(fmt::format("release {}", *reinterpret_cast<unsigned *>(data->data)));
        break;
    case USBDEVFS_IOCTL: {
        const auto &inner = *reinterpret_cast<usbdevfs_ioctl *>(data->data);
        note(fmt::format("{} {}", inner.ioctl_code == int(USBDEVFS_CONNECT) ? "attach" : "detach",
                         inner.ifno));
        break;
    }
    case USBDEVFS_CLEAR_HALT: {
        const auto endpoint = static_cast<std::uint8_t>(*reinterpret_cast<unsigned *>(data->data));
        m_stalled.erase(endpoint);
        note(fmt::format("clear-halt {:02x}", endpoint));
        break;
    }
    case USBDEVFS_SETCONFIGURATION:
    case USBDEVFS_SETINTERFACE:
        break;
    case USBDEVFS_GETDRIVER:
        return ENODATA;
    default:
        return ENOTTY;
    }
    return 0;
}

void Usbfs::submit(UMockdevIoctlClient *client, UMockdevIoctlData *urb)
{
    Request request{Data(UMOCKDEV_IOCTL_DATA(g_object_ref(urb))), {}, 0};
    request.buffer = resolve(urb, offsetof(usbdevfs_urb, buffer), request.room());
    umockdev_ioctl_client_complete(client, 0, 0);
    const std::uint8_t endpoint = request.fields().endpoint;
    if (request.fields().type == USBDEVFS_URB_TYPE_CONTROL)
        takeControl(std::move(request));
    else if (m_stalled.contains(endpoint))
        finish(std::move(request), -EPIPE);
    else if ((endpoint & 0x80) != 0) {
        m_waitingIn.push_back(std::move(request));
        fillWaiting();
    } else if (m_holding) {
        m_waitingOut.push_back(std::move(request));
    } else {
        takeOut(std::move(request));
    }
}

void Usbfs::takeControl(Request request)
{
    const ByteView setup = request.octets().first(kSetupSize);
    note(fmt::format("control {:02x} {:02x} {:02x}{:02x} {:02x}{:02x}", setup[0], setup[1], setup[3],
                     setup[2], setup[5], setup[4]));
    finish(std::move(request), m_stalled.contains(0) ? -EPIPE : 0);
}

void Usbfs::takeOut(Request request)
{
    takeOctets(request.fields().endpoint, request.octets());
    request.filled = request.room();
    finish(std::move(request), 0);
}

void Usbfs::takeOctets(std::uint8_t endpoint, ByteView octets)
{
    m_outRequests.push_back(octets.size());
    if (onOctets)
        onOctets(octets);
    Bytes &unfinished = m_unfinishedOut[endpoint];
    append(unfinished, octets);
    if (octets.size() % kPacketSize == 0 && !octets.empty())
        return;
    const Bytes transfer = std::exchange(unfinished, {});
    if (onTransfer)
        onTransfer(endpoint, transfer);
}

/// A program that does not use libusb: it waits until the octets have gone or come, or its
/// time is over.
void Usbfs::bulk(UMockdevIoctlClient *client, UMockdevIoctlData *request)
{
    const auto &fields = *reinterpret_cast<usbdevfs_bulktransfer *>(request->data);
    Data buffer = resolve(request, offsetof(usbdevfs_bulktransfer, data), fields.len);
    if ((fields.ep & 0x80) == 0) {
        takeOctets(static_cast<std::uint8_t>(fields.ep),
                   buffer ? ByteView(buffer->data, fields.len) : ByteView());
        umockdev_ioctl_client_complete(client, fields.len, 0);
        return;
    }
    m_bulk = std::make_unique<Waiting>(
        Waiting{UMOCKDEV_IOCTL_CLIENT(g_object_ref(client)), std::move(buffer),
                std::chrono::steady_clock::now() + std::chrono::milliseconds(fields.timeout)});
    fillBulk();
}

void Usbfs::endOverdue()
{
    const std::lock_guard lock(m_gate->mutex);
    if (m_bulk && m_bulk->deadline <= std::chrono::steady_clock::now())
        endBulk(-1, ETIMEDOUT);
}

void Usbfs::fillBulk()
{
    if (!m_bulk || m_packets.empty())
        return;
    std::size_t filled = 0;
    for (bool ended = false; !ended && !m_packets.empty(); m_packets.pop_front()) {
        const Bytes &packet = m_packets.front();
        std::ranges::copy(packet, m_bulk->buffer->data + filled);
        filled += packet.size();
        ended = packet.size() < kPacketSize;
    }
    endBulk(static_cast<long>(filled), 0);
}

void Usbfs::endBulk(long result, int error)
{
    const auto ended = std::exchange(m_bulk, nullptr);
    if (!ended)
        return;
    umockdev_ioctl_client_complete(ended->client, result, error);
    g_object_unref(ended->client);
}

/// What a request got before it was called back is still told.
void Usbfs::discard(UMockdevIoctlClient *client)
{
    const gulong address = *reinterpret_cast<gulong *>(umockdev_ioctl_client_get_arg(client)->data);
    for (auto *waiting : {&m_waitingIn, &m_waitingOut}) {
        const auto found = std::ranges::find_if(
            *waiting, [&](const Request &request) { return request.urb->client_addr == address; });
        if (found == waiting->end())
            continue;
        Request request = std::move(*found);
        waiting->erase(found);
        umockdev_ioctl_client_complete(client, 0, 0);
        finish(std::move(request), -ENOENT);
        return;
    }
    umockdev_ioctl_client_complete(client, -1, EINVAL);
}

void Usbfs::reap(UMockdevIoctlClient *client, UMockdevIoctlData *place)
{
    if (m_finished.empty()) {
        umockdev_ioctl_client_complete(client, -1, m_pulled ? ENODEV : EAGAIN);
        return;
    }
    const Request request = std::move(m_finished.front());
    m_finished.pop_front();
    umockdev_ioctl_data_set_ptr(place, 0, request.urb.get());
    umockdev_ioctl_client_complete(client, 0, 0);
    showReadiness();
}

/// A transfer towards the computer ends when its buffer is full or a packet is not.
void Usbfs::fillWaiting()
{
    while (!m_waitingIn.empty() && !m_packets.empty()) {
        Request &request = m_waitingIn.front();
        const Bytes packet = std::move(m_packets.front());
        m_packets.pop_front();
        std::copy(packet.begin(), packet.end(), request.buffer->data + request.filled);
        request.filled += packet.size();
        if (packet.size() < kPacketSize || request.filled + kPacketSize > request.room()) {
            Request full = std::move(request);
            m_waitingIn.pop_front();
            finish(std::move(full), 0);
        }
    }
}

void Usbfs::finish(Request request, int status)
{
    request.fields().status = status;
    request.fields().actual_length = static_cast<int>(request.filled);
    m_finished.push_back(std::move(request));
    showReadiness();
}

/// A full pipe can't be written to, an empty one can: so poll() on the file wakes libusb
/// when there is something to fetch.
void Usbfs::showReadiness()
{
    const bool ready = !m_finished.empty() || m_pulled;
    if (m_fifo < 0 || ready == m_ready)
        return;
    m_ready = ready;
    char octet = 0;
    [[maybe_unused]] const ssize_t moved = ready ? ::read(m_fifo, &octet, 1) : ::write(m_fifo, &octet, 1);
}

}  // namespace reviver::pretended
