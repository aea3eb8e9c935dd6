// SPDX-License-Identifier: Apache-2.0
#include "core/firmware/images/mbn.h"

#include <algorithm>
#include <array>

namespace reviver {

namespace {

constexpr std::uint32_t kCodeWord = 0x844BDCD1;
constexpr std::uint32_t kMagic = 0x73D71034;
constexpr std::array<std::uint32_t, 3> kPreambleMarkers = {0x7D0B435A, 0x7D0B5436, 0x7D0B6577};
constexpr std::uint32_t kElfFile = 0x464C457F;
constexpr std::size_t kPreambleStep = 0x800;
constexpr std::uint32_t kMostImageId = 0x20;

bool isMarker(std::uint32_t word)
{
    return std::ranges::find(kPreambleMarkers, word) != kPreambleMarkers.end();
}

/// Pointers and sizes agree with each other and with the octets that are there.
bool consistent(const MbnHeader &header, std::uint32_t signaturePointer, std::uint32_t certificatePointer,
                std::uint64_t available)
{
    const std::uint64_t parts
        = std::uint64_t{header.codeSize} + header.signatureSize + header.certificateSize;
    return header.codeSize > 0 && header.imageSize == parts
        && signaturePointer == header.loadAddress + header.codeSize
        && certificatePointer == signaturePointer + header.signatureSize
        && header.headerSize + std::uint64_t{header.imageSize} <= available;
}

}  // namespace

bool startsWithCodeWord(ByteView head)
{
    return head.size() >= 12 && loadLe<std::uint32_t>(head) == kCodeWord
        && loadLe<std::uint32_t>(head, 4) == kMagic;
}

std::optional<MbnHeader> MbnHeader::decodeShort(ByteView head, std::uint64_t available)
{
    if (head.size() < kShort)
        return std::nullopt;
    const auto word = [&](std::size_t index) { return loadLe<std::uint32_t>(head, 4 * index); };
    const MbnHeader header{.headerSize = kShort,
                           .imageId = word(0),
                           .loadAddress = word(3),
                           .imageSize = word(4),
                           .codeSize = word(5),
                           .signatureSize = word(7),
                           .certificateSize = word(9)};
    if (header.imageId == 0 || header.imageId >= kMostImageId || word(1) != 3)
        return std::nullopt;
    if (!consistent(header, word(6), word(8), available))
        return std::nullopt;
    return header;
}

std::optional<MbnHeader> MbnHeader::decodeLong(ByteView head, std::uint64_t available)
{
    if (head.size() < kLong || !startsWithCodeWord(head))
        return std::nullopt;
    const auto word = [&](std::size_t index) { return loadLe<std::uint32_t>(head, 4 * index); };
    const MbnHeader header{.headerSize = kLong,
                           .imageId = word(2),
                           .loadAddress = word(6),
                           .imageSize = word(7),
                           .codeSize = word(8),
                           .signatureSize = word(10),
                           .certificateSize = word(12)};
    if (header.imageId == 0 || header.imageId >= kMostImageId || word(5) != kLong)
        return std::nullopt;
    if (!consistent(header, word(9), word(11), available))
        return std::nullopt;
    return header;
}

std::optional<MbnHeader> MbnHeader::decodeCut(ByteView head)
{
    const auto shortOne = decodeShort(head, UINT64_MAX);
    return shortOne ? shortOne : decodeLong(head, UINT64_MAX);
}

std::optional<LoaderIdent> LoaderIdent::decode(ByteView file)
{
    if (file.size() < kSize || loadLe<std::uint32_t>(file, file.size() - kSize) != 0xDEADBEEF)
        return std::nullopt;
    return LoaderIdent{.chip = loadLe<std::uint32_t>(file, file.size() - 8),
                       .address = loadLe<std::uint32_t>(file, file.size() - 4)};
}

bool startsWithPreamble(ByteView head)
{
    return startsWithCodeWord(head) && isMarker(loadLe<std::uint32_t>(head, 8));
}

std::optional<std::size_t> offsetBehindPreamble(ByteView head)
{
    for (std::size_t at = kPreambleStep; at + 12 <= head.size(); at += kPreambleStep) {
        const ByteView here = head.subspan(at);
        if (loadLe<std::uint32_t>(here) == kElfFile)
            return at;
        if (startsWithCodeWord(here) && !isMarker(loadLe<std::uint32_t>(here, 8)))
            return at;
    }
    return std::nullopt;
}

ImageRole roleOfImageId(std::uint32_t imageId)
{
    switch (imageId) {
    case 0x02:
        return ImageRole::Amss;
    case 0x05:
        return ImageRole::AppsBoot;
    case 0x06:
        return ImageRole::Apps;
    case 0x07:
    case 0x0E:
        return ImageRole::Loader;
    case 0x08:
        return ImageRole::Dsp1;
    case 0x09:
        return ImageRole::Fsbl;
    case 0x0A:
        return ImageRole::Dbl;
    case 0x0B:
        return ImageRole::Osbl;
    case 0x0C:
        return ImageRole::Dsp2;
    case 0x0D:
        return ImageRole::EmergencyLoader;
    case 0x15:
        return ImageRole::Sbl1;
    case 0x16:
        return ImageRole::Sbl2;
    case 0x17:
        return ImageRole::Rpm;
    case 0x18:
        return ImageRole::Sbl3;
    case 0x19:
        return ImageRole::Tz;
    case 0x1C:
        return ImageRole::Dsp3;
    default:
        return ImageRole::Unknown;
    }
}

}  // namespace reviver
