// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace reviver {

/// One image of a folder as its index names it.
struct HmfEntry {
    std::string file;  ///< a plain file name
    std::uint32_t recordId = 0;
    std::uint32_t size = 0;
};

/// The text index beside 01.bin, 02.bin ...: a first line such as "Found Firmware for:
/// 33 v31", then a line per image with file name, record id and size, both in hex.
/// Source: forth32/balongflash issue 11 (one source).
struct HmfIndex {
    std::string title;
    std::vector<HmfEntry> entries;

    /// BundleCorrupt, with the line, when a line is not of that form.
    static Result<HmfIndex> decode(std::string_view text);
};

}  // namespace reviver
