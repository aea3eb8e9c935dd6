// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/firmware/reading.h"

#include <optional>
#include <string>

namespace reviver {

/// A range of octets that may be firmware, and how it was reached.
struct Node {
    ByteSourcePtr data;
    std::string provenance;    ///< "updater.exe > resource UPDATEWIZARD/130"
    std::uint64_t offset = 0;  ///< in the outermost file, as far as it lies there unpacked
    int depth = 0;             ///< how many wrappers are around it
};

/// What a recogniser makes of a node: a bundle, nothing (it is something else), or an
/// Error that ends the search (stopped, unreadable, a bound reached).
using Recognised = Result<std::optional<FirmwareBundle>>;

/// Huawei record container, at any offset. Source: see formats/huawei_chain.h.
Recognised recogniseHuaweiContainer(const Node &node, Reading &reading);
/// A file that is one known image.
Recognised recogniseSingleImage(const Node &node, Reading &reading);
/// A Sierra .cwe or .spk package with its nested images.
Recognised recogniseSierraPackage(const Node &node, Reading &reading);
/// A loader as Intel HEX text; its checksums are tested.
Recognised recogniseIntelHex(const Node &node, Reading &reading);

/// What a wrapper is that can't be opened, and what the user can do: "an NSIS installer;
/// unpack it ..."; empty for everything else.
Result<std::string> describeObstacle(const ByteSource &source);

/// A sentence that says what a file without firmware is, or what stands in the way inside
/// it, and what the user can do.
Result<std::string> describeUnknown(const Node &node, const Reading &reading);

}  // namespace reviver
