// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/firmware/reading.h"

#include <functional>

namespace reviver {

/// How unpacking a compressed image ended.
enum class UnpackEnd {
    Whole,          ///< the stream ended by itself; its own checksum, if it has one, is right
    Damaged,        ///< it broke off or is wrong inside
    Refused,        ///< a bound of limits.h was reached: a bomb, or larger than anything known
    NotCompressed,  ///< its first octets only looked like a compressed stream
};

struct Unpacked {
    UnpackEnd end = UnpackEnd::NotCompressed;
    std::uint64_t size = 0;  ///< octets unpacked until then
    Message why;             ///< Damaged and Refused
};

/// True for "zlib" and "gzip", whose streams carry a checksum of what they unpack to.
bool hasOwnChecksum(std::string_view encoding);

/// Unpacks a "zlib", "gzip" or "lzma" (LZMA-alone) image once, piece by piece, and hands
/// each piece to `use`; nothing is kept, and the work stops at the first bound.
/// Errors are only those of reading and stopping.
/// Source: RFC 1950, RFC 1952, LZMA SDK lzma-specification (confirmed).
Result<Unpacked> unpack(const ByteSource &source, std::string_view encoding, Reading &reading,
                        const std::function<void(ByteView)> &use);

}  // namespace reviver
