// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"
#include "core/protocol/firehose/firehose_constants.h"
#include "core/protocol/firehose/firehose_requests.h"
#include "core/protocol/firehose/xml_stream.h"
#include "core/protocol/frame_channel.h"
#include "core/transport/transport.h"

#include <functional>

namespace reviver::firehose {

/// Talks Firehose to a programmer that Sahara has started: XML requests, XML
/// responses, raw sectors. A NAK is DeviceRefused with the programmer's last log lines;
/// a response that is missing is Timeout; raw mode that does not start or end as it
/// must, and a response before everything was sent, is UnexpectedMessage. None of these
/// ever counts as done. Only configure is repeated. A stop is heard while responses are
/// awaited, never among raw sectors: the programmer would wait for the rest of them.
class Client {
public:
    /// Fills the buffer with the image's octets from an offset on.
    using Source = std::function<Result<void>(std::uint64_t offset, MutableByteView buffer)>;
    /// Takes octets that were read, in order.
    using Sink = std::function<Result<void>(ByteView)>;
    /// Octets handled so far, of all.
    using Progress = std::function<void(std::uint64_t done, std::uint64_t size)>;

    Client(Transport &transport, Clock &clock, StopToken stop = {})
        : m_transport(transport)
        , m_clock(clock)
        , m_stop(std::move(stop))
    {
    }

    /// Told each line of the programmer's log as it comes.
    void onLog(std::function<void(const std::string &line)> listener) { m_logListener = std::move(listener); }

    /// Hands in octets that were read already, as Sahara's client gives them back.
    void feed(ByteView received) { m_stream.feed(received); }

    /// Names the memory ("nand", "emmc", "ufs", "spinor") and agrees on the size of
    /// payloads: if the programmer names a smaller one, it is asked for.
    Result<void> configure(const std::string &memoryName, std::size_t maxPayload = kDefaultPayload);
    /// Octets per piece of raw data, as agreed.
    std::size_t maxPayload() const { return m_maxPayload; }

    /// A harmless request, answered with logs.
    Result<void> nop();
    /// What the programmer says of its storage: log lines, often with JSON.
    Result<std::vector<std::string>> storageInfo(unsigned physicalPartition);

    Result<void> erase(const SectorRange &range);
    /// How raw sectors end that do not fill their last piece.
    enum class RawEnd {
        AtSectors,
        /// With 512 zeros behind them, which the modem answers late and with a refusal of its own.
        /// Source: libqmi qfu-sahara-device.c; Sierra SDK firehose.c (confirmed).
        BehindZeros,
    };
    /// Writes `size` octets, padded with zeros to whole sectors. A range with a number
    /// of sectors is an upper bound: InvalidArgument if the image is larger.
    Result<void> program(const SectorRange &range, std::uint64_t size, const Source &source,
                         const Progress &progress = {}, RawEnd end = RawEnd::AtSectors);
    Result<void> read(const SectorRange &range, const Sink &sink, const Progress &progress = {});
    /// The SHA-256 of a range as 64 lower-case hex digits; Unsupported if the programmer
    /// acknowledges without naming one. Source: edl; qdl (confirmed; the log line's
    /// wording differs, so any word of 64 hex digits counts).
    Result<std::string> sha256(const SectorRange &range);
    /// InvalidArgument for patches that are not for the modem (another name than "DISK").
    Result<void> patch(const Patch &patch);
    Result<void> setBootableDrive(unsigned value);
    /// Ends the session. Success when the modem answers or vanishes at once.
    Result<void> power(Power power, unsigned delaySeconds = 2);

    /// Whether the programmer can do something; nothing if it did not tell what it can.
    /// Source: edl firehose.py; the texts of real programmers (confirmed).
    std::optional<bool> offers(std::string_view request) const;
    /// Pieces of raw data acknowledged, requests sent again, waits that ran out.
    const LinkCounters &counters() const { return m_counters; }
    /// What the programmer wrote to its log so far.
    const std::vector<std::string> &logLines() const { return m_logLines; }

private:
    /// Sends a request and waits for its acknowledgement.
    Result<Response> exchange(const std::string &request, std::chrono::milliseconds timeout,
                              std::string_view name);
    Result<Response> awaitResponse(std::chrono::milliseconds timeout, std::string_view name);
    Result<void> awaitRawMode(bool on, const Result<Response> &response, std::string_view name) const;
    Result<void> sendRaw(const SectorRange &range, std::uint64_t size, const Source &source,
                         const Progress &progress);
    /// The octets of a piece of raw data, in whole sectors.
    std::uint64_t pieceSize(const SectorRange &range) const;
    Result<void> sendEnd(const SectorRange &range);
    Result<void> receiveRaw(std::uint64_t size, const Sink &sink, const Progress &progress);
    Result<void> drain();
    /// Fails if a response has come that no request waits for; takes logs meanwhile, until
    /// nothing has come for `quiet`.
    Result<void> expectNoResponse(std::chrono::milliseconds quiet, std::string_view name);
    Result<void> readMore(std::chrono::milliseconds timeout, const StopToken &stop);
    void keepLogs(const Document &document);
    std::string lastLogs() const;

    Transport &m_transport;
    Clock &m_clock;
    StopToken m_stop;
    XmlStream m_stream;
    std::size_t m_maxPayload = kDefaultPayload;
    std::chrono::milliseconds m_rawTimeout = kRawTimeout;
    Bytes m_buffer;  ///< A piece of raw data; kept for its memory.
    LinkCounters m_counters;
    std::function<void(const std::string &)> m_logListener;
    std::vector<std::string> m_logLines;
    std::size_t m_logsBefore = 0;  ///< Log lines from before the request that runs.
    bool m_unanswered = false;     ///< A request got no response: it may still come.
};

}  // namespace reviver::firehose
