// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/bytes.h"
#include "core/base/result.h"

#include <cstdint>
#include <optional>

namespace reviver {

/// What an Intel HEX file puts into memory.
struct HexMemory {
    std::uint32_t address = 0;           ///< of the first octet
    Bytes data;                          ///< holes are filled with FF
    std::optional<std::uint32_t> entry;  ///< from a start record (type 03 or 05)
};

/// True for a text that begins like Intel HEX: a colon and hex digits.
bool looksLikeIntelHex(ByteView head);

/// Reads `:LLAAAATT<data>CC` lines with types 00 to 05 and checks everything: digits,
/// length and checksum of every line, no overlap, holes up to 64 KiB, span up to
/// 16 MiB, an end record and nothing behind it. Errors name the line.
/// Source: Intel "Hexadecimal Object File Format Specification" rev. A (confirmed).
Result<HexMemory> decodeIntelHex(ByteView text);

}  // namespace reviver
