// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/bytes.h"
#include "core/base/result.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace reviver {

/// One row of the Balong flash table; sizes and addresses in octets.
struct BalongPartition {
    std::string name;
    std::uint32_t start = 0;
    std::uint32_t size = 0;
    std::uint32_t loadAddress = 0;
    std::uint32_t entry = 0;
};

/// Flash table of Balong modems: "pTableHead", five 00 and 80, boot ROM text at 16, product at 32, then
/// rows of 48 octets from 48 on (name 16, start, size, length, load address, entry,
/// type, property, count; u32 little-endian); an empty name or one with T ends it.
/// Source: forth32/balong-usbdload parts.h; five real tables (confirmed).
struct BalongTable {
    std::string bootRom;
    std::string product;
    std::vector<BalongPartition> rows;

    static constexpr std::string_view kMagic{"pTableHead\0\0\0\0\0\x80", 16};
    static bool hasMagic(ByteView data);
    static Result<BalongTable> decode(ByteView data);
};

/// One block that the boot ROM loads.
struct UsbLoaderBlock {
    std::uint32_t mode = 0;
    std::uint32_t size = 0;
    std::uint32_t address = 0;
    std::uint32_t offset = 0;  ///< in the file
};

/// Boot ROM loader: u32 0x00020000, then from 36 on blocks of mode, size, address and
/// file offset; mode 0 ends the list. Blocks follow each other and end with the file.
/// Source: forth32/balong-usbdload; four real loaders (confirmed).
struct UsbLoader {
    std::vector<UsbLoaderBlock> blocks;

    static bool hasMagic(ByteView head);
    /// Only the first kHeadSize octets are needed; `fileSize` proves the blocks.
    static Result<UsbLoader> decode(ByteView head, std::uint64_t fileSize);
    static constexpr std::size_t kHeadSize = 0x54;
};

/// Settings to load: two descriptors of {u32 0x766E, start, length}, little-endian, the first
/// for the NV image, the second for XML; starts count from the beginning of the image.
/// Source: forth32/balong-nvtool nvdload-split.c (one source).
struct NvDload {
    std::uint32_t nvStart = 0;
    std::uint32_t nvSize = 0;
    std::uint32_t xmlStart = 0;
    std::uint32_t xmlSize = 0;

    static constexpr std::size_t kHeadSize = 24;
    /// Nothing when the head is none, or a part leads out of the image.
    static std::optional<NvDload> decode(ByteView head, std::uint64_t size);
};

/// Signature area at the end of the first or second record of a signed bundle.
struct BalongSignature {
    std::uint32_t size = 0;
    std::string keyHash;  ///< SHA-256 of the public key, hex
    /// Octets from the end that decode() needs at least.
    static constexpr std::size_t kTail = 12;

    /// Last u32 0xFFAAAFFA, size of the area at end - 12, key hash at its start + 6.
    /// Source: forth32/balongflash signver.c; forth32/qhuaweiflash (confirmed).
    static std::optional<BalongSignature> decode(ByteView tail);
};

}  // namespace reviver
