// SPDX-License-Identifier: Apache-2.0
#include "core/firmware/formats/intel_hex.h"

#include "core/firmware/limits.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <numeric>

namespace reviver {

namespace {

enum class Type : std::uint8_t { Data, End, SegmentBase, SegmentStart, LinearBase, LinearStart };

int digitValue(std::uint8_t c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    return -1;
}

class HexDecoder {
public:
    Result<void> line(ByteView text);
    Result<HexMemory> finish();

private:
    tl::unexpected<Error> wrong(std::string_view what) const
    {
        return failure(ErrorCode::BundleCorrupt, fmt::format("Intel HEX, line {}: {}", m_line, what));
    }
    /// Length, address, type, data; the checksum is tested and removed.
    Result<Bytes> octetsOf(ByteView text) const;
    Result<void> data(std::uint16_t offset, ByteView octets);
    Result<void> setting(Type type, ByteView octets);
    Result<void> fill(HexMemory &memory) const;

    std::size_t m_line = 0;
    bool m_ended = false;
    bool m_segmented = false;
    std::uint32_t m_base = 0;
    std::optional<std::uint32_t> m_entry;
    std::map<std::uint64_t, Bytes> m_runs;  ///< octets by address; neighbours are joined
    std::uint64_t m_octets = 0;
};

Result<Bytes> HexDecoder::octetsOf(ByteView text) const
{
    constexpr std::size_t kFewestOctets = 5;
    if (text.size() > limits::kHexLine)
        return wrong("it is too long");
    if (text.front() != ':')
        return wrong("it does not begin with a colon");
    if (text.size() % 2 == 0 || text.size() / 2 < kFewestOctets)
        return wrong("it is cut short");
    Bytes octets;
    for (std::size_t i = 1; i < text.size(); i += 2) {
        const int high = digitValue(text[i]);
        const int low = digitValue(text[i + 1]);
        if (high < 0 || low < 0)
            return wrong("it holds something that is no hex digit");
        octets.push_back(static_cast<std::uint8_t>(high << 4 | low));
    }
    if (octets.size() != kFewestOctets + octets[0])
        return wrong("its length is not the one it states");
    if (std::accumulate(octets.begin(), octets.end(), 0u) % 256 != 0)
        return wrong("its checksum is wrong");
    octets.pop_back();
    return octets;
}

Result<void> HexDecoder::data(std::uint16_t offset, ByteView octets)
{
    const std::uint64_t address = std::uint64_t{m_base} + offset;
    const std::uint64_t end = address + octets.size();
    if (end > (std::uint64_t{1} << 32) || (m_segmented && offset + octets.size() > 0x10000))
        return wrong("it runs over the end of the address space");
    m_octets += octets.size();
    if (m_octets > limits::kLoaderSpan)
        return wrong("there is more data than fits into a loader");
    const auto next = m_runs.lower_bound(address);
    if (next != m_runs.end() && next->first < end)
        return wrong("it overlaps an earlier line");
    if (next != m_runs.begin()) {
        auto &[start, run] = *std::prev(next);
        if (start + run.size() > address)
            return wrong("it overlaps an earlier line");
        if (start + run.size() == address) {
            append(run, octets);
            return {};
        }
    }
    if (m_runs.size() == limits::kHexPieces)
        return wrong("there are more holes in the data than in any loader");
    m_runs.emplace(address, Bytes(octets.begin(), octets.end()));
    return {};
}

Result<void> HexDecoder::setting(Type type, ByteView octets)
{
    const std::size_t wanted = type == Type::SegmentBase || type == Type::LinearBase ? 2 : 4;
    if (octets.size() != wanted)
        return wrong("its length does not fit its type");
    switch (type) {
    case Type::SegmentBase:
        m_base = std::uint32_t{loadBe<std::uint16_t>(octets)} << 4;
        m_segmented = true;
        break;
    case Type::LinearBase:
        m_base = std::uint32_t{loadBe<std::uint16_t>(octets)} << 16;
        m_segmented = false;
        break;
    case Type::SegmentStart:
        m_entry = (std::uint32_t{loadBe<std::uint16_t>(octets)} << 4) + loadBe<std::uint16_t>(octets, 2);
        break;
    default:
        m_entry = loadBe<std::uint32_t>(octets);
        break;
    }
    return {};
}

Result<void> HexDecoder::line(ByteView text)
{
    ++m_line;
    if (!text.empty() && text.back() == '\r')
        text = text.first(text.size() - 1);
    if (text.empty())
        return {};
    if (m_ended)
        return wrong("there is something behind the end record");
    const auto octets = octetsOf(text);
    if (!octets)
        return failure(octets.error());
    const ByteView payload = ByteView(*octets).subspan(4);
    const std::uint8_t type = (*octets)[3];
    if (type > static_cast<std::uint8_t>(Type::LinearStart))
        return wrong(fmt::format("its type 0x{:02x} is unknown", type));
    if (type == static_cast<std::uint8_t>(Type::Data))
        return payload.empty() ? Result<void>() : data(loadBe<std::uint16_t>(*octets, 1), payload);
    if (type != static_cast<std::uint8_t>(Type::End))
        return setting(static_cast<Type>(type), payload);
    m_ended = true;
    return {};
}

Result<void> HexDecoder::fill(HexMemory &memory) const
{
    for (const auto &[address, run] : m_runs) {
        const std::uint64_t end = std::uint64_t{memory.address} + memory.data.size();
        if (address - end > limits::kLoaderGap)
            return failure(ErrorCode::BundleCorrupt,
                           fmt::format("Intel HEX: {} octets before address {:#010x} are missing",
                                       address - end, address));
        if (address + run.size() - memory.address > limits::kLoaderSpan)
            return failure(ErrorCode::LimitExceeded,
                           "Intel HEX: the data spans more memory than a loader has");
        memory.data.resize(static_cast<std::size_t>(address - memory.address), 0xFF);
        append(memory.data, run);
    }
    return {};
}

Result<HexMemory> HexDecoder::finish()
{
    if (!m_ended)
        return failure(ErrorCode::BundleCorrupt,
                       "Intel HEX: the end record is missing, the file is cut short");
    if (m_runs.empty())
        return failure(ErrorCode::BundleCorrupt, "Intel HEX: the file holds no data");
    HexMemory memory{
        .address = static_cast<std::uint32_t>(m_runs.begin()->first), .data = {}, .entry = m_entry};
    REVIVER_TRY(fill(memory));
    return memory;
}

}  // namespace

bool looksLikeIntelHex(ByteView head)
{
    constexpr std::size_t kShortestLine = 11;
    return head.size() >= kShortestLine && head.front() == ':'
        && std::ranges::all_of(head.subspan(1, kShortestLine - 1),
                               [](std::uint8_t c) { return digitValue(c) >= 0; });
}

Result<HexMemory> decodeIntelHex(ByteView text)
{
    HexDecoder decoder;
    while (!text.empty()) {
        const auto end = std::ranges::find(text, '\n');
        const auto length = static_cast<std::size_t>(end - text.begin());
        REVIVER_TRY(decoder.line(text.first(length)));
        text = text.subspan(std::min(length + 1, text.size()));
    }
    return decoder.finish();
}

}  // namespace reviver
