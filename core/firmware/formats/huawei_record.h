// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/bytes.h"

#include <cstdint>
#include <optional>
#include <string>

namespace reviver::huawei {

/// Every record begins with these octets.
/// Source: forth32/balongflash ptable.h; JoeyJiao/split_updata.pl (confirmed).
inline constexpr std::uint8_t kRecordMagic[4] = {0x55, 0xAA, 0x5A, 0xA5};
/// The header without its table of block checksums.
inline constexpr std::uint32_t kHeaderSize = 98;
/// Octets in front of the first record; the first of them may tell the content of the file.
inline constexpr std::uint32_t kPrefixSize = 92;

/// Why 98 octets are not the header of a record.
enum class HeaderFault { None, NoMagic, Version, BlockSize, Size, Checksum, BeyondEnd };

/// Header of a record, little-endian:
///
///     0  u32 magic            28  date, 16 octets text     94  u32 block size
///     4  u32 header size      44  time, 16 octets text     98  u16 per block: CRC-16/X-25
///     8  u32 version = 1      60  version or type, 32 octets text
///    12  hardware id, 8       92  u16 CRC-16/X-25 of these 98 octets with this field zero
///    20  u32 code
///    24  u32 data size
///
/// The header size counts the checksum table: 98 + 2 * blocks.
/// Source: forth32/balongflash ptable.h; worstenbrood/HuaweiUpdateLibrary; E5172 and
/// U8220 dumps (binwalk issue 173, modaco "Repacking UPDATA.APP") (confirmed).
struct RecordHeader {
    std::uint32_t headerSize = 0;
    std::string hardware;
    std::uint32_t code = 0;
    std::uint32_t dataSize = 0;
    std::string date;
    std::string time;
    std::string version;
    std::uint32_t blockSize = 0;

    std::uint32_t blockCount() const { return (headerSize - kHeaderSize) / 2; }
};

/// What the 98 octets are: fills `header` when nothing is wrong with them.
HeaderFault decodeHeader(ByteView octets, RecordHeader &header);

/// True for octets that were probably meant as a record header, even though they are damaged.
bool resemblesHeader(ByteView octets);

/// Text of a fixed field: up to the first NUL, printable ASCII only, blanks trimmed.
std::string fieldText(ByteView field);

}  // namespace reviver::huawei
