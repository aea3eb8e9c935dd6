// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/bytes.h"

#include <cstdint>
#include <optional>

namespace reviver {

/// Superblock of an EFS2 or CEFS factory image, little-endian: magic 34856787 92347759,
/// u16 factory version, u16 superblock version, u32 pages per block, u32 page size in
/// octets, u32 blocks.
/// Source: asutoshpalai/notes EC315.md (magic, confirmed); fields one source.
struct Efs2Image {
    std::uint16_t version = 0;
    std::uint16_t superblockVersion = 0;
    std::uint32_t pagesPerBlock = 0;
    std::uint32_t pageSize = 0;
    std::uint32_t blocks = 0;

    static bool hasMagic(ByteView head);
    static std::optional<Efs2Image> decode(ByteView head);

    bool pageSizeIsKnown() const { return pageSize == 512 || pageSize == 2048 || pageSize == 4096; }
};

}  // namespace reviver
