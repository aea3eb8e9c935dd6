// SPDX-License-Identifier: Apache-2.0
#include "core/firmware/formats/huawei_record.h"

#include "core/base/crc.h"
#include "core/firmware/limits.h"

#include <algorithm>
#include <bit>

namespace reviver::huawei {

namespace {

constexpr std::size_t kVersionAt = 8;
constexpr std::size_t kDataSizeAt = 24;
constexpr std::size_t kChecksumAt = 92;
constexpr std::size_t kBlockSizeAt = 94;

bool saneBlockSize(std::uint32_t size)
{
    return std::has_single_bit(size) && size >= limits::kSmallestBlock && size <= limits::kLargestBlock;
}

bool sizesAgree(std::uint32_t headerSize, std::uint32_t dataSize, std::uint32_t blockSize)
{
    const std::uint64_t blocks = (std::uint64_t{dataSize} + blockSize - 1) / blockSize;
    return blocks <= limits::kRecordBlocks && headerSize == kHeaderSize + 2 * blocks;
}

std::uint16_t headerChecksum(ByteView octets)
{
    constexpr std::uint8_t zeros[2] = {0, 0};
    Crc16X25 crc;
    crc.update(octets.first(kChecksumAt));
    crc.update(zeros);
    crc.update(octets.subspan(kChecksumAt + 2, kHeaderSize - kChecksumAt - 2));
    return crc.value();
}

}  // namespace

std::string fieldText(ByteView field)
{
    std::string text;
    for (const std::uint8_t octet : field) {
        if (octet == 0)
            break;
        if (octet >= 0x20 && octet < 0x7F)
            text += static_cast<char>(octet);
    }
    const auto first = text.find_first_not_of(' ');
    return first == std::string::npos ? std::string()
                                      : text.substr(first, text.find_last_not_of(' ') - first + 1);
}

HeaderFault decodeHeader(ByteView octets, RecordHeader &header)
{
    if (octets.size() < kHeaderSize || !std::ranges::equal(octets.first(4), kRecordMagic))
        return HeaderFault::NoMagic;
    if (loadLe<std::uint32_t>(octets, kVersionAt) != 1)
        return HeaderFault::Version;
    const auto headerSize = loadLe<std::uint32_t>(octets, 4);
    const auto dataSize = loadLe<std::uint32_t>(octets, kDataSizeAt);
    const auto blockSize = loadLe<std::uint32_t>(octets, kBlockSizeAt);
    if (!saneBlockSize(blockSize))
        return HeaderFault::BlockSize;
    if (!sizesAgree(headerSize, dataSize, blockSize))
        return HeaderFault::Size;
    if (headerChecksum(octets) != loadLe<std::uint16_t>(octets, kChecksumAt))
        return HeaderFault::Checksum;
    header = {.headerSize = headerSize,
              .hardware = fieldText(octets.subspan(12, 8)),
              .code = loadLe<std::uint32_t>(octets, 20),
              .dataSize = dataSize,
              .date = fieldText(octets.subspan(28, 16)),
              .time = fieldText(octets.subspan(44, 16)),
              .version = fieldText(octets.subspan(60, 32)),
              .blockSize = blockSize};
    return HeaderFault::None;
}

bool resemblesHeader(ByteView octets)
{
    if (octets.size() < kHeaderSize)
        return octets.size() >= 4 && std::ranges::equal(octets.first(4), kRecordMagic);
    const auto blockSize = loadLe<std::uint32_t>(octets, kBlockSizeAt);
    const bool sizes = saneBlockSize(blockSize)
        && sizesAgree(loadLe<std::uint32_t>(octets, 4), loadLe<std::uint32_t>(octets, kDataSizeAt),
                      blockSize);
    const int likeness = 2 * std::ranges::equal(octets.first(4), kRecordMagic)
        + (loadLe<std::uint32_t>(octets, kVersionAt) == 1) + saneBlockSize(blockSize) + sizes;
    return likeness >= 2;
}

}  // namespace reviver::huawei
