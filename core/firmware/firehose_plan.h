// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace reviver {

/// One thing that a Firehose set wants done.
struct FirehoseStep {
    enum class Kind { Erase, Program, Patch };

    Kind kind = Kind::Program;
    std::uint32_t sectorSize = 0;     ///< octets
    std::uint32_t pagesPerBlock = 0;  ///< 0 when the list does not say
    std::uint32_t physicalPartition = 0;
    std::uint64_t startSector = 0;
    std::uint64_t sectors = 0;     ///< Erase and Program
    std::string file;              ///< Program: as the list names it; Patch: file, or "DISK"
    std::string label = {};        ///< of the partition, if the list says it
    std::uint32_t byteOffset = 0;  ///< Patch
    std::uint32_t size = 0;        ///< Patch, octets
    std::string value;             ///< Patch: number, NUM_DISK_SECTORS/BLOCKS with an offset, or CRC32(a,b)
    std::optional<std::size_t> image
        = {};  ///< Program: index into FirmwareBundle::images; nothing if missing

    std::uint64_t endSector() const { return startSector + sectors; }
    bool operator==(const FirehoseStep &) const = default;
};

/// Reads a rawprogram*.xml or patch*.xml list: root `data` or `patches`, elements
/// `program`, `erase` and `patch`. BundleCorrupt names the element that is wrong;
/// LimitExceeded for lists larger than any real one.
/// Source: EG25 update set; bkerler/edl; linux-msm/qdl (confirmed).
Result<std::vector<FirehoseStep>> readFirehoseList(std::string_view xml);

/// The steps in the order in which they are safe: erase from sector 0, other erase
/// rows, program rows, the rows of sector 0 last of all, then patches. Broken off
/// before the end, the modem stays in its emergency mode and can be repaired again.
/// Source: public copies of Quectel QFirehose (one source).
std::vector<FirehoseStep> inSafeOrder(std::vector<FirehoseStep> steps);

/// One line for every two program rows that overlap.
std::vector<std::string> overlaps(const std::vector<FirehoseStep> &steps);

/// `name` of a list in `folder` ("update/firehose/") as a path inside the set;
/// InvalidArgument for names that lead out of it.
Result<std::string> resolveInside(std::string_view folder, std::string_view name);

}  // namespace reviver
