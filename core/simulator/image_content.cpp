// SPDX-License-Identifier: Apache-2.0
#include "core/simulator/image_content.h"

#include <algorithm>
#include <array>

namespace reviver::practice {
namespace {

constexpr std::array<std::uint8_t, 8> kTableMagic{0x9A, 0x1B, 0x7D, 0xAA, 0xBC, 0x48, 0x7D, 0x1F};
constexpr std::array<std::uint8_t, 8> kEfs2Magic{0x87, 0x67, 0x85, 0x34, 0x59, 0x77, 0x34, 0x92};
constexpr std::array<std::uint8_t, 8> kSblMagic{0xD1, 0xDC, 0x4B, 0x84, 0x34, 0x10, 0xD7, 0x73};
constexpr std::size_t kTableHeaderSize = 16;
constexpr std::size_t kTableRowSize = 28;
constexpr std::size_t kMbnHeaderSize = 40;
constexpr std::size_t kSblHeaderSize = 80;
constexpr std::size_t kPreambleStep = 0x800;
constexpr std::size_t kPreambleEnd = 0x8000;
constexpr std::uint32_t kHighestImageId = 0x1F;

bool startsWith(ByteView data, ByteView magic)
{
    return data.size() >= magic.size() && std::equal(magic.begin(), magic.end(), data.begin());
}

ImageContent contentOfImageId(std::uint32_t id)
{
    switch (id) {
    case 0x02:
        return ImageContent::Amss;
    case 0x05:
        return ImageContent::AppsBoot;
    case 0x08:
        return ImageContent::Dsp1;
    case 0x09:
        return ImageContent::Fsbl;
    case 0x0A:
        return ImageContent::Dbl;
    case 0x0B:
        return ImageContent::Osbl;
    case 0x0C:
        return ImageContent::Dsp2;
    case 0x15:
        return ImageContent::Sbl1;
    case 0x16:
        return ImageContent::Sbl2;
    case 0x17:
        return ImageContent::Rpm;
    default:
        return ImageContent::Other;
    }
}

ContentVerdict recogniseTable(ByteView image, std::uint64_t imageSize)
{
    if (image.size() < kTableHeaderSize)
        return {ImageContent::PartitionTable, false};
    const std::uint64_t rows = loadLe<std::uint32_t>(image, 12);
    return {ImageContent::PartitionTable, kTableHeaderSize + kTableRowSize * rows <= imageSize};
}

/// A preamble holds the same magic with a marker in place of the image id; the
/// real header follows at a multiple of 0x800.
ContentVerdict recogniseSbl(ByteView image, std::uint64_t imageSize)
{
    for (std::size_t at = 0; at < kPreambleEnd && at + kSblHeaderSize <= image.size(); at += kPreambleStep) {
        if (!startsWith(image.subspan(at), kSblMagic))
            continue;
        const auto id = loadLe<std::uint32_t>(image, at + 8);
        if (id > kHighestImageId)
            continue;
        const std::uint64_t size = loadLe<std::uint32_t>(image, at + 28);
        return {contentOfImageId(id), at + kSblHeaderSize + size <= imageSize};
    }
    return {};
}

ContentVerdict recogniseMbn(ByteView image, std::uint64_t imageSize)
{
    if (image.size() < kMbnHeaderSize)
        return {};
    const auto id = loadLe<std::uint32_t>(image, 0);
    const auto version = loadLe<std::uint32_t>(image, 4);
    const auto load = loadLe<std::uint32_t>(image, 12);
    const std::uint64_t size = loadLe<std::uint32_t>(image, 16);
    const auto codeSize = loadLe<std::uint32_t>(image, 20);
    const auto signature = loadLe<std::uint32_t>(image, 24);
    if (id == 0 || id > kHighestImageId || version != 3 || signature != load + codeSize || size < codeSize)
        return {};
    return {contentOfImageId(id), kMbnHeaderSize + size <= imageSize};
}

bool isDigit(std::uint8_t octet)
{
    return octet >= '0' && octet <= '9';
}

/// Length of "11.433.57.00.260" at the start of `text`, 0 when there is none.
std::size_t versionLength(ByteView text)
{
    std::size_t at = 0;
    for (int group = 0; group < 5; ++group) {
        if (group > 0 && (at >= text.size() || text[at++] != '.'))
            return 0;
        const std::size_t start = at;
        while (at < text.size() && isDigit(text[at]) && at - start < 3)
            ++at;
        if (at == start)
            return 0;
    }
    return at;
}

}  // namespace

ContentVerdict recogniseContent(ByteView head, std::uint64_t size)
{
    if (startsWith(head, kTableMagic))
        return recogniseTable(head, size);
    if (startsWith(head, kEfs2Magic))
        return {ImageContent::Efs2, size % 512 == 0};
    if (startsWith(head, kSblMagic))
        return recogniseSbl(head, size);
    return recogniseMbn(head, size);
}

std::string_view contentName(ImageContent content)
{
    switch (content) {
    case ImageContent::PartitionTable:
        return "partition-table";
    case ImageContent::Dbl:
        return "dbl";
    case ImageContent::Fsbl:
        return "fsbl";
    case ImageContent::Osbl:
        return "osbl";
    case ImageContent::Sbl1:
        return "sbl1";
    case ImageContent::Sbl2:
        return "sbl2";
    case ImageContent::Rpm:
        return "rpm";
    case ImageContent::AppsBoot:
        return "appsboot";
    case ImageContent::Amss:
        return "amss";
    case ImageContent::Dsp1:
        return "dsp1";
    case ImageContent::Dsp2:
        return "dsp2";
    case ImageContent::Efs2:
        return "efs2";
    case ImageContent::Other:
        break;
    }
    return "other";
}

std::optional<std::string> findVersionText(ByteView image)
{
    for (std::size_t at = 0; at < image.size(); ++at) {
        if (!isDigit(image[at]) || (at > 0 && (isDigit(image[at - 1]) || image[at - 1] == '.')))
            continue;
        if (const std::size_t length = versionLength(image.subspan(at)))
            return std::string(asText(image.subspan(at, length)));
    }
    return std::nullopt;
}

}  // namespace reviver::practice
