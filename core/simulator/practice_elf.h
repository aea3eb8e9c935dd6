// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/bytes.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace reviver::practice {

/// Where one segment of a signed program stands in its file.
struct ElfSegment {
    enum class Kind { Headers, Hashes, Load };
    Kind kind = Kind::Load;
    std::size_t offset = 0;
    std::size_t size = 0;
};

/// A 32-bit ARM program as Qualcomm's boot code takes it: headers, a hash segment with the
/// SHA-256 of every other segment, code. `hardwareId` goes into what stands for its certificate.
/// Source: seven real images, recomputed (confirmed).
Bytes practiceElf(std::uint32_t imageId, std::uint32_t address, ByteView code,
                  std::string_view hardwareId = "0000000000000000");

/// Octets from the file's beginning that hold ELF header and program headers; nothing if
/// `head` (52 octets at least) is no such program.
std::optional<std::size_t> elfHeadersSize(ByteView head);
/// The segments that the program headers name; empty if they make no sense.
std::vector<ElfSegment> elfSegments(ByteView headers);
/// Octets of the whole file.
std::size_t elfSize(const std::vector<ElfSegment> &segments);
/// True when every segment has the digest that the hash segment names.
bool elfIsWhole(ByteView file);
/// HW_ID of the certificate in the hash segment, 16 hex digits; empty if there is none.
std::string elfHardwareId(ByteView file);

}  // namespace reviver::practice
