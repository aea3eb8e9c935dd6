// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/firmware/byte_source.h"

#include <optional>
#include <string>
#include <vector>

namespace reviver {

/// A range of octets inside a Windows program.
struct PePart {
    std::string name;  ///< "resource UPDATEWIZARD/130", "overlay"
    std::uint64_t offset = 0;
    std::uint64_t size = 0;
};

/// What a Windows program carries besides its code: all resources, whatever their
/// type, and the octets behind its last section (without its certificates).
/// Source: Microsoft PE format specification; overlay rule: m4b/goblin pe (confirmed).
struct PeFile {
    std::vector<PePart> resources;
    std::optional<PePart> overlay;
    bool packedWithUpx = false;
};

/// Reads headers and resource tree of a program; nothing when the source is none.
/// Loops, foreign addresses and endless trees are left out, not followed.
Result<std::optional<PeFile>> readPeFile(const ByteSource &source);

/// How a place inside a program is reached through resources and overlays, nested
/// programs included: " > resource UPDATEWIZARD/130 > resource BIN/250"; empty when
/// the place lies elsewhere.
std::string pathInPrograms(const ByteSourcePtr &source, std::uint64_t offset);

}  // namespace reviver
