// SPDX-License-Identifier: Apache-2.0
#include "core/simulator/practice_elf.h"

#include "core/base/sha256.h"
#include "core/simulator/made_octets.h"

#include <algorithm>
#include <fmt/format.h>

namespace reviver::practice {
namespace {

constexpr std::size_t kElfHeader = 52;
constexpr std::size_t kProgramHeader = 32;
constexpr std::size_t kSegments = 3;
constexpr std::size_t kHeadersSize = kElfHeader + kSegments * kProgramHeader;
constexpr std::size_t kHashesAt = 0x1000;
constexpr std::size_t kCodeAt = 0x2000;
constexpr std::size_t kHashHeader = 40;
constexpr std::size_t kDigest = 32;
constexpr std::uint32_t kSignature = 256;
constexpr std::uint32_t kMagic = 0x464C457F;
// Bits 24 to 26 of the flags: what the boot code does with a segment.
constexpr std::uint32_t kHeadersFlag = 7u << 24;
constexpr std::uint32_t kHashesFlag = 2u << 24;
constexpr std::uint32_t kLoadable = 1;

Bytes digestOf(ByteView data)
{
    Sha256 digest;
    digest.update(data);
    return digest.finish();
}

/// type, offset, virtual and physical address, size in file and memory, flags, alignment
void appendProgramHeader(Bytes &out, std::uint32_t type, std::size_t offset, std::uint32_t address,
                         std::size_t size, std::uint32_t flags)
{
    const auto length = static_cast<std::uint32_t>(size);
    appendWords(out,
                {type, static_cast<std::uint32_t>(offset), address, address, length, length, flags, 0x1000});
}

Bytes elfHeaders(std::uint32_t address, std::size_t hashes, std::size_t code)
{
    Bytes out;
    appendLe(out, kMagic);
    append(out, Bytes{1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0});
    appendHalves(out, {2, 40});  // program, ARM
    appendWords(out, {1, address, kElfHeader, 0, 0x05000002});
    appendHalves(out, {kElfHeader, kProgramHeader, kSegments, 40, 0, 0});
    appendProgramHeader(out, 0, 0, 0, kHeadersSize, kHeadersFlag);
    appendProgramHeader(out, 0, kHashesAt, 0, hashes, kHashesFlag);
    appendProgramHeader(out, kLoadable, kCodeAt, address, code, 5);
    return out;
}

/// What stands where a chain of certificates would: only the texts that are looked at.
std::string certificateTexts(std::string_view hardwareId)
{
    return fmt::format("Reviver practice certificate, of no use to a real modem; "
                       "01 0000000000000003 SW_ID; 02 {} HW_ID; 04 0000 OEM_ID",
                       hardwareId);
}

ElfSegment::Kind kindOf(std::uint32_t flags)
{
    const std::uint32_t kind = flags & (7u << 24);
    return kind == kHeadersFlag ? ElfSegment::Kind::Headers
        : kind == kHashesFlag   ? ElfSegment::Kind::Hashes
                                : ElfSegment::Kind::Load;
}

}  // namespace

Bytes practiceElf(std::uint32_t imageId, std::uint32_t address, ByteView code, std::string_view hardwareId)
{
    const std::string certificate = certificateTexts(hardwareId);
    const std::size_t hashes = kHashHeader + kSegments * kDigest + kSignature + certificate.size();
    Bytes file = elfHeaders(address, hashes, code.size());
    const Bytes headersDigest = digestOf(file);
    file.resize(kHashesAt, 0);
    const auto size32 = [](std::size_t size) { return static_cast<std::uint32_t>(size); };
    const std::uint32_t signatureAt = address + size32(kHashHeader + kSegments * kDigest);
    appendWords(file,
                {imageId, 3, 0, address, size32(hashes - kHashHeader), size32(kSegments * kDigest),
                 signatureAt, kSignature, signatureAt + kSignature, size32(certificate.size())});
    append(file, headersDigest);
    file.resize(file.size() + kDigest, 0);  // the hash segment has no digest of itself
    append(file, digestOf(code));
    file.resize(file.size() + kSignature, 0x5A);
    append(file, asBytes(certificate));
    file.resize(kCodeAt, 0);
    append(file, code);
    return file;
}

std::optional<std::size_t> elfHeadersSize(ByteView head)
{
    if (head.size() < kElfHeader || loadLe<std::uint32_t>(head) != kMagic || head[4] != 1)
        return std::nullopt;
    const std::size_t tableAt = loadLe<std::uint32_t>(head, 28);
    const std::size_t count = loadLe<std::uint16_t>(head, 44);
    if (tableAt != kElfHeader || loadLe<std::uint16_t>(head, 42) != kProgramHeader || count == 0
        || count > 64)
        return std::nullopt;
    return tableAt + count * kProgramHeader;
}

std::vector<ElfSegment> elfSegments(ByteView headers)
{
    constexpr std::size_t kLargest = 64 * 1024 * 1024;
    std::vector<ElfSegment> segments;
    const auto size = elfHeadersSize(headers);
    if (!size || headers.size() < *size)
        return segments;
    for (std::size_t at = kElfHeader; at < *size; at += kProgramHeader) {
        const ElfSegment segment{kindOf(loadLe<std::uint32_t>(headers, at + 24)),
                                 loadLe<std::uint32_t>(headers, at + 4),
                                 loadLe<std::uint32_t>(headers, at + 16)};
        if (segment.offset > kLargest || segment.size > kLargest)
            return {};
        segments.push_back(segment);
    }
    return segments;
}

std::size_t elfSize(const std::vector<ElfSegment> &segments)
{
    std::size_t size = 0;
    for (const ElfSegment &segment : segments)
        size = std::max(size, segment.offset + segment.size);
    return size;
}

bool elfIsWhole(ByteView file)
{
    const std::vector<ElfSegment> segments = elfSegments(file);
    const auto hashes = std::ranges::find(segments, ElfSegment::Kind::Hashes, &ElfSegment::kind);
    if (hashes == segments.end() || elfSize(segments) > file.size()
        || hashes->size < kHashHeader + segments.size() * kDigest)
        return false;
    const ByteView digests = file.subspan(hashes->offset + kHashHeader);
    for (std::size_t i = 0; i < segments.size(); ++i) {
        const ElfSegment &segment = segments[i];
        if (segment.kind == ElfSegment::Kind::Hashes || segment.size == 0)
            continue;
        if (!std::ranges::equal(digestOf(file.subspan(segment.offset, segment.size)),
                                digests.subspan(i * kDigest, kDigest)))
            return false;
    }
    return true;
}

std::string elfHardwareId(ByteView file)
{
    constexpr std::size_t kDigits = 16;
    const std::string_view text = asText(file);
    const std::size_t at = text.find(" HW_ID");
    return at == std::string_view::npos || at < kDigits ? std::string()
                                                        : std::string(text.substr(at - kDigits, kDigits));
}

}  // namespace reviver::practice
