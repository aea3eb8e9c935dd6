// SPDX-License-Identifier: Apache-2.0
#include "core/protocol/firehose/firehose_client.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <limits>

namespace reviver::firehose {
namespace {

using std::chrono::milliseconds;

/// A programmer that talks without end must not fill the memory or hold us up.
constexpr std::size_t kMaxLogLines = 10'000;
constexpr int kMaxDrainReads = 64;
constexpr std::string_view kSizeAttribute = "MaxPayloadSizeToTargetInBytes";

/// The first word of 64 hex digits in a line, in lower case.
std::string findDigest(std::string_view line)
{
    constexpr std::string_view kDigits = "0123456789abcdefABCDEF";
    while (!line.empty()) {
        const std::size_t begin = std::min(line.find_first_of(kDigits), line.size());
        line.remove_prefix(begin);
        const std::size_t length = std::min(line.find_first_not_of(kDigits), line.size());
        if (length == 64) {
            std::string digest(line.substr(0, length));
            for (char &c : digest)
                c = c >= 'A' && c <= 'F' ? static_cast<char>(c - 'A' + 'a') : c;
            return digest;
        }
        line.remove_prefix(length);
    }
    return {};
}

}  // namespace

Result<void> Client::configure(const std::string &memoryName, std::size_t maxPayload)
{
    m_rawTimeout = memoryName == "spinor" ? kSlowRawTimeout : kRawTimeout;
    bool negotiated = false;
    for (int tried = 1;; ++tried) {
        REVIVER_TRY(drain());
        const std::string request = configureRequest(memoryName, maxPayload);
        REVIVER_TRY(m_transport.write(asBytes(request), kCommandTimeout, m_stop));
        const auto response = awaitResponse(kConfigureTimeout, "configure");
        if (!response) {
            if (response.error().code() == ErrorCode::Timeout && tried < kConfigureTries) {
                ++m_counters.repeats;
                continue;
            }
            return failure(response.error());
        }
        const auto size = response->number(kSizeAttribute);
        const bool smaller = size && *size > 0 && *size < maxPayload;
        if (smaller)
            maxPayload = static_cast<std::size_t>(*size);
        if (response->ack) {
            m_maxPayload = maxPayload;
            return {};
        }
        if (!smaller || negotiated)
            return failure(ErrorCode::DeviceRefused, "configure: NAK" + lastLogs());
        negotiated = true;
    }
}

Result<void> Client::nop()
{
    return exchange(nopRequest(), kCommandTimeout, "nop").map([](const Response &) {});
}

Result<std::vector<std::string>> Client::storageInfo(unsigned physicalPartition)
{
    const auto response = exchange(storageInfoRequest(physicalPartition), kEraseTimeout, "getstorageinfo");
    if (!response)
        return failure(response.error());
    return std::vector(m_logLines.begin() + static_cast<std::ptrdiff_t>(m_logsBefore), m_logLines.end());
}

Result<void> Client::erase(const SectorRange &range)
{
    return exchange(eraseRequest(range), kEraseTimeout, "erase").map([](const Response &) {});
}

Result<void> Client::program(const SectorRange &range, std::uint64_t size, const Source &source,
                             const Progress &progress, RawEnd end)
{
    if (range.sectorSize == 0 || size == 0)
        return failure(ErrorCode::InvalidArgument, "program: no octets or no sector size");
    SectorRange used = range;
    used.sectors = (size - 1) / range.sectorSize + 1;
    if (range.sectors != 0 && used.sectors > range.sectors)
        return failure(
            ErrorCode::InvalidArgument,
            fmt::format("program: an image of {} sectors for a range of {}", used.sectors, range.sectors));
    REVIVER_TRY(awaitRawMode(true, exchange(programRequest(used), kSetUpTimeout, "program"), "program"));
    m_unanswered = true;
    const std::uint64_t piecesBefore = m_counters.frames;
    REVIVER_TRY(sendRaw(used, size, source, progress));
    if (end == RawEnd::BehindZeros)
        REVIVER_TRY(sendEnd(used));
    const auto ended = awaitRawMode(false, awaitResponse(kFinishTimeout, "program"), "program");
    if (!ended)
        m_counters.frames = piecesBefore;
    REVIVER_TRY(ended);
    m_unanswered = end == RawEnd::BehindZeros;
    return m_unanswered ? Result<void>() : expectNoResponse(kLogTime, "program");
}

Result<void> Client::read(const SectorRange &range, const Sink &sink, const Progress &progress)
{
    if (range.sectorSize == 0 || range.sectors == 0
        || range.sectors > std::numeric_limits<std::uint64_t>::max() / range.sectorSize)
        return failure(ErrorCode::InvalidArgument, "read: no sectors or no sector size");
    REVIVER_TRY(awaitRawMode(true, exchange(readRequest(range), kSetUpTimeout, "read"), "read"));
    m_unanswered = true;
    REVIVER_TRY(receiveRaw(range.sectors * range.sectorSize, sink, progress));
    return awaitRawMode(false, awaitResponse(kFinishTimeout, "read"), "read");
}

Result<std::string> Client::sha256(const SectorRange &range)
{
    const auto response = exchange(sha256Request(range), kFinishTimeout, "getsha256digest");
    if (!response)
        return failure(response.error());
    for (std::size_t i = m_logsBefore; i < m_logLines.size(); ++i) {
        if (std::string digest = findDigest(m_logLines[i]); !digest.empty())
            return digest;
    }
    return failure(ErrorCode::Unsupported, "getsha256digest: acknowledged without a digest");
}

Result<void> Client::patch(const Patch &patch)
{
    if (patch.fileName != "DISK")
        return failure(ErrorCode::InvalidArgument, "patch: not for the modem: " + patch.fileName);
    return exchange(patchRequest(patch), kCommandTimeout, "patch").map([](const Response &) {});
}

Result<void> Client::setBootableDrive(unsigned value)
{
    return exchange(bootableDriveRequest(value), kCommandTimeout, "setbootablestoragedrive")
        .map([](const Response &) {});
}

Result<void> Client::power(Power power, unsigned delaySeconds)
{
    const auto response = exchange(powerRequest(power, delaySeconds), kCommandTimeout, "power");
    if (!response && response.error().code() != ErrorCode::PortDisconnected)
        return failure(response.error());
    return {};
}

Result<Response> Client::exchange(const std::string &request, milliseconds timeout, std::string_view name)
{
    REVIVER_TRY(drain());
    REVIVER_TRY(m_transport.write(asBytes(request), kCommandTimeout, m_stop));
    auto response = awaitResponse(timeout, name);
    if (response && !response->ack)
        return failure(ErrorCode::DeviceRefused, fmt::format("{}: NAK{}", name, lastLogs()));
    return response;
}

Result<Response> Client::awaitResponse(milliseconds timeout, std::string_view name)
{
    const Clock::Instant deadline = m_clock.now() + timeout;
    m_unanswered = true;
    for (;;) {
        auto document = m_stream.next();
        if (!document)
            return failure(document.error().during(name));
        if (*document) {
            keepLogs(**document);
            if ((*document)->response) {
                m_unanswered = false;
                return *std::move((*document)->response);
            }
            continue;
        }
        const auto left = std::chrono::ceil<milliseconds>(deadline - m_clock.now());
        auto more = left > milliseconds::zero() ? readMore(left, m_stop)
                                                : failure(ErrorCode::Timeout, "time is up");
        if (more)
            continue;
        if (more.error().code() != ErrorCode::Timeout)
            return failure(std::move(more).error());
        ++m_counters.timeouts;
        return failure(ErrorCode::Timeout,
                       fmt::format("{}: no response within {} ms{}", name, timeout.count(), lastLogs()));
    }
}

Result<void> Client::awaitRawMode(bool on, const Result<Response> &response, std::string_view name) const
{
    if (!response)
        return failure(response.error());
    if (!response->ack)
        return failure(ErrorCode::DeviceRefused, fmt::format("{}: NAK{}", name, lastLogs()));
    if (response->rawMode.value_or(false) != on)
        return failure(ErrorCode::UnexpectedMessage,
                       fmt::format("{}: raw mode did not {}", name, on ? "start" : "end"));
    return {};
}

Result<void> Client::sendRaw(const SectorRange &range, std::uint64_t size, const Source &source,
                             const Progress &progress)
{
    const std::uint64_t whole = range.sectors * range.sectorSize;
    const std::uint64_t piece = pieceSize(range);
    for (std::uint64_t offset = 0; offset < whole; offset += piece) {
        if (offset > 0)
            REVIVER_TRY(expectNoResponse(milliseconds::zero(), "program"));
        const auto length = static_cast<std::size_t>(std::min(piece, whole - offset));
        const auto present
            = static_cast<std::size_t>(std::min<std::uint64_t>(length, size - std::min(size, offset)));
        m_buffer.resize(length);
        REVIVER_TRY(source(offset, MutableByteView(m_buffer).first(present)));
        std::fill(m_buffer.begin() + static_cast<std::ptrdiff_t>(present), m_buffer.end(), std::uint8_t{0});
        REVIVER_TRY(m_transport.write(m_buffer, m_rawTimeout));
        ++m_counters.frames;
        if (progress)
            progress(offset + present, size);
    }
    return {};
}

std::uint64_t Client::pieceSize(const SectorRange &range) const
{
    return std::max<std::uint64_t>(m_maxPayload / range.sectorSize, 1) * range.sectorSize;
}

Result<void> Client::sendEnd(const SectorRange &range)
{
    static constexpr std::array<std::uint8_t, 512> kZeros{};
    if (range.sectors * range.sectorSize % pieceSize(range) == 0)
        return {};
    return m_transport.write(kZeros, m_rawTimeout);
}

Result<void> Client::receiveRaw(std::uint64_t size, const Sink &sink, const Progress &progress)
{
    constexpr std::size_t kPiece = 16 * 1024;
    for (std::uint64_t done = 0; done < size;) {
        m_buffer.resize(static_cast<std::size_t>(std::min<std::uint64_t>(kPiece, size - done)));
        const std::size_t count = m_stream.takeRaw(m_buffer);
        if (count == 0) {
            if (auto more = readMore(m_rawTimeout, {}); !more)
                return failure(more.error().during(fmt::format("read: after {} of {} octets", done, size)));
            continue;
        }
        REVIVER_TRY(sink(ByteView(m_buffer).first(count)));
        done += count;
        if (progress)
            progress(done, size);
    }
    return {};
}

Result<void> Client::drain()
{
    // Logs that are still coming belong to the request before; a late response must not
    // be taken for the next request's.
    const milliseconds quiet = m_unanswered ? kSettleTime : milliseconds::zero();
    for (int reads = 0; reads < kMaxDrainReads; ++reads) {
        const auto more = readMore(quiet, m_stop);
        if (more)
            continue;
        if (more.error().code() != ErrorCode::Timeout)
            return more;
        break;
    }
    for (;;) {
        const auto document = m_stream.next();
        if (!document)
            continue;
        if (!*document)
            break;
        keepLogs(**document);
    }
    m_unanswered = false;
    m_logsBefore = m_logLines.size();
    return {};
}

Result<void> Client::expectNoResponse(milliseconds quiet, std::string_view name)
{
    for (int reads = 0; reads < kMaxDrainReads; ++reads) {
        const auto more = readMore(quiet, {});
        if (!more && more.error().code() != ErrorCode::Timeout)
            return more;
        for (;;) {
            const auto document = m_stream.next();
            if (!document)
                return failure(document.error().during(name));
            if (!*document)
                break;
            keepLogs(**document);
            if (const auto &response = (*document)->response)
                return failure(response->ack ? ErrorCode::UnexpectedMessage : ErrorCode::DeviceRefused,
                               fmt::format("{}: {} at the wrong time{}", name,
                                           response->ack ? "an acknowledgement" : "a NAK", lastLogs()));
        }
        if (!more)
            break;
    }
    return {};
}

std::optional<bool> Client::offers(std::string_view request) const
{
    // Older programmers name all in one line, newer ones each in a line of its own.
    const auto list = std::ranges::find_if(m_logLines, [](const std::string &line) {
        return line.starts_with("Supported Functions") || line.starts_with("Supported functions");
    });
    if (list == m_logLines.end())
        return std::nullopt;
    if ((*list + ' ').find(fmt::format(" {} ", request)) != std::string::npos)
        return true;
    const auto end = std::find_if(list + 1, m_logLines.end(), [](const std::string &line) {
        return line.find(' ') != std::string::npos;
    });
    return std::find(list + 1, end, request) != end;
}

Result<void> Client::readMore(milliseconds timeout, const StopToken &stop)
{
    std::array<std::uint8_t, 16 * 1024> buffer;
    auto received = m_transport.readSome(buffer, timeout, stop);
    if (!received)
        return failure(std::move(received).error());
    m_stream.feed(ByteView(buffer).first(std::min(*received, buffer.size())));
    return {};
}

void Client::keepLogs(const Document &document)
{
    for (const std::string &line : document.logs) {
        if (m_logLines.size() == kMaxLogLines)
            return;
        m_logLines.push_back(line);
        if (m_logListener)
            m_logListener(line);
    }
}

std::string Client::lastLogs() const
{
    constexpr std::size_t kMost = 3;
    std::string text;
    const std::size_t first = std::max(m_logsBefore, m_logLines.size() - std::min(kMost, m_logLines.size()));
    for (std::size_t i = first; i < m_logLines.size(); ++i)
        text += (text.empty() ? ": " : "; ") + m_logLines[i];
    return text;
}

}  // namespace reviver::firehose
