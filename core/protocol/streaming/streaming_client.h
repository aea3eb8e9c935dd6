// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/protocol/frame_channel.h"
#include "core/protocol/streaming/streaming_messages.h"

namespace reviver::streaming {

/// True when a loader did not do what it may not be able to do: it refused, did not understand,
/// or kept silent. Anything else is a fault of the link.
bool meansUnable(const Error &error);

/// Talks to a loader that runs in the modem's RAM (NPRG, ENPRG): hello, partition
/// table, then each image is opened, written and closed. Log messages may come at any
/// time; they are handed on. An error message is DeviceRefused with its meaning.
class Client {
public:
    Client(Transport &transport, Clock &clock, StopToken stop = {})
        : m_channel(transport, clock)
        , m_stop(std::move(stop))
    {
    }

    /// Told each line that the loader writes to its log, at any time.
    void onLog(std::function<void(const std::string &)> listener) { m_onLog = std::move(listener); }

    /// Greets the loader, again and again while it starts. An error message is a
    /// reason to try again, too: the loader answers so to what came before.
    Result<HelloReply> hello();
    /// Asks for a sign of life; the loader repeats our number.
    Result<void> nop();
    Result<void> setSecurityMode(bool trusted);
    /// Whether the loader checks and writes error-correcting codes.
    Result<bool> errorCorrection();
    Result<void> setErrorCorrection(bool on);
    /// Reads `length` octets at `address`. What an address means (memory, and on some
    /// loaders flash) depends on the loader; many refuse.
    Result<Bytes> read(std::uint32_t address, std::uint16_t length);
    /// Ends an image that an earlier session left open; a refusal or silence means that
    /// there is none.
    Result<void> closeLeftOver();
    /// Shows the loader the table of the bundle. It is never forced on the modem.
    Result<TableStatus> partitionTable(ByteView table);

    /// Opens the one image that an older loader knows by its mode.
    Result<void> open(OpenMode mode);
    /// Opens an image for writing. Cefs and AppsCefs erase EFS and are refused here
    /// with InvalidArgument.
    Result<void> openMulti(OpenType type, ByteView payload = {});
    /// Writes one block of the open image. The loader must answer with the same offset.
    /// On silence the same block is sent again: the same octets to the same place,
    /// which is taken to be harmless (inferred; no loader was seen doing it).
    Result<void> write(std::uint32_t offset, ByteView data);
    /// Ends the open image; the loader writes what it still holds.
    Result<void> close();
    /// Restarts the modem. Success when it answers or vanishes at once.
    Result<void> reset();

    /// As write(), in one piece that is not framed: at most kMaxUnframed octets. Only for
    /// loaders that offer it (HelloReply::offersUnframed()), and never repeated.
    Result<void> writeUnframed(std::uint32_t offset, ByteView data);
    const LinkCounters &counters() const { return m_channel.counters(); }

private:
    FrameChannel::ReplyFilter replyTo(std::uint8_t awaited);
    /// True for the awaited reply and for an error; log texts are kept.
    bool answers(std::uint8_t awaited, ByteView payload);
    /// Sends once; success when the reply that is awaited comes.
    Result<void> expect(ByteView request, std::uint8_t awaited, std::chrono::milliseconds timeout,
                        std::string_view name);
    /// As expect(), for a reply whose first field is a status.
    Result<std::uint8_t> status(ByteView request, std::uint8_t awaited, std::chrono::milliseconds timeout,
                                std::string_view name);

    FrameChannel m_channel;
    StopToken m_stop;
    std::uint32_t m_nopNumber = 0;
    Bytes m_block;  ///< The message being sent; kept for its memory.
    std::optional<std::uint32_t> m_lastWritten;
    std::function<void(const std::string &)> m_onLog;
};

}  // namespace reviver::streaming
