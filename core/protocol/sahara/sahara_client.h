// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"
#include "core/protocol/sahara/sahara_messages.h"
#include "core/transport/transport.h"

#include <functional>
#include <string>
#include <utility>

namespace reviver::sahara {

/// What the modem says of itself in command mode. Empty or nothing if it did not say.
struct Identity {
    std::optional<std::uint32_t> serialNumber;  ///< Personal: mask it in reports.
    std::optional<std::uint64_t> hardwareId;    ///< MSM id, OEM id, model id
    Bytes keyHash;                              ///< Of the key that a programmer must be signed with.
    std::optional<std::uint32_t> sblVersion;
};

/// Talks Sahara: uploads a programmer to a modem in emergency download mode, or reads
/// the memory of a crashed one. The modem leads: it says hello, asks for octets and
/// says when an image is complete. END_IMAGE with another status than success is
/// DeviceRefused, at any time.
class Client {
public:
    /// The image that the modem asks for by its id; an error ends the transfer.
    using ImageSource = std::function<Result<ByteView>(std::uint64_t imageId)>;
    /// Octets handed over so far, of the size of the image.
    using Progress = std::function<void(std::uint64_t done, std::uint64_t size)>;
    /// Takes octets that were read from memory, in order.
    using Sink = std::function<Result<void>(ByteView)>;

    Client(Transport &transport, Clock &clock, StopToken stop = {})
        : m_transport(transport)
        , m_clock(clock)
        , m_stop(std::move(stop))
    {
    }

    /// Hands in octets that somebody else has read from the port already: the modem
    /// says hello only once.
    void feed(ByteView received) { append(m_received, received); }
    /// What was read behind the last packet: the first words of a programmer that runs.
    Bytes takeReceived() { return std::exchange(m_received, {}); }
    /// Waits for the modem's hello; Timeout when it is silent.
    Result<Hello> awaitHello(std::chrono::milliseconds timeout = kHelloTimeout);
    /// Sends one zero octet: a modem whose hello got lost says it again. Only for ports
    /// that are known to be Qualcomm's emergency mode. Source: qtools sahara.c (one source).
    Result<void> wake();

    /// The hello of a modem that may have said it to somebody else already: waits, wakes
    /// it once, waits again.
    Result<Hello> greet();

    /// After a hello: asks for the modem's numbers in command mode, then goes back to
    /// image transfer; the modem says hello again. What it refuses stays empty.
    Result<Identity> identify();

    /// After a hello: has a Sierra boot loader go on with the Firehose that is built into it;
    /// gives the word by which it agrees. DeviceRefused by any other, and by one that heard
    /// something else before (libqmi, one source): until it restarts.
    Result<std::string> switchToFirehose();

    /// After a hello: hands over the images that the modem asks for, until it runs what
    /// it got. `source` keeps its octets while this runs. A modem that says hello once
    /// more before it asks for octets is answered once more.
    Result<void> transferImages(const ImageSource &source, const Progress &progress = {});

    /// After a hello with Mode::MemoryDebug: which regions of memory can be read.
    Result<std::vector<MemoryRegion>> memoryRegions();
    /// Reads one of these regions.
    Result<void> readMemory(const MemoryRegion &region, const Sink &sink, const Progress &progress = {});

    /// Restarts the modem. Success when it answers or vanishes at once.
    Result<void> reset();

private:
    Result<void> send(ByteView octets, std::chrono::milliseconds timeout = kPacketTimeout);
    /// One image, to the modem's word that it is complete: true if it wants no other.
    Result<bool> serveImage(const ImageSource &source, const Progress &progress);
    Result<void> serveRead(const ReadRequest &request, ByteView image);

    /// The next packet; a refusal in its place is an Error.
    Result<Packet> awaitPacket(std::chrono::milliseconds timeout);
    Result<Packet> awaitPacket(Command command, std::chrono::milliseconds timeout);
    /// Leaves `size` raw octets at the front of what was received.
    Result<void> awaitRaw(std::size_t size);
    Result<Bytes> readRaw(std::size_t size);
    void drop(std::size_t size);
    /// The refusal that came in place of raw octets, as `silence` shows; else `silence`.
    Error refusalOr(const Error &silence) const;
    Result<void> readMore(Clock::Instant deadline, std::string_view awaited);

    Result<Bytes> execute(ClientCommand command);
    Result<Bytes> executeUnlessRefused(ClientCommand command);
    Result<void> readMemoryPiece(std::uint64_t address, std::size_t size, const Sink &sink);

    Transport &m_transport;
    Clock &m_clock;
    StopToken m_stop;
    Bytes m_received;        ///< Read from the port, not yet a packet.
    bool m_is64Bit = false;  ///< How the modem wants its memory read.
};

}  // namespace reviver::sahara
