// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/bytes.h"

#include <cstdint>
#include <deque>
#include <functional>
#include <list>
#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <string>
#include <umockdev.h>
#include <vector>

namespace reviver::pretended {

/// What a device does with what libusb sends it: the far side of its usbfs file, as the
/// kernel's devio.c behaves. Requests come in a thread of umockdev; everything public may
/// be used from any thread.
class Usbfs {
public:
    /// What the node in the file system is: for libusb, which waits for it with poll(), or a
    /// file with the descriptors in it, for a program that reads them there and then waits
    /// in its requests (USBDEVFS_BULK).
    enum class Node { Waitable, Descriptors };

    /// Serves `node` ("/dev/bus/usb/001/002"), which the testbed has made already.
    Usbfs(UMockdevTestbed *testbed, const std::string &node, Node kind = Node::Waitable);
    ~Usbfs();
    Usbfs(const Usbfs &) = delete;
    Usbfs &operator=(const Usbfs &) = delete;

    /// Told of each finished transfer to a bulk end point: it ends with a packet that is
    /// not full, which may be an empty one. Set before anybody opens the device.
    std::function<void(std::uint8_t endpoint, const Bytes &octets)> onTransfer;
    /// The same octets as they come, wherever a transfer ends.
    std::function<void(ByteView octets)> onOctets;

    /// Puts octets out at the bulk end point towards the computer, in packets. Without
    /// `ended` a full last packet leaves the computer waiting for more, as on a real bus.
    void send(ByteView octets, bool ended = true);
    /// An empty packet.
    void sendEmpty() { send({}); }
    /// Ends a request (USBDEVFS_BULK) whose time is over. To be called every now and then.
    void endOverdue();
    /// The next transfer at this end point stalls, until the halt is cleared.
    void stallOnce(std::uint8_t endpoint);
    /// Takes no more octets: what is sent waits.
    void holdOut(bool hold);
    /// Pulled: whatever is asked from now on fails as the kernel has it fail.
    void pull();
    /// Somebody else has the interfaces.
    void refuseClaims();

    /// What was asked for besides bulk transfers, in order: "detach 0", "claim 0",
    /// "control 00 03 0001 0000", "clear-halt 01", "release 0", "attach 0".
    std::vector<std::string> asked() const;
    /// Sizes of the packets' groups that went out, in order: one entry per request of libusb.
    std::vector<std::size_t> outRequests() const;

private:
    struct Request;
    struct Waiting;
    struct Gate;
    static gboolean handle(UMockdevIoctlBase *, UMockdevIoctlClient *client, gpointer data);
    bool answer(UMockdevIoctlClient *client);
    int settle(gulong request, UMockdevIoctlData *data);
    void submit(UMockdevIoctlClient *client, UMockdevIoctlData *urb);
    void takeControl(Request request);
    void takeOut(Request request);
    void takeOctets(std::uint8_t endpoint, ByteView octets);
    void bulk(UMockdevIoctlClient *client, UMockdevIoctlData *request);
    void fillBulk();
    void endBulk(long result, int error);
    void discard(UMockdevIoctlClient *client);
    void reap(UMockdevIoctlClient *client, UMockdevIoctlData *place);
    void fillWaiting();
    void finish(Request request, int status);
    void showReadiness();
    void note(std::string what) { m_asked.push_back(std::move(what)); }

    std::shared_ptr<Gate> m_gate;
    UMockdevIoctlBase *m_handler = nullptr;
    std::unique_ptr<Waiting> m_bulk;  ///< a program waits for octets inside its request
    int m_fifo = -1;  ///< stands in for the file, so that poll() tells when something is finished
    bool m_ready = true;
    bool m_pulled = false;
    bool m_refusing = false;
    bool m_holding = false;
    std::set<std::uint8_t> m_stalled;
    std::deque<Bytes> m_packets;  ///< towards the computer
    std::list<Request> m_waitingIn;
    std::list<Request> m_waitingOut;
    std::list<Request> m_finished;
    std::map<std::uint8_t, Bytes> m_unfinishedOut;
    std::vector<std::string> m_asked;
    std::vector<std::size_t> m_outRequests;
};

}  // namespace reviver::pretended
